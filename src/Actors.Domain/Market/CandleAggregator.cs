namespace Actors.Domain;

/// <summary>
/// Makes the candles of a coarser timeframe out of finer ones, live and from history alike. A coarse candle closes
/// when the fine candle that ends its span arrives, or, where that one is missing, when a candle of a later span
/// does; a span without any fine candle makes none. What is still forming at the end of the data never closes.
/// </summary>
/// <remarks>
/// A history that begins inside a span cannot know what traded before it, so that first span is dropped: its candle
/// would look whole and be false. Gaps later on are taken as what they are in a venue's own candles: nothing traded.
/// A candle without trades (volume 0, flat at the close before) counts only where its whole span has none, so that a
/// coarse candle opens at its first trade, as the venue's does.
/// </remarks>
public sealed class CandleAggregator
{
    readonly Timeframe from;
    readonly Timeframe to;
    DateTimeOffset? last;
    Price lastClose;
    Candle forming;
    bool isForming;
    bool isWhole;
    bool hasTraded;

    /// <exception cref="DomainFault">Candles of <paramref name="to"/> are not made of whole ones of <paramref name="from"/>.</exception>
    public CandleAggregator(Timeframe from, Timeframe to) =>
        (this.from, this.to) = to.IsMultipleOf(from) ? (from, to)
            : throw new DomainFault($"candles of {to} cannot be made of {from} candles: {to} is not a multiple of {from}");

    /// <summary>What the span under way holds so far, or null between spans.</summary>
    public Candle? Forming => isForming ? forming : null;

    /// <summary>Takes the next fine candle. Two candles close when the end of the span before was missing.</summary>
    /// <exception cref="DomainFault">The candle does not open on its timeframe, or not after the one before.</exception>
    public ClosedCandles Add(in Candle candle)
    {
        if (from.OpenOf(candle.OpenTime) != candle.OpenTime)
            throw new DomainFault($"a {from} candle cannot open at {candle.OpenTime:O}");
        if (candle.OpenTime <= last)
            throw new DomainFault($"a candle of {candle.OpenTime:O} came after the one of {last:O}");
        var begins = to.OpenOf(candle.OpenTime);
        var isLate = isForming && begins > forming.OpenTime;
        var late = forming;
        var lateIsWhole = isWhole;

        var trades = !candle.Volume.IsZero || candle.High > candle.Low || candle.Close != lastClose;
        if (!isForming || isLate)
        {
            isWhole = last is not null || begins == candle.OpenTime;
            (forming, hasTraded) = (candle with { OpenTime = begins }, trades);
        }
        else if (trades)
        {
            forming = hasTraded ? forming.JoinedWith(candle) : candle with { OpenTime = begins };
            hasTraded = true;
        }
        (last, lastClose) = (candle.OpenTime, candle.Close);

        var closes = candle.OpenTime + from.Duration == begins + to.Duration;
        isForming = !closes;
        return (isLate && lateIsWhole, closes && isWhole) switch
        {
            (true, true) => new(late, forming),
            (true, false) => new(late),
            (false, true) => new(forming),
            _ => ClosedCandles.None,
        };
    }

    /// <summary>The closed candles of the coarser timeframe, by the same rules.</summary>
    /// <exception cref="DomainFault">Candles of <paramref name="to"/> are not made of whole ones of the series.</exception>
    public static CandleSeries Aggregate(CandleSeries series, Timeframe to)
    {
        if (series.Series.Timeframe == to)
            return series;
        var aggregator = new CandleAggregator(series.Series.Timeframe, to);
        var closed = new List<Candle>();
        for (var i = 0; i < series.Count; i++)
            foreach (var candle in aggregator.Add(series[i]))
                closed.Add(candle);
        return CandleSeries.Of(series.Series with { Timeframe = to }, closed);
    }
}
