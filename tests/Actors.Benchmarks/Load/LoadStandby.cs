using Actors.Domain;
using Actors.Exchanges.Binance.Market;
using Actors.Exchanges.Binance.Rest;
using Actors.Exchanges.Binance.Wire;
using Actors.Exchanges.Fallback;

namespace Actors.Benchmarks.Load;

/// <summary>A second source of the same candles that stands by, from the moment on at which it is let go.</summary>
sealed class LoadStandby : IMarketFeed
{
    readonly TaskCompletionSource<(IReadOnlyList<(Series Series, DateTimeOffset From)> Wanted, IMarketSink Sink)> asked = new();
    readonly TimeProvider clock;
    readonly BinanceRest rest;
    readonly WatchedFeed feed;

    LoadStandby(BinanceEnvironment environment, LoadDesk desk, TimeProvider clock)
    {
        this.clock = clock;
        rest = new(new(environment, clock));
        feed = new(
            new BinanceFeed(new(new StreamOptions(environment.Streams) { Open = CountingSocket.Open }), new BinanceMarketRest(rest), clock),
            desk.Arrivals.Keys.ToDictionary(static series => series, static _ => new Arrivals()));
    }

    public static LoadStandby Of(BinanceEnvironment environment, LoadDesk desk, TimeProvider clock) => new(environment, desk, clock);

    /// <summary>Two sources, of which this is the second.</summary>
    public IMarketFeed Behind(IMarketFeed first) => new FallbackFeed(new("first", first), new("second", this), new(), clock);

    /// <summary>Ends when all its streams are live.</summary>
    public async Task LetGo(int streams)
    {
        var (wanted, sink) = await asked.Task;
        await feed.Start(wanted, sink, CancellationToken.None);
        while (feed.Live < streams)
            await Task.Delay(100);
    }

    public ValueTask Start(IReadOnlyList<(Series Series, DateTimeOffset From)> wanted, IMarketSink sink, CancellationToken stop)
    {
        asked.SetResult((wanted, sink));
        return ValueTask.CompletedTask;
    }

    /// <summary>Twice: by the feed in front of it, and at the end.</summary>
    public async ValueTask DisposeAsync()
    {
        await feed.DisposeAsync();
        rest.Dispose();
    }
}
