namespace Actors.Exchanges.Simulator;

/// <summary>
/// The candles of one symbol in every interval, made of its trades. Trades are added to the forming second and minute
/// alone; what is coarser is made of closed minutes and the forming one. Spans without trades are flat candles at the
/// last price. Nothing exists before the first trade.
/// </summary>
public sealed class CandleBook
{
    const int Minute = (int)KlineInterval.OneMinute;

    readonly Ring<Kline>[] closed;
    readonly Kline[] forming = new Kline[KlineIntervals.All.Count];
    readonly Action<KlineInterval, Kline> onClosed;
    bool begun;

    // The closed part of the span that was asked for last, which holds for a minute.
    (int Minutes, long Until, Kline Candle) span;

    /// <param name="keep">How many closed candles of each interval are remembered.</param>
    internal CandleBook(int keep, Action<KlineInterval, Kline> onClosed)
    {
        closed = [.. KlineIntervals.All.Select(_ => new Ring<Kline>(keep))];
        this.onClosed = onClosed;
    }

    /// <summary>Tell of closed seconds too, the empty ones included.</summary>
    public bool CloseSeconds { get; set; }

    /// <summary>The candle under way, or null before the first trade.</summary>
    public Kline? Forming(KlineInterval interval) => !begun ? null
        : interval <= KlineInterval.OneMinute ? forming[(int)interval]
        : forming[(int)interval].With(forming[Minute]);

    /// <summary>
    /// Candles in order, by their open times, both ends included: without bounds or with an end alone the newest ones,
    /// else the oldest from the start on. The last may be the one that is forming.
    /// </summary>
    public IReadOnlyList<Kline> Query(KlineInterval interval, long? start, long? end, int limit) => !begun || limit <= 0 ? []
        : interval == KlineInterval.OneSecond ? QuerySeconds(start, end, limit)
        : QueryClosed(interval, start, end, limit);

    /// <summary>The last closed minutes and the forming one.</summary>
    internal IEnumerable<Kline> LastMinutes(int count)
    {
        if (!begun)
            yield break;
        yield return forming[Minute];
        var minutes = closed[Minute];
        for (var i = minutes.Count - 1; i >= Math.Max(0, minutes.Count - count + 1); i--)
            yield return minutes[i];
    }

    /// <summary>The last so many minutes and the one under way, as one candle; null before the first trade.</summary>
    internal Kline? Span(int minutes)
    {
        if (!begun)
            return null;
        var last = forming[Minute];
        if (span.Minutes != minutes || span.Until != last.OpenTime)
            span = (minutes, last.OpenTime, ClosedSpan(minutes));
        return span.Candle.With(last);
    }

    internal void Add(in MarketTrade trade)
    {
        if (!begun)
            Begin(trade.Time, trade.Price);
        Advance(trade.Time);
        forming[0] = forming[0].With(trade);
        forming[Minute] = forming[Minute].With(trade);
    }

    /// <summary>A trade that is no part of the candles' prices and volumes, but of their counts.</summary>
    internal void Count(in MarketTrade trade)
    {
        if (!begun)
            return;
        Advance(trade.Time);
        forming[0] = forming[0].Counting(trade);
        forming[Minute] = forming[Minute].Counting(trade);
    }

    /// <summary>Takes over a closed minute of the past without a word to anybody.</summary>
    internal void AddPast(in Kline minute)
    {
        if (!begun)
            Begin(minute.OpenTime, minute.Open);
        forming[Minute] = minute;
        CloseMinute(tell: false);
        forming[0] = Kline.Empty(forming[Minute].OpenTime, forming[Minute].OpenTime + 999, minute.Close);
    }

    /// <summary>Closes all that ends by <paramref name="now"/>.</summary>
    internal void Advance(long now)
    {
        if (!begun)
            return;
        while (now > forming[Minute].CloseTime)
        {
            AdvanceSeconds(forming[Minute].CloseTime + 1);
            CloseMinute(tell: true);
        }
        AdvanceSeconds(now);
    }

