namespace Actors.Host.Settings;

/// <summary>Something that the user gave is wrong; the message has the place, what was found and the remedy. Exit code 1.</summary>
public sealed class InputException(string message) : Exception(message)
{
    /// <param name="problem">The place, and what was found.</param>
    /// <param name="remedy">What to do about it; the message ends with it.</param>
    /// <param name="between">What stands between the two.</param>
    public InputException(string problem, string remedy, string between = "; ") : this(problem + between + remedy) =>
        (Problem, Remedy) = (problem, remedy);

    /// <summary>The message without the remedy.</summary>
    public string Problem { get; } = message;

    /// <summary>What to do about it, by itself; null where nobody says it.</summary>
    public string? Remedy { get; init; }
}
