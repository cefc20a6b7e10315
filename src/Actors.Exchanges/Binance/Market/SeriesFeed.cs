using Actors.Domain;

namespace Actors.Exchanges.Binance.Market;

/// <summary>What to do after an answer of history.</summary>
enum FetchOutcome
{
    Done,
    /// <summary>The page was full: there is more at once.</summary>
    More,
    /// <summary>The venue does not have yet what must come.</summary>
    Later,
}

/// <summary>
/// One series of a feed: joins what the stream and history say, and tells the sink, in order and under one lock, so that
/// of a series one thread at a time speaks.
/// </summary>
sealed class SeriesFeed(
    Series series, DateTimeOffset from, FeedOptions options, IMarketSink sink, TimeProvider network)
{
    const int LargestPage = 1_000;

    // First of all: a timeframe that the venue does not have is refused.
    readonly string interval = VenueInterval.Of(series.Timeframe);
    readonly Lock gate = new();
    readonly List<Candle> ready = [];
    readonly CandleCursor cursor = new(series.Timeframe, from);
    readonly StreamWatch watch = new(options, network);
    FeedHealth? told;
    string cause = "starting";
    bool connected;
    bool overdue = true;
    bool fetching;
    int failures;
    int holeReads;
    long overdueAtTick = -1;
    long formingEvent;

    public Series Series => series;
    public string Interval => interval;
    public string Stream { get; } = VenueInterval.StreamOf(series.Symbol, series.Timeframe);

    /// <summary>True, once, when history has to be asked and nobody is about it; <see cref="EndFetch"/> ends that.</summary>
    bool AskHistory(bool needed)
    {
        var ask = needed && !fetching;
        fetching |= ask;
        return ask;
    }

    /// <returns>True when history has to be fetched now.</returns>
    public bool OnFrame(in KlineFrame frame, DateTimeOffset venueNow)
    {
        lock (gate)
        {
            watch.Heard(frame);
            if (KlineCandle.FaultOf(frame, series.Timeframe) is { } fault)
            {
                cause = $"the stream's candle is unsound: {fault}";
                return false;
            }
            if (frame.Closed)
            {
                cursor.Take(KlineCandle.Of(frame), ready);
                Deliver(venueNow);
            }
            else if (frame.OpenTicks == cursor.Next && frame.EventTicks >= formingEvent)
            {
                formingEvent = frame.EventTicks;
                sink.Forming(series, KlineCandle.Of(frame));
            }
            var gap = frame.OpenTicks > cursor.Next;
            if (gap && !overdue)
                (overdue, cause) = (true, $"the candle of {Show(cursor.Next)} did not come, a newer one did");
            TellHealth();
            return AskHistory(gap);
        }
    }

    public bool OnUp(DateTimeOffset venueNow)
    {
        lock (gate)
        {
            connected = true;
            watch.Restart();
            overdue = cursor.HasGap || cursor.IsBehind(venueNow);
            cause = overdue ? $"the candles from {Show(cursor.Next)} on are being fetched" : "connected";
            TellHealth();
            return AskHistory(overdue);
        }
    }

    public void OnDown(string why)
    {
        lock (gate)
        {
            (connected, cause) = (false, why);
            TellHealth();
        }
    }

    /// <param name="renew">True when the stream seems dead and has to be subscribed anew.</param>
    /// <returns>True when history has to be fetched now.</returns>
    public bool OnTick(DateTimeOffset venueNow, out bool renew)
    {
        lock (gate)
        {
            // Seen twice: where the venue's time runs fast, a frame on its way is no delay.
            var late = cursor.IsBehind(venueNow - options.Grace);
            if (late && overdueAtTick == cursor.Next && !overdue)
                (overdue, cause) = (true, $"the candle of {Show(cursor.Next)} did not come");
            overdueAtTick = late ? cursor.Next : -1;
            renew = connected && watch.Judge();
            if (renew)
                cause = $"nothing came of {Stream} for {watch.Silence.TotalSeconds:F0} s while the venue traded";
            TellHealth();
            return AskHistory(overdue || (connected && watch.IsQuestionable));
        }
    }

    /// <summary>What to ask: from the next candle on, with the one after the last that can be closed.</summary>
    public (DateTimeOffset From, int Limit) BeginFetch(DateTimeOffset venueNow)
    {
        lock (gate)
            return (new(cursor.Next, TimeSpan.Zero), (int)Math.Clamp(cursor.Missing(venueNow) + 2, 2, LargestPage));
    }

    /// <param name="rows">What came.</param>
    /// <param name="limit">What was asked for.</param>
    /// <param name="asked">The venue's time before the question.</param>
    /// <param name="wait">Before the next question, of <see cref="FetchOutcome.Later"/>.</param>
    public FetchOutcome EndFetch(IReadOnlyList<RestKline> rows, int limit, DateTimeOffset asked, out TimeSpan wait)
    {
        lock (gate)
        {
            wait = TimeSpan.Zero;
            var before = cursor.Next;
            var fault = TakeRows(rows, asked);
            Deliver(asked);
            watch.Compare(rows);
            if (fault is null && cursor.Next > before && rows.Count == limit && limit == LargestPage)
                return FetchOutcome.More;
            if (fault is not null || cursor.HasGap || (overdue && cursor.IsBehind(asked)))
            {
                cause = fault ?? $"the venue has no candle of {Show(cursor.Next)} yet";
                wait = Backoff(cursor.Next > before);
                TellHealth();
                return FetchOutcome.Later;
            }
            (fetching, failures) = (false, 0);
            TellHealth();
            return FetchOutcome.Done;
        }
    }

    /// <returns>How long to wait before the next question.</returns>
    public TimeSpan FailFetch(string why)
    {
        lock (gate)
        {
            cause = why;
            watch.Unanswered();
            TellHealth();
            return Backoff(progressed: false);
        }
    }

    string? TakeRows(IReadOnlyList<RestKline> rows, DateTimeOffset asked)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (row.OpenTime.UtcTicks < cursor.Next)
                continue;
            if (row.FaultOf(series.Timeframe) is { } fault)
                return $"the venue's candle of {row.OpenTime:O} is unsound: {fault}";
            if (row.OpenTime.UtcTicks > cursor.Next && !PassHole(row.OpenTime.UtcTicks))
                return $"the venue has no candle of {Show(cursor.Next)}, the next is of {row.OpenTime:O}";
            var isFinal = row.CloseTime < asked && (i < rows.Count - 1 || row.CloseTime + options.Settling < asked);
            if (!isFinal)
                return null;
            holeReads = 0;
            cursor.TakeHistory(row.ToCandle(), ready);
        }
        return null;
    }

    /// <summary>A hole that the venue shows again and again is passed over, and said.</summary>
    bool PassHole(long until)
    {
        if (++holeReads < options.ReadsBeforeSkip)
            return false;
        var why = $"the venue has no candles from {Show(cursor.Next)} to {Show(until)}: passed over";
        cursor.SkipTo(until);
        (told, cause) = (FeedHealth.CatchingUp, why);
        sink.Health(series, FeedHealth.CatchingUp, why);
        return true;
    }

    void Deliver(DateTimeOffset venueNow)
    {
        cursor.Release(ready);
        foreach (ref readonly var candle in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(ready))
            sink.Closed(series, candle);
        ready.Clear();
        overdue = overdue && (cursor.HasGap || cursor.IsBehind(venueNow));
    }

    TimeSpan Backoff(bool progressed)
    {
        failures = progressed ? 0 : Math.Min(failures + 1, 20);
        return TimeSpan.FromTicks(Math.Min(options.LongestRetry.Ticks, options.FirstRetry.Ticks << Math.Max(0, failures - 1)));
    }

    void TellHealth()
    {
        var health = !connected ? FeedHealth.Down
            : watch.IsDead ? FeedHealth.Stale
            : overdue || cursor.HasGap ? FeedHealth.CatchingUp
            : FeedHealth.Live;
        if (health == told)
            return;
        told = health;
        sink.Health(series, health, health == FeedHealth.Live ? $"contiguous up to {Show(cursor.Next)}" : cause);
    }

    static string Show(long ticks) => new DateTime(ticks, DateTimeKind.Utc).ToString("yyyy-MM-ddTHH:mm:ssK");
}
