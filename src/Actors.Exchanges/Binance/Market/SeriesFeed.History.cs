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

/// <content>What is asked of history, and what comes of its answers.</content>
sealed partial class SeriesFeed
{
    const int LargestPage = 1_000;

    int failures;
    int holeReads;

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
            var fetched = ready.Count;
            cursor.Release(ready);
            gaps.Told(ready.Count - fetched);
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
            var candle = row.ToCandle();
            Note(gaps.Fetched(candle));
            cursor.TakeHistory(candle, ready);
        }
        return null;
    }

    /// <summary>A hole that the venue shows again and again is passed over, and said.</summary>
    bool PassHole(long until)
    {
        if (++holeReads < options.ReadsBeforeSkip)
            return false;
        var why = $"the venue has no candles from {Show(cursor.Next)} to {Show(until)}: passed over";
        Note(gaps.PassedOver(cursor.Next, (int)((until - cursor.Next) / series.Timeframe.Duration.Ticks)));
        cursor.SkipTo(until);
        (told, cause) = (FeedHealth.CatchingUp, why);
        sink.Health(series, FeedHealth.CatchingUp, why);
        return true;
    }

    TimeSpan Backoff(bool progressed)
    {
        failures = progressed ? 0 : Math.Min(failures + 1, 20);
        return TimeSpan.FromTicks(Math.Min(options.LongestRetry.Ticks, options.FirstRetry.Ticks << Math.Max(0, failures - 1)));
    }
}
