using Actors.Domain;

namespace Actors.Exchanges.Binance.Market;

/// <summary>
/// Keeps account of the gaps of one series, from when it is whole for the first time. That a candle did not come proves
/// none: a symbol without trades has nothing to tell. Trades that the stream did not tell do.
/// </summary>
sealed class GapLedger
{
    bool hasBegun;
    long? from;
    int fromHistory;
    int fromStream;
    int neverThere;
    long lastTrade = -1;

    /// <returns>The gap that the frame proves by the numbers of its trades.</returns>
    public FeedNote.GapDetected? Heard(in KlineFrame frame, long next)
    {
        var missed = frame.FirstTrade - lastTrade - 1;
        var proof = frame.OpenTicks > next && lastTrade >= 0 && missed > 0 ? Open(next, $"{missed} trades were not told") : null;
        lastTrade = Math.Max(lastTrade, frame.LastTrade);
        return proof;
    }

    /// <returns>The gap that a candle of history proves.</returns>
    public FeedNote.GapDetected? Fetched(in Candle candle)
    {
        var proof = candle.Volume.IsZero ? null : Open(candle.OpenTicks, "the stream did not tell the candle, and it has trades");
        fromHistory += from is null ? 0 : 1;
        return proof;
    }

    /// <returns>The gap that is in the venue's own history.</returns>
    public FeedNote.GapDetected? PassedOver(long next, int candles)
    {
        var proof = Open(next, "the venue has no such candles");
        neverThere += from is null ? 0 : candles;
        return proof;
    }

    /// <summary>Counts what the stream brought.</summary>
    public void Told(int candles) => fromStream += from is null ? 0 : candles;

    /// <param name="next">The candle that comes next.</param>
    /// <returns>The gap that is closed, where one was open.</returns>
    public FeedNote.GapRepaired? Whole(long next)
    {
        hasBegun = true;
        if (from is not { } first)
            return null;
        from = null;
        return new(At(first), At(next), fromHistory, fromStream, neverThere);
    }

    FeedNote.GapDetected? Open(long ticks, string why)
    {
        if (!hasBegun || from is not null)
            return null;
        (from, fromHistory, fromStream, neverThere) = (ticks, 0, 0, 0);
        return new(At(ticks), why);
    }

    static DateTimeOffset At(long ticks) => new(ticks, TimeSpan.Zero);
}