    Kline ClosedSpan(int minutes)
    {
        var ring = closed[Minute];
        var from = Math.Max(0, ring.Count - minutes);
        if (from >= ring.Count)
            return Kline.Empty(forming[Minute].OpenTime, forming[Minute].CloseTime, forming[Minute].Open);
        var sum = ring[from];
        for (var i = from + 1; i < ring.Count; i++)
            sum = sum.With(ring[i]);
        return sum;
    }

    void Begin(long time, decimal price)
    {
        begun = true;
        foreach (var interval in KlineIntervals.All)
        {
            var open = interval.OpenOf(time);
            forming[(int)interval] = Kline.Empty(open, interval.NextOpen(open) - 1, price);
        }
    }

    void AdvanceSeconds(long now)
    {
        while (now > forming[0].CloseTime)
        {
            var second = forming[0];
            if (second.Trades > 0)
                closed[0].Add(second);
            if (CloseSeconds)
                onClosed(KlineInterval.OneSecond, second);
            // Nobody hears of the seconds in between: on to the last one.
            var open = CloseSeconds ? second.CloseTime + 1 : KlineInterval.OneSecond.OpenOf(now);
            forming[0] = Kline.Empty(open, open + 999, second.Close);
        }
    }

    void CloseMinute(bool tell)
    {
        var minute = forming[Minute];
        closed[Minute].Add(minute);
        if (tell)
            onClosed(KlineInterval.OneMinute, minute);
        for (var i = Minute + 1; i < forming.Length; i++)
        {
            var coarse = forming[i].With(minute);
            if (coarse.CloseTime == minute.CloseTime)
            {
                closed[i].Add(coarse);
                if (tell)
                    onClosed((KlineInterval)i, coarse);
                var open = coarse.CloseTime + 1;
                coarse = Kline.Empty(open, ((KlineInterval)i).NextOpen(open) - 1, minute.Close);
            }
            forming[i] = coarse;
        }
        var next = minute.CloseTime + 1;
        forming[Minute] = Kline.Empty(next, next + 59_999, minute.Close);
    }

    List<Kline> QueryClosed(KlineInterval interval, long? start, long? end, int limit)
    {
        var ring = closed[(int)interval];
        var last = Forming(interval)!.Value;
        var count = ring.Count + 1;
        Kline At(int i) => i < ring.Count ? ring[i] : last;
        var from = start is { } least ? ring.FirstAtOrAbove(least, static candle => candle.OpenTime) : 0;
        if (from == ring.Count && start > last.OpenTime)
            return [];
        var to = end is { } most ? ring.FirstAtOrAbove(most + 1, static candle => candle.OpenTime) : count;
        if (to == ring.Count && end >= last.OpenTime)
            to = count;
        if (start is null)
            from = Math.Max(from, to - limit);
        var found = new List<Kline>();
        for (var i = from; i < to && found.Count < limit; i++)
            found.Add(At(i));
        return found;
    }

    // Seconds without trades are not kept: they are made up again here.
    List<Kline> QuerySeconds(long? start, long? end, int limit)
    {
        var ring = closed[0];
        var second = KlineInterval.OneSecond;
        var first = ring.Count > 0 ? ring[0].OpenTime : forming[0].OpenTime;
        var to = Math.Min(end ?? long.MaxValue, forming[0].OpenTime);
        var from = Math.Max(first, start is { } least ? second.OpenOf(least + 999) : second.OpenOf(to) - ((limit - 1) * 1000L));
        var found = new List<Kline>();
        var next = ring.FirstAtOrAbove(from, static candle => candle.OpenTime);
        for (var open = from; open <= to && found.Count < limit; open += 1000)
        {
            if (open == forming[0].OpenTime)
                found.Add(forming[0]);
            else if (next < ring.Count && ring[next].OpenTime == open)
                found.Add(ring[next++]);
            else
                found.Add(Kline.Empty(open, open + 999, next > 0 ? ring[next - 1].Close : ring[next].Open));
        }
        return found;
    }
}
