namespace Actors.Runtime;

/// <content>Running many seeds.</content>
public sealed partial class Simulation
{
    /// <summary>
    /// Runs a scenario once for every seed, several at a time, and stops at the first that fails: its faults are
    /// shrunk to the least that fail in the same way, and it is run again to keep its trace.
    /// </summary>
    /// <param name="seeds">The seeds, in the order in which "first" is meant.</param>
    /// <param name="scenario">Adds nodes, tells their actors, and gives what the invariants look at. It is called once for every run, on any thread.</param>
    /// <param name="invariants">What must hold.</param>
    /// <param name="options">How the runs go.</param>
    public static Exploration Explore<TScenario>(IEnumerable<long> seeds, Func<Simulation, TScenario> scenario, IReadOnlyList<Invariant<TScenario>> invariants, SimulationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(seeds);
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(invariants);
        options ??= new();
        long[] all = [.. seeds];
        var player = new Player<TScenario>(scenario, invariants, options);
        if (all.Length > 0 && player.FindDifference(all[0]) is { } difference)
            return new(1, 0, player.Play(all[0], keepsTrace: true) with { Violation = difference }, []);
        var turns = 0L;
        var parallelism = options.Parallelism > 0 ? options.Parallelism : Environment.ProcessorCount;
        var loop = Parallel.For(0, all.Length, new ParallelOptions { MaxDegreeOfParallelism = parallelism }, (at, state) =>
        {
            var run = player.Play(all[at]);
            Interlocked.Add(ref turns, run.Turns);
            if (run.Violation is not null)
                state.Break();
        });
        if (loop.LowestBreakIteration is not { } first)
            return new(all.Length, turns, Failure: null, []);
        var failed = player.Play(all[first]);
        return new(first + 1, turns, player.Play(failed.Seed, player.Shrink(failed), keepsTrace: true), failed.Faults);
    }

    /// <summary>Runs a scenario once, with the faults of a report or of one's own, and keeps the trace.</summary>
    public static Run Replay<TScenario>(long seed, IReadOnlyList<Fault> faults, Func<Simulation, TScenario> scenario, IReadOnlyList<Invariant<TScenario>> invariants, SimulationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(faults);
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(invariants);
        return new Player<TScenario>(scenario, invariants, options ?? new()).Play(seed, faults, keepsTrace: true);
    }

    /// <summary>The faults that a seed draws.</summary>
    internal static IReadOnlyList<Fault> FaultsOf(long seed, SimulationOptions options) =>
        Runtime.Faults.Draw(options.Faults, options.MostFaults, new Chance(seed).For(Purpose.Faults));
}
