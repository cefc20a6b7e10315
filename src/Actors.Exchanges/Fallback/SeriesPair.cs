using Actors.Domain;

namespace Actors.Exchanges.Fallback;

/// <summary>
/// One series from two sources: passes on what the one that serves says, and keeps what the other one has closed before it,
/// so that nothing is missing when they change. Each candle comes once, whoever tells it.
/// </summary>
/// <param name="names">Of the two sources.</param>
/// <param name="serving">Which of them serves at first.</param>
sealed class SeriesPair(Series series, DateTimeOffset from, string[] names, int serving, FallbackOptions options, IMarketSink sink)
{
    /// <summary>Candles that the other source may be behind and still be compared.</summary>
    const int Remembered = 8;

    readonly Lock gate = new();
    readonly SourceChoice choice = new(options, serving);
    readonly Queue<Candle> ahead = new();
    readonly Candle[] delivered = new Candle[Remembered];
    long next = from.UtcTicks;
    int count;
    FeedHealth? told;
    (int Source, DateTimeOffset From)? gap;

    public Series Series => series;

    public int Serving
    {
        get { lock (gate) return choice.Serving; }
    }

    /// <summary>Open time of the candle that comes next.</summary>
    public DateTimeOffset Next
    {
        get { lock (gate) return new(next, TimeSpan.Zero); }
    }

    public FeedHealth HealthOf(int source)
    {
        lock (gate)
            return choice.HealthOf(source);
    }

    public void Closed(int source, in Candle candle, TimeSpan now)
    {
        lock (gate)
        {
            choice.OnClosed(source, candle.OpenTicks + series.Timeframe.Duration.Ticks, !candle.Volume.IsZero, now);
            Judge(now);
            if (candle.OpenTicks < next)
                CompareLate(source, candle);
            else if (source == choice.Serving)
                Deliver(candle);
            else
                ahead.Enqueue(candle);
        }
    }

    public void Forming(int source, in Candle candle, TimeSpan now)
    {
        lock (gate)
        {
            choice.OnForming(source, candle.OpenTicks, candle.Volume.Value, now);
            Judge(now);
            if (source == choice.Serving && candle.OpenTicks == next)
                sink.Forming(series, candle);
        }
    }

    public void Health(int source, FeedHealth health, string why, TimeSpan now)
    {
        lock (gate)
        {
            choice.OnHealth(source, health, why, now);
            if (!Judge(now) && source == choice.Serving)
                TellHealth();
        }
    }

    public void Noted(int source, FeedNote note)
    {
        lock (gate)
        {
            if (note is FeedNote.GapRepaired)
            {
                if (gap?.Source != source)
                    return;
                gap = null;
            }
            else if (source != choice.Serving)
                return;
            else if (note is FeedNote.GapDetected detected)
                gap = (source, detected.From);
            sink.Noted(series, note);
        }
    }

    public void Tick(TimeSpan now)
    {
        lock (gate)
            Judge(now);
    }

    /// <returns>True when the sources have changed.</returns>
    bool Judge(TimeSpan now)
    {
        var before = choice.Serving;
        if (choice.Judge(now) is not { } why)
            return false;
        sink.Noted(series, new FeedNote.SourceChanged(names[before], names[choice.Serving], why));
        while (ahead.TryDequeue(out var candle))
            Deliver(candle);
        ahead.TrimExcess(); // where the first never served, it held all of a warm-up
        EndGap();
        if (told != choice.HealthOf(choice.Serving))
            TellHealth();
        return true;
    }

    void Deliver(in Candle candle)
    {
        while (ahead.TryPeek(out var other) && other.OpenTicks <= candle.OpenTicks)
        {
            ahead.Dequeue();
            Compare(1 - choice.Serving, candle, other);
        }
        next = candle.OpenTicks + series.Timeframe.Duration.Ticks;
        delivered[count++ % Remembered] = candle;
        sink.Closed(series, candle);
    }

    /// <summary>What was delivered before it came from the other source.</summary>
    void CompareLate(int source, in Candle candle)
    {
        foreach (ref readonly var one in delivered.AsSpan(0, Math.Min(count, Remembered)))
            Compare(source, one, candle);
    }

    void Compare(int source, in Candle one, in Candle other)
    {
        if (one.OpenTicks == other.OpenTicks && PriceDeviation.Of(one, other) > options.AlarmBps)
        {
            sink.Noted(series, new FeedNote.SourcesDiffer(one.OpenTime, PriceDeviation.Describe(
                names[1 - source], one, names[source], other, options.AlarmBps)));
        }
    }

    /// <summary>A gap of the source that has gone is closed by what the other one told: nobody would say so else.</summary>
    void EndGap()
    {
        if (gap is not { From: var first })
            return;
        gap = null;
        var until = new DateTimeOffset(Math.Max(next, first.UtcTicks), TimeSpan.Zero);
        sink.Noted(series, new FeedNote.GapRepaired(first, until, 0, (int)((until - first) / series.Timeframe.Duration), 0));
    }

    void TellHealth()
    {
        var (serving, other) = (choice.Serving, 1 - choice.Serving);
        told = choice.HealthOf(serving);
        sink.Health(series, choice.HealthOf(serving), told is FeedHealth.Down or FeedHealth.Stale && choice.WhyOf(other).Length > 0
            ? $"{names[serving]}: {choice.WhyOf(serving)}; {names[other]}: {choice.WhyOf(other)}"
            : choice.WhyOf(serving));
    }
}
