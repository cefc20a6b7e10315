namespace Actors.Runtime;

/// <summary>One run of a scenario, as it went.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Faults">The plan of faults.</param>
/// <param name="Violation">What was wrong, or null.</param>
/// <param name="Turns">How many turns it took.</param>
/// <param name="Elapsed">How much virtual time passed.</param>
/// <param name="Fingerprint">Equal for runs that took the same steps.</param>
/// <param name="Trace">Every message handled and every fault, in their order; empty where it was not asked for.</param>
public sealed record Run(
    long Seed, IReadOnlyList<Fault> Faults, Violation? Violation, long Turns, TimeSpan Elapsed, ulong Fingerprint, IReadOnlyList<string> Trace);
