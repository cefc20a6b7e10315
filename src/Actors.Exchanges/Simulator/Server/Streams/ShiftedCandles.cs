namespace Actors.Exchanges.Simulator.Server;

/// <summary>
/// Candles whose days begin in another time zone, folded of finer ones: quarters of an hour, which every zone of the
/// world is a multiple of ahead of UTC, or minutes for one that is nobody's.
/// </summary>
internal static class ShiftedCandles
{
    /// <summary>Candles as <see cref="CandleBook.Query"/> answers them.</summary>
    public static IReadOnlyList<Kline> Query(
        CandleBook candles, KlineInterval interval, TimeSpan zone, long? start, long? end, int limit)
    {
        if (IsSame(interval, zone))
            return candles.Query(interval, start, end, limit);
        var folded = Fold(candles, interval, (long)zone.TotalMilliseconds);
        var found = folded.Where(c => c.OpenTime >= (start ?? long.MinValue) && c.OpenTime <= (end ?? long.MaxValue)).ToList();
        return start is null ? [.. found.TakeLast(limit)] : [.. found.Take(limit)];
    }

    /// <summary>Whether the candle opens and closes at the same moments as in UTC.</summary>
    public static bool IsSame(KlineInterval interval, TimeSpan zone)
    {
        var offset = (long)zone.TotalMilliseconds;
        return offset == 0 || interval < KlineInterval.ThreeDays && interval.OpenOf(offset) == offset;
    }

    static List<Kline> Fold(CandleBook candles, KlineInterval interval, long offset)
    {
        var folded = new List<Kline>();
        var part = KlineInterval.FifteenMinutes.OpenOf(offset) == offset ? KlineInterval.FifteenMinutes : KlineInterval.OneMinute;
        foreach (var fine in candles.Query(part, null, null, int.MaxValue))
        {
            var open = interval.OpenOf(fine.OpenTime + offset) - offset;
            if (folded.Count > 0 && folded[^1].OpenTime == open)
                folded[^1] = folded[^1].With(fine);
            else
                folded.Add(Kline.Empty(open, interval.NextOpen(open + offset) - offset - 1, fine.Open).With(fine));
        }
        return folded;
    }
}
