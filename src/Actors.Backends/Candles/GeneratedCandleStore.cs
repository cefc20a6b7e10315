using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Actors.Domain;

namespace Actors.Backends.Candles;

/// <summary>
/// Serves generated candles for any symbol, so that a first backtest needs no data. The timeframes of a symbol belong
/// together: all are made of the same finest candles.
/// </summary>
/// <param name="from">Where the candles begin.</param>
/// <param name="to">Where they end, exclusive.</param>
/// <param name="finest">The timeframe that is generated; others are made of it.</param>
public sealed class GeneratedCandleStore(DateTimeOffset from, DateTimeOffset to, long seed, Timeframe finest) : ICandleStore
{
    public GeneratedCandleStore(DateTimeOffset from, DateTimeOffset to, long seed)
        : this(from, to, seed, Timeframe.OneMinute)
    {
    }

    public LoadedCandles Load(Series series)
    {
        if (!series.Timeframe.IsMultipleOf(finest))
            throw new CandleDataException(
                $"found the timeframe {series.Timeframe}; expected a multiple of {finest}, of which generated candles are made; name another timeframe");
        var first = finest.OpenOf(from);
        var count = (to - first) / finest.Duration;
        if (count is < 1 or > 100_000_000)
            throw new CandleDataException(
                $"found {Math.Floor(count)} candles of {finest} from {from:O} to {to:O}; expected 1 to 100000000 to generate; name another range or timeframe");

        var candles = CandleAggregator.Aggregate(
            GeneratedCandles.Series(series with { Timeframe = finest }, first, (int)count, SeedOf(series.Symbol)),
            series.Timeframe);
        if (candles.Count == 0)
            throw new CandleDataException(
                $"found no whole candle of {series.Timeframe} from {from:O} to {to:O}; expected at least one; name a longer range");
        var last = candles.Count - 1;
        return new(
            candles, $"generated candles, not market data (seed {seed})", HashOf(candles),
            new(candles[0].OpenTime, candles[last].OpenTime, candles.Count, candles.Count, 0, [], []));
    }

    // FNV-1a over the name, so that symbols differ and each is the same in every run.
    long SeedOf(Symbol symbol)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in symbol.Name)
            hash = (hash ^ letter) * 1099511628211;
        return (long)(hash ^ (ulong)seed);
    }

    static string HashOf(CandleSeries candles)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(MemoryMarshal.AsBytes(candles.OpenTimes));
        foreach (var column in CacheFile.ColumnsOf(candles))
            hash.AppendData(MemoryMarshal.AsBytes(column.Mantissas));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
