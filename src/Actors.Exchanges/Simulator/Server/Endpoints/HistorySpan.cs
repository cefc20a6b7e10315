namespace Actors.Exchanges.Simulator.Server;

/// <summary>How long a span of the past may be asked for at once.</summary>
internal static class HistorySpan
{
    public const long Day = 86_400_000;

    public static ApiException TooLong() => new(-1127, "More than 24 hours between startTime and endTime.");
}
