using Actors.Domain;
using Actors.Exchanges.Binance.Market;

namespace Actors.Tests.Exchanges.Binance.Market;

/// <summary>A feed of three series from a <see cref="FakeVenue"/>, whose time goes on when all has come to rest.</summary>
sealed class StreamDesk : IAsyncDisposable
{
    public static readonly IReadOnlyList<Series> All =
        [.. new[] { "BTCUSDT", "ETHUSDT", "SOLUSDT" }.Select(symbol => new Series("binance", new(symbol), Timeframe.OneMinute))];

    static readonly DateTimeOffset Midnight = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    readonly BinanceFeed feed;

    StreamDesk(FakeVenue venue)
    {
        Venue = venue;
        Judge = new(venue, [.. All.Select(series => (series, Midnight.AddHours(-1)))]);
        feed = new(venue.Options, venue, venue.Clock);
    }

    public FakeVenue Venue { get; }
    public CandleJudge Judge { get; }

    /// <summary>How long after its close the candle came that was the last to come.</summary>
    public TimeSpan Latest { get; private set; }

    public FakeSocket Link => Venue.Open[^1];

    public bool Has(Series series) => Venue.Open.Any(socket => socket.Has(VenueInterval.StreamOf(series.Symbol, series.Timeframe)));

    public static async Task<StreamDesk> Open(int seed, Action<FakeVenue>? arrange = null)
    {
        var venue = new FakeVenue(All, seed);
        arrange?.Invoke(venue);
        var desk = new StreamDesk(venue);
        await desk.feed.Start([.. All.Select(series => (series, Midnight.AddHours(-1)))], desk.Judge, default);
        return desk;
    }

    public async Task Run(int seconds)
    {
        for (var second = 0; second < seconds; second++)
        {
            await Venue.Second();
            if (!Judge.AreAllLive)
                continue;
            var late = All.Max(series => Venue.Clock.GetUtcNow() - Judge.Next(series) - series.Timeframe.Duration);
            Latest = late > Latest ? late : Latest;
        }
    }

    /// <returns>After how many seconds it was so.</returns>
    public async Task<int> Until(Func<bool> condition, int within, string what)
    {
        var second = 0;
        for (; second < within && !condition(); second++)
            await Run(1);
        condition().ShouldBeTrue($"waited {within} s for {what}:\n{string.Join('\n', Judge.Healths.TakeLast(8))}");
        return second;
    }

    public ValueTask DisposeAsync() => feed.DisposeAsync();
}
