using Actors.Domain;
using Actors.Runtime;

namespace Actors.Trading.Symbols;

/// <summary>What a live feed says besides closed candles.</summary>
public static class FeedProtocol
{
    /// <summary>The health of a series changed: entries on it wait while it is not <see cref="FeedHealth.Live"/>.</summary>
    public sealed record HealthChanged(Series Series, FeedHealth Health, string Why, DateTimeOffset At);

    /// <summary>What the feed did about a series; published too.</summary>
    public sealed record Noted(Series Series, FeedNote Note, DateTimeOffset At);

    /// <summary>Published when the venue changed the rules or the status of a symbol.</summary>
    public sealed record RulesSeen(Instrument Instrument, bool Trading);

    /// <summary>Asks for the closed candles that open from a time on, up to now; a symbol that starts anew does.</summary>
    public sealed record Refill(Series Series, DateTimeOffset From);

    /// <summary>The candles that were asked for.</summary>
    public sealed record Refilled(IReadOnlyList<Candle> Candles);

    /// <summary>They cannot be had now.</summary>
    public sealed record RefillFailed(string Why);

    /// <summary>Who gets the candles of which base series, and the open time of the first one.</summary>
    public sealed record Connect(IReadOnlyList<(Series Series, DateTimeOffset From, IActorRef Symbol)> Symbols);

    /// <summary>Whether the strategies of a series may enter, and why they may not.</summary>
    public sealed record MayDecide(bool Value, string Why);

    /// <summary>An entry that a strategy called for and that must not be: risk keeps it with the reason.</summary>
    public sealed record Withheld(SignalRaised Raised, Refusal Why);

    /// <summary>Published when the data of a series are not what they should be, and entries on it wait.</summary>
    /// <param name="Check">The stable name of a <see cref="QualityCheck"/>, the state of the feed, or <c>score</c>.</param>
    public sealed record QualityFault(Series Series, string Check, string Text, DateTimeOffset At);

    /// <summary>Published when entries on a series go on.</summary>
    public sealed record QualityRestored(Series Series, DateTimeOffset At);

    /// <summary>Answered by a <see cref="SeriesHealth"/>.</summary>
    public sealed record GetHealth;

    /// <param name="Why">Of the health, or why entries wait.</param>
    /// <param name="Score">0 to 100, of <see cref="CandleQuality"/>; 0 while the feed is not live.</param>
    /// <param name="Faults">How often each check has found something, by its name.</param>
    public sealed record SeriesHealth(
        Series Series, FeedHealth Health, string Why, int Score, DateTimeOffset? LastOpen, IReadOnlyDictionary<string, long> Faults)
    {
        /// <summary>False while entries on the series wait because of its data.</summary>
        public bool Decides { get; init; } = true;

        /// <summary>The last gaps that were closed, oldest first.</summary>
        public IReadOnlyList<FeedNote.GapRepaired> Repairs { get; init; } = [];
    }
}
