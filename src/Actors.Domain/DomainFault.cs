namespace Actors.Domain;

/// <summary>A broken invariant or an impossible value. The message names what was found and what was expected.</summary>
public sealed class DomainFault(string message) : Exception(message)
{
    /// <param name="remedy">What to do about it; the message ends with it.</param>
    public DomainFault(string problem, string remedy) : this($"{problem}: {remedy}") => Remedy = remedy;

    /// <summary>What to do about it, by itself; null where only the message says it, or nobody.</summary>
    public string? Remedy { get; init; }
}
