namespace Actors.Runtime;

/// <content>Playing a scenario to its end.</content>
public sealed partial class Simulation
{
    const string Confined = "nothing leaves the simulation";

    /// <summary>Runs the scenario until nothing is left to happen, time is over or something is wrong.</summary>
    /// <returns>What was wrong, or null.</returns>
    internal Violation? Play<TScenario>(Func<Simulation, TScenario> scenario, IReadOnlyList<Invariant<TScenario>> invariants)
    {
        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        var turn = Turn.OfThisThread;
        var outerCell = turn.Cell; // an actor of another system, or a test kit, may be what runs the simulation
        turn.Cell = null;
        try
        {
            Drive(scenario, invariants);
        }
        catch (Exception failure)
        {
            Fail(Confined, failure.ToString());
        }
        finally
        {
            turn.Cell = outerCell;
            SynchronizationContext.SetSynchronizationContext(outer);
            foreach (var node in nodes.Where(static node => node.IsUp))
                node.System.Kill();
        }
        if (violation is not null)
            Recorder.Note($"violated: {violation.Invariant}");
        return violation;
    }

    void Drive<TScenario>(Func<Simulation, TScenario> scenario, IReadOnlyList<Invariant<TScenario>> invariants)
    {
        var state = scenario(this);
        Invariant<TScenario>[] always = [.. invariants.Where(static one => one.IsChecked == Hold.Always)];
        while (violation is null && Step())
        {
            foreach (var invariant in always)
                Check(invariant, state);
            if (Turns > options.MostTurns)
                Fail("the run comes to rest", $"it was still going after {options.MostTurns} turns, at {Elapsed}");
        }
        RequireNoEscape();
        foreach (var invariant in invariants)
            Check(invariant, state);
    }

    void Check<TScenario>(Invariant<TScenario> invariant, TScenario state)
    {
        if (violation is not null)
            return;
        string? found;
        try
        {
            found = invariant.Check(state);
        }
        catch (Exception failure)
        {
            found = failure.Message;
        }
        if (found is not null)
            Fail(invariant.Name, found);
    }

    /// <summary>At rest nobody may be waiting: what would wake them is not of this simulation.</summary>
    void RequireNoEscape()
    {
        foreach (var node in nodes.Where(static node => node.IsUp))
        {
            if (node.System.TakeFatal() is { } fatal)
                Fail(Confined, fatal.Message);
            if (NextTimer() is null && FindAwaiting(node.System.UserGuardian) is { } cell)
                Fail(Confined, $"{cell.Self} waits in {Continuations.NameOf(cell)} for what nothing in the simulation will complete: a real timer, thread or device, or an ask without a timeout");
        }
    }

    static ActorCell? FindAwaiting(LocalActorRef parent)
    {
        foreach (var child in parent.Cell.GetChildren())
        {
            var cell = ((LocalActorRef)child).Cell;
            if ((cell.IsAwaiting ? cell : FindAwaiting((LocalActorRef)child)) is { } found)
                return found;
        }
        return null;
    }
}
