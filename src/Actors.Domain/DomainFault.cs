namespace Actors.Domain;

/// <summary>A broken invariant or an impossible value. The message names what was found and what was expected.</summary>
public sealed class DomainFault(string message) : Exception(message)
{
    /// <param name="remedy">What to do about it; the message ends with it.</param>
    /// <param name="between">What stands between the two.</param>
    public DomainFault(string problem, string remedy, string between = ": ") : this(problem + between + remedy) =>
        (Problem, Remedy) = (problem, remedy);

    /// <summary>The message without the remedy.</summary>
    public string Problem { get; } = message;

    /// <summary>What to do about it, by itself; null where nobody says it.</summary>
    public string? Remedy { get; }
}
