namespace Actors.Decisions.Strategies;

/// <summary>
/// A strategy that cannot be had as it was asked for, or breaks its word. The message names what was found, what is
/// allowed and the nearest known name.
/// </summary>
/// <param name="parameter">The parameter at fault, so that its line can be found; null when it is the strategy itself.</param>
public sealed class StrategyException(string message, string? parameter = null, Exception? inner = null)
    : Exception(message, inner)
{
    public string? Parameter => parameter;

    /// <summary>What to do about it, by itself; null where that is not known.</summary>
    public string? Remedy { get; init; }

    /// <summary>Of a remedy that is the name that was probably meant.</summary>
    internal static string? Instead(string? name) => name is null ? null : $"write {name} instead";
}
