using Actors.Domain;

namespace Actors.Backtest.Report.Data;

/// <summary>The candles of a series as the report draws them: its own, or coarser ones where there are too many.</summary>
/// <param name="Last">For each drawn candle the index of the last own candle in it.</param>
public sealed record DrawnCandles(CandleSeries Own, CandleSeries Candles, IReadOnlyList<int> Last)
{
    static readonly TimeSpan[] Round =
    [
        .. new[] { 5, 15, 30 }.Select(seconds => TimeSpan.FromSeconds(seconds)),
        .. new[] { 1, 2, 3, 5, 10, 15, 30 }.Select(minutes => TimeSpan.FromMinutes(minutes)),
        .. new[] { 1, 2, 4, 6, 8, 12 }.Select(hours => TimeSpan.FromHours(hours)),
        .. new[] { 1, 3, 7, 28 }.Select(days => TimeSpan.FromDays(days)),
    ];

    public bool IsCoarser => Candles.Series.Timeframe != Own.Series.Timeframe;

    /// <param name="most">No more candles than these are drawn.</param>
    public static DrawnCandles Of(CandleSeries own, int most)
    {
        if (own.Count <= most)
            return new(own, own, [.. Enumerable.Range(0, own.Count)]);
        var coarser = Coarser(own, Coarser(own.Series.Timeframe, (own.Count + most - 1) / most));
        while (coarser.Candles.Count > Math.Max(1, most))   // sparse data needs a longer timeframe than its count tells
            coarser = Coarser(own, Coarser(coarser.Candles.Series.Timeframe, 2));
        return coarser;
    }

    static Timeframe Coarser(Timeframe own, int factor)
    {
        var least = own.Duration * factor;
        foreach (var duration in Round)
        {
            if (duration >= least && Timeframe.Of(duration) is var round && round.IsMultipleOf(own))
                return round;
        }
        return Timeframe.Of(least);
    }

    static DrawnCandles Coarser(CandleSeries own, Timeframe timeframe)
    {
        var candles = new List<Candle>();
        var last = new List<int>();
        for (var i = 0; i < own.Count; i++)
        {
            var next = own[i];
            var open = timeframe.OpenOf(next.OpenTime);
            if (candles.Count > 0 && candles[^1].OpenTime == open)
            {
                candles[^1] = Joined(candles[^1], next);
                last[^1] = i;
            }
            else
            {
                candles.Add(next with { OpenTime = open });
                last.Add(i);
            }
        }
        return new(own, CandleSeries.Of(own.Series with { Timeframe = timeframe }, candles), last);
    }

    static Candle Joined(in Candle first, in Candle next) => first with
    {
        High = first.High > next.High ? first.High : next.High,
        Low = first.Low < next.Low ? first.Low : next.Low,
        Close = next.Close,
        Volume = first.Volume + next.Volume,
    };

    /// <summary>Shares out a number of candles: no series gets more than it has, and what one leaves the larger ones take.</summary>
    public static IReadOnlyList<int> Share(int total, IReadOnlyList<int> counts)
    {
        var shares = new int[counts.Count];
        var left = total;
        var waiting = counts.Count;
        foreach (var (index, count) in counts.Index().OrderBy(series => series.Item))
        {
            shares[index] = Math.Min(count, left / waiting--);
            left -= shares[index];
        }
        return shares;
    }
}
