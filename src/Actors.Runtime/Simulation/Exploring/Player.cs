namespace Actors.Runtime;

/// <summary>Plays one scenario again and again.</summary>
internal sealed class Player<TScenario>(Func<Simulation, TScenario> scenario, IReadOnlyList<Invariant<TScenario>> invariants, SimulationOptions options)
{
    /// <summary>Plays a seed with the faults that it draws.</summary>
    internal Run Play(long seed, bool keepsTrace = false) => Play(seed, Simulation.FaultsOf(seed, options), keepsTrace);

    internal Run Play(long seed, IReadOnlyList<Fault> faults, bool keepsTrace = false)
    {
        var recorder = new RunRecorder(keepsTrace);
        var simulation = new Simulation(seed, faults, options, recorder);
        var violation = simulation.Play(scenario, invariants);
        return new(seed, faults, violation, simulation.Turns, simulation.Elapsed, recorder.Fingerprint, recorder.Trace);
    }

    /// <summary>The least part of a failing plan that still fails in the same way, found by leaving out ever smaller parts.</summary>
    /// <remarks>Delta debugging, Zeller and Hildebrandt 2002: https://doi.org/10.1109/32.988498</remarks>
    internal IReadOnlyList<Fault> Shrink(Run failed)
    {
        var plan = failed.Faults;
        if (plan.Count > 0 && Fails([]))
            return [];
        for (var part = Math.Max(1, plan.Count / 2); part >= 1; part /= 2)
        {
            for (var at = 0; at < plan.Count;)
            {
                IReadOnlyList<Fault> rest = [.. plan.Take(at), .. plan.Skip(at + part)];
                if (rest.Count > 0 && Fails(rest))
                    plan = rest;
                else
                    at += part;
            }
        }
        return plan;

        bool Fails(IReadOnlyList<Fault> faults) =>
            Play(failed.Seed, faults).Violation is { } found && string.Equals(found.Invariant, failed.Violation!.Invariant, StringComparison.Ordinal);
    }

    /// <summary>Plays a seed twice, and says where the runs part if they do.</summary>
    internal Violation? FindDifference(long seed)
    {
        var (first, second) = (Play(seed, keepsTrace: true), Play(seed, keepsTrace: true));
        var at = 0;
        while (at < first.Trace.Count && at < second.Trace.Count && string.Equals(first.Trace[at], second.Trace[at], StringComparison.Ordinal))
            at++;
        return at == first.Trace.Count && at == second.Trace.Count ? null : new("a run is a function of its seed", $"two runs of seed {seed} part at step {at + 1}: <{LineOf(first)}> and <{LineOf(second)}>");

        string LineOf(Run run) => at < run.Trace.Count ? run.Trace[at] : "the end";
    }
}
