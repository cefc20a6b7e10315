using Actors.Domain;

namespace Actors.Exchanges.Conformance;

/// <summary>A feed with the log of what it told.</summary>
sealed class CandleWatch : IAsyncDisposable
{
    const int FineHistory = 20;
    const int CoarseHistory = 3;
    const int LiveCandles = 2;

    readonly IMarketFeed feed;
    readonly Bench bench;

    CandleWatch(IMarketFeed feed, Bench bench, IReadOnlyList<(Series Series, DateTimeOffset From)> wanted)
    {
        (this.feed, this.bench, Wanted) = (feed, bench, wanted);
        Log = new(bench.Clock);
    }

    public CandleLog Log { get; }
    public IReadOnlyList<(Series Series, DateTimeOffset From)> Wanted { get; }

    /// <summary>A feed of both timeframes with some candles of the past.</summary>
    public static Task<CandleWatch> Start(Bench bench)
    {
        var (fine, coarse) = (bench.Market.Finest, bench.Market.Coarser);
        return Start(bench,
        [
            (bench.Market.FineSeries, fine.OpenOf(bench.Now - (fine.Duration * FineHistory))),
            (bench.Market.CoarseSeries, coarse.OpenOf(bench.Now - (coarse.Duration * CoarseHistory))),
        ]);
    }

    public static async Task<CandleWatch> Start(Bench bench, IReadOnlyList<(Series Series, DateTimeOffset From)> wanted)
    {
        var watch = new CandleWatch(bench.Connector.OpenFeed(), bench, wanted);
        await watch.feed.Start(wanted, watch.Log, bench.RunStop);
        return watch;
    }

    public async Task<Price> Price()
    {
        await bench.Until(() => Task.FromResult(Log.LastPrice is not null), bench.Patience.Certainty, "a candle of the feed", () => "none");
        return Log.LastPrice!.Value;
    }

    /// <summary>Waits until some candles of a series came live, and the series is healthy.</summary>
    public Task Live(Series series, int candles = LiveCandles) => bench.Until(
        () => Task.FromResult(Log.LiveOf(series) >= candles && Log.HealthOf(series) == FeedHealth.Live),
        (series.Timeframe.Duration * (candles + 1)) + bench.Patience.Candle + bench.Patience.Certainty,
        $"{candles} candles of {series} as they close, and Live",
        () => $"{Log.LiveOf(series)} of {Log.ClosedOf(series).Count}, {Log.HealthOf(series)}");

    /// <summary>Waits until a candle that opens at this time or later has come.</summary>
    public Task Closed(Series series, DateTimeOffset open) => bench.Until(
        () => Task.FromResult(Log.ClosedOf(series) is [.., var last] && last.Candle!.Value.OpenTime >= open),
        (open + series.Timeframe.Duration > bench.Now ? open + series.Timeframe.Duration - bench.Now : TimeSpan.Zero) + bench.Patience.Certainty,
        $"the candle of {open:O}", () => $"{Log.ClosedOf(series).LastOrDefault()}");

    public ValueTask DisposeAsync() => feed.DisposeAsync();
}
