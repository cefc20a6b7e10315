using System.Globalization;
using System.Text;

namespace Actors.Runtime;

/// <summary>What exploring the seeds of a scenario has found.</summary>
/// <param name="Runs">How many seeds were run up to the first that failed, or all.</param>
/// <param name="Turns">How many turns the runs took together.</param>
/// <param name="Failure">The first seed that failed, with the least plan of faults and its trace; null where all held.</param>
/// <param name="DrawnFaults">The faults that the failing seed had drawn, before they were shrunk.</param>
public sealed record Exploration(long Runs, long Turns, Run? Failure, IReadOnlyList<Fault> DrawnFaults)
{
    const int ShownSteps = 60;

    /// <exception cref="SimulationException">A seed failed; the message is the report.</exception>
    public void ThrowIfFailed()
    {
        if (Failure is not null)
            throw new SimulationException(ToString());
    }

    /// <summary>A report for a person: seed, what was wrong, faults and the last steps.</summary>
    public override string ToString()
    {
        if (Failure is not { Violation: { } violation } run)
            return string.Create(CultureInfo.InvariantCulture, $"{Runs} seeds held in {Turns} turns");
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"seed {run.Seed} violates: {violation.Invariant}\nfound: {violation.Found}\n");
        text.Append(CultureInfo.InvariantCulture, $"faults, {run.Faults.Count} of the {DrawnFaults.Count} drawn:\n");
        foreach (var fault in run.Faults)
            text.Append(CultureInfo.InvariantCulture, $"  {fault}\n");
        var skipped = Math.Max(0, run.Trace.Count - ShownSteps);
        text.Append(CultureInfo.InvariantCulture, $"trace of {run.Trace.Count} steps{(skipped > 0 ? $", the last {ShownSteps}" : "")}:\n");
        foreach (var step in run.Trace.Skip(skipped))
            text.Append(CultureInfo.InvariantCulture, $"  {step}\n");
        return text.ToString();
    }
}

/// <summary>A seed of an exploration failed.</summary>
public sealed class SimulationException(string message) : AkkaException(message);
