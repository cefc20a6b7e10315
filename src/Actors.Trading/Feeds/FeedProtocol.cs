using Actors.Domain;

namespace Actors.Trading.Feeds;

public static class FeedProtocol
{
    /// <summary>The health of a series changed at the feed.</summary>
    public sealed record HealthChanged(Series Series, FeedHealth Health, string Why);

    /// <summary>The venue changed the rules or the status of a symbol. Published too.</summary>
    public sealed record InstrumentChanged(Instrument Instrument, bool Trading);

    /// <summary>Answered by a <see cref="FeedView"/>.</summary>
    public sealed record GetFeed;

    /// <param name="Series">Every series of the feed, in the order in which it was asked for.</param>
    public sealed record FeedView(IReadOnlyList<SeriesHealth> Series);

    /// <param name="Last">The last closed candle; null before the first.</param>
    public sealed record SeriesHealth(Series Series, FeedHealth Health, string Why, Candle? Last);
}
