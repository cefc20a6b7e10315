namespace Actors.Domain;

/// <summary>
/// Live candles of a venue. Of every series asked for, each closed candle is delivered once and in order: what was
/// missed, at the start or while a connection was down, is fetched and delivered before anything newer.
/// </summary>
public interface IMarketFeed : IAsyncDisposable
{
    /// <summary>Starts to deliver. Called once.</summary>
    /// <param name="wanted">Each series with the open time that its first candle shall have.</param>
    /// <param name="sink">Told on the feed's own threads; of one series by one thread at a time.</param>
    ValueTask Start(IReadOnlyList<(Series Series, DateTimeOffset From)> wanted, IMarketSink sink, CancellationToken stop);
}

/// <summary>Who is told of a market. Must not block.</summary>
public interface IMarketSink
{
    /// <summary>A candle is final.</summary>
    void Closed(Series series, in Candle candle);

    /// <summary>The candle that is still forming, as it stands.</summary>
    void Forming(Series series, in Candle candle);

    /// <summary>Told when it changes. Decisions wait while it is not <see cref="FeedHealth.Live"/>.</summary>
    void Health(Series series, FeedHealth health, string why);

    /// <summary>A gap was found or closed, or the source changed.</summary>
    void Noted(Series series, FeedNote note);

    /// <summary>The venue changed the rules or the status of a symbol.</summary>
    void Changed(Instrument instrument, bool trading);
}

public enum FeedHealth
{
    /// <summary>Candles of the past are being fetched.</summary>
    CatchingUp,
    /// <summary>Contiguous up to now, and frames come.</summary>
    Live,
    /// <summary>Connected, but the series is mute for longer than it ever should be.</summary>
    Stale,
    /// <summary>No connection.</summary>
    Down,
}

/// <summary>Candles of the past, asked of a venue.</summary>
public interface ICandleHistory
{
    /// <summary>The closed candles with <paramref name="from"/> ≤ open time &lt; <paramref name="to"/>, contiguous and in order.</summary>
    /// <exception cref="CandleDataException">They cannot be had; the message says why.</exception>
    ValueTask<IReadOnlyList<Candle>> Closed(Series series, DateTimeOffset from, DateTimeOffset to, CancellationToken stop);
}
