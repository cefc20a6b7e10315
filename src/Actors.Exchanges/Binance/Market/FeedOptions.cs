using Actors.Domain;

namespace Actors.Exchanges.Binance.Market;

/// <summary>How a <see cref="BinanceFeed"/> fetches, waits and judges.</summary>
/// <param name="Streams">How its connections are kept.</param>
public sealed record FeedOptions(StreamOptions Streams)
{
    /// <summary>The name that the feed's series have, such as <c>binance</c>.</summary>
    public string Exchange { get; init; } = "binance";

    /// <summary>Series whose history is fetched at the same time.</summary>
    public int Fetchers { get; init; } = 4;

    /// <summary>
    /// The newest row of history is taken as final only so long after its close: while no newer one follows it, what
    /// answered may lag behind the venue's clock.
    /// </summary>
    public TimeSpan Settling { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A closed candle that has not come so long after its close is asked for.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How often overdue candles and silent streams are looked for.</summary>
    public TimeSpan Tick { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Silence that deserves a question while nothing is known of a stream yet.</summary>
    public TimeSpan FirstSilence { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The least silence that deserves a question.</summary>
    public TimeSpan LeastSilence { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>A frame that history says should have come is waited for so long before the stream counts as dead.</summary>
    public TimeSpan Proof { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>From silence that deserves a question to the stream that counts as dead, at most: a look at either end.</summary>
    public TimeSpan Proving => Proof + 2 * Tick;

    /// <summary>The first wait after history could not be had; it doubles up to <see cref="LongestRetry"/>.</summary>
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan LongestRetry { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How often the rules of the symbols, and whether they trade, are looked at.</summary>
    public TimeSpan SymbolsEvery { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>So many answers have to agree that the venue has no candle before one is passed over.</summary>
    public int ReadsBeforeSkip { get; init; } = 3;

    /// <summary>For a venue whose time runs so many times as fast as the wall clock: the network and this machine do not.</summary>
    public FeedOptions AtPace(double pace) => this with
    {
        Grace = Grace * pace,
        LeastSilence = LeastSilence * pace,
        FirstSilence = FirstSilence * pace,
    };
}
