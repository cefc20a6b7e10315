using Actors.Domain;

namespace Actors.Exchanges.Binance.Market;

/// <summary>
/// One series of a feed: joins what the stream and history say, and tells the sink, in order and under one lock, so that
/// of a series one thread at a time speaks.
/// </summary>
sealed partial class SeriesFeed(
    Series series, DateTimeOffset from, FeedOptions options, IMarketSink sink, TimeProvider network)
{
    // First of all: a timeframe that the venue does not have is refused.
    readonly string interval = VenueInterval.Of(series.Timeframe);
    readonly Lock gate = new();
    readonly List<Candle> ready = [];
    readonly CandleCursor cursor = new(series.Timeframe, from);
    readonly GapLedger gaps = new();
    readonly StreamWatch watch = new(options, network);
    FeedHealth? told;
    string cause = "starting";
    bool connected;
    bool overdue = true;
    bool fetching;
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
            var loss = gaps.Heard(frame, cursor.Next);
            watch.Heard(frame, afterLoss: loss is not null);
            Note(loss);
            if (KlineCandle.FaultOf(frame, series.Timeframe) is { } fault)
            {
                cause = $"the stream's candle is unsound: {fault}";
                return false;
            }
            if (frame.Closed)
            {
                cursor.Take(KlineCandle.Of(frame), ready);
                gaps.Told(ready.Count);
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

    void Deliver(DateTimeOffset venueNow)
    {
        foreach (ref readonly var candle in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(ready))
            sink.Closed(series, candle);
        ready.Clear();
        overdue = overdue && (cursor.HasGap || cursor.IsBehind(venueNow));
    }

    void TellHealth()
    {
        var health = !connected ? FeedHealth.Down
            : watch.IsDead ? FeedHealth.Stale
            : overdue || cursor.HasGap ? FeedHealth.CatchingUp
            : FeedHealth.Live;
        if (connected && !overdue && !cursor.HasGap)
            Note(gaps.Whole(cursor.Next));
        if (health == told)
            return;
        told = health;
        sink.Health(series, health, health == FeedHealth.Live ? $"contiguous up to {Show(cursor.Next)}" : cause);
    }

    void Note(FeedNote? note)
    {
        if (note is not null)
            sink.Noted(series, note);
    }

    static string Show(long ticks) => new DateTime(ticks, DateTimeKind.Utc).ToString("yyyy-MM-ddTHH:mm:ssK");
}
