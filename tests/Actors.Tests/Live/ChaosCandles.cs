using System.Collections.Concurrent;
using Actors.Domain;
using Actors.Exchanges.Simulator;

namespace Actors.Tests.Live;

/// <summary>Passes a feed on and keeps every closed candle that it delivered, in the order in which it did.</summary>
sealed class ChaosCandles(IMarketFeed inner) : IMarketFeed
{
    readonly ConcurrentDictionary<Series, Delivered> series = [];

    public IEnumerable<Series> Series => series.Keys;

    public ValueTask Start(IReadOnlyList<(Series Series, DateTimeOffset From)> wanted, IMarketSink sink, CancellationToken stop)
    {
        foreach (var (one, from) in wanted)
            series[one] = new(from);
        return inner.Start(wanted, new Tap(sink, series), stop);
    }

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    /// <summary>What is wrong with the candles of a series that were delivered; null where nothing is.</summary>
    /// <param name="upTo">The open time of a candle that must have been delivered; null where the feed stopped at some moment.</param>
    public string? FaultOf(Series one, CandleBook venue, DateTimeOffset? upTo)
    {
        var (from, candles) = series[one].Copy();
        for (var i = 0; i < candles.Count; i++)
        {
            var due = from + (one.Timeframe.Duration * i);
            if (candles[i].OpenTime != due)
                return $"{one}: candle {i} opens at {candles[i].OpenTime:HH:mm:ss}, expected {due:HH:mm:ss}";
        }
        if (candles.Count == 0)
            return upTo is null ? null : $"{one}: no candle came";
        if (upTo > candles[^1].OpenTime)
            return $"{one}: the last candle is of {candles[^1].OpenTime:HH:mm:ss}, expected {upTo:HH:mm:ss}";
        var there = venue.Query(KlineInterval.OneMinute, from.ToUnixTimeMilliseconds(), candles[^1].OpenTime.ToUnixTimeMilliseconds(), candles.Count);
        return there.Zip(candles).Where(static pair => !IsSame(pair.First, pair.Second)).Select(pair => $"{one}: {pair.Second} came, the venue has {pair.First}").FirstOrDefault()
            ?? (there.Count == candles.Count ? null : $"{one}: {candles.Count} candles came, the venue has {there.Count}");
    }

    static bool IsSame(Kline venue, Candle candle) =>
        venue.OpenTime == candle.OpenTime.ToUnixTimeMilliseconds() && venue.Open == candle.Open.Value && venue.High == candle.High.Value
        && venue.Low == candle.Low.Value && venue.Close == candle.Close.Value && venue.Volume == candle.Volume.Value;

    sealed class Delivered(DateTimeOffset from)
    {
        readonly List<Candle> candles = [];

        public void Add(in Candle candle)
        {
            lock (candles)
                candles.Add(candle);
        }

        public (DateTimeOffset From, IReadOnlyList<Candle> Candles) Copy()
        {
            lock (candles)
                return (from, [.. candles]);
        }
    }

    sealed class Tap(IMarketSink sink, ConcurrentDictionary<Series, Delivered> series) : PassingSink(sink)
    {
        public override void Closed(Series one, in Candle candle)
        {
            series[one].Add(candle);
            base.Closed(one, candle);
        }
    }
}
