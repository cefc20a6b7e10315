using Actors.Domain;

namespace Actors.Trading.Symbols;

/// <summary>What is said of the data of a live series besides its closed candles.</summary>
public static class QualityProtocol
{
    /// <summary>The health of a series changed: decisions on it wait while it is not <see cref="FeedHealth.Live"/>.</summary>
    public sealed record HealthChanged(Series Series, FeedHealth Health, string Why, DateTimeOffset At);

    /// <summary>Asks for the closed candles that open from a time on, up to now; a symbol that starts anew does.</summary>
    public sealed record Refill(Series Series, DateTimeOffset From);

    /// <summary>The candles that were asked for.</summary>
    public sealed record Refilled(IReadOnlyList<Candle> Candles);

    /// <summary>They cannot be had now.</summary>
    public sealed record RefillFailed(string Why);

    /// <summary>Whether the strategies of a series may speak.</summary>
    public sealed record MayDecide(bool Value);

    /// <summary>Published when the data of a series are not what they should be, and decisions on it wait.</summary>
    /// <param name="Check">The stable name of the check: gap, spike, crossed, frozen, stale, down …</param>
    public sealed record QualityFault(Series Series, string Check, string Text, DateTimeOffset At);

    /// <summary>Published when decisions on a series go on.</summary>
    public sealed record QualityRestored(Series Series, DateTimeOffset At);

    /// <summary>Answered by a <see cref="SeriesHealth"/>.</summary>
    public sealed record GetHealth;

    /// <param name="Score">0 to 100: the part of the last candles without a fault, and 0 while the series is not live.</param>
    /// <param name="Faults">How often each check has failed, by its name.</param>
    public sealed record SeriesHealth(
        Series Series, FeedHealth Health, string Why, int Score, DateTimeOffset? LastOpen, IReadOnlyDictionary<string, long> Faults);
}
