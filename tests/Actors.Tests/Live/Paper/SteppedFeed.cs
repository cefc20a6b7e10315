using Actors.Domain;

namespace Actors.Tests.Live.Paper;

/// <summary>The candles of some series, delivered when the test says that they close; those before are history.</summary>
sealed class SteppedFeed(IReadOnlyList<(Series Series, IReadOnlyList<Candle> Candles)> markets) : IMarketFeed, ICandleHistory
{
    IMarketSink? sink;
    DateTimeOffset now;

    /// <summary>Every moment at which candles close, with the series that they are of, in their order.</summary>
    public static IReadOnlyList<(DateTimeOffset At, IReadOnlyList<(Series Series, Candle Candle)> Candles)> Moments(
        IReadOnlyList<(Series Series, IReadOnlyList<Candle> Candles)> markets) =>
    [
        .. markets
            .SelectMany(market => market.Candles.Select(candle => (At: candle.OpenTime + market.Series.Timeframe.Duration, market.Series, candle)))
            .GroupBy(one => one.At).OrderBy(group => group.Key)
            .Select(group => (group.Key, (IReadOnlyList<(Series, Candle)>)[.. group.Select(one => (one.Series, one.candle))])),
    ];

    /// <summary>What closed by then is delivered at the start.</summary>
    public void BeginAt(DateTimeOffset time) => now = time;

    public void Close(Series series, in Candle candle) => sink!.Closed(series, candle);

    public void Be(Series series, FeedHealth health) => sink!.Health(series, health, "the test says so");

    public ValueTask Start(IReadOnlyList<(Series Series, DateTimeOffset From)> wanted, IMarketSink sink, CancellationToken stop)
    {
        this.sink = sink;
        foreach (var (_, candles) in Moments(markets).TakeWhile(moment => moment.At <= now))
        {
            foreach (var (series, candle) in candles)
                sink.Closed(series, candle);
        }
        foreach (var (series, _) in wanted)
            sink.Health(series, FeedHealth.Live, "the test says so");
        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<Candle>> Closed(Series series, DateTimeOffset from, DateTimeOffset to, CancellationToken stop) =>
        throw new CandleDataException("nothing is missing here that could be asked for");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
