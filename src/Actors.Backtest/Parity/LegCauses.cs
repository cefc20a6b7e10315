using Actors.Domain;

namespace Actors.Backtest.Parity;

/// <summary>
/// Why the legs of one and the same position ended it otherwise in the two runs. It is read off the recorded candles: a
/// cause is given only where the candle leaves both endings open.
/// </summary>
sealed class LegCauses(ParityInput input)
{
    /// <param name="entry">The order whose bracket it is.</param>
    /// <returns>Null where nothing explains it.</returns>
    public string? Of(OrderIntent entry, Stay live, Stay tested, DateTimeOffset begun)
    {
        if (entry.Bracket is not { } bracket || First(entry.Symbol, live, tested) is not { } at || CandleAt(entry.Symbol, at) is not { } candle)
            return null;
        var (lives, tests) = (EndsIn(live, candle, entry.Symbol), EndsIn(tested, candle, entry.Symbol));
        var stopped = lives is Ending.Stop || tests is Ending.Stop;
        var taken = lives is Ending.Target || tests is Ending.Target;
        var isEntryCandle = candle.OpenTime == BaseOpen(entry.Symbol, begun);
        if (stopped && !MayStop(bracket, entry, candle, begun))
            return null;
        if (taken && !(bracket.Target is { } target && candle.High >= target))
            return null;
        if (stopped && taken)
            return Causes.BothLegs;
        if (isEntryCandle)
            return Causes.EntryCandle;
        if (taken)
            return bracket.Target is { } touched && candle.High == touched && tests is Ending.None ? Causes.Touch : null;
        return bracket.TrailingBps is not null && !MustStop(bracket, entry, candle, begun) ? Causes.Trailing : null;
    }

    /// <summary>The base candle that holds a moment.</summary>
    public Candle? CandleAt(Symbol symbol, DateTimeOffset moment)
    {
        var candles = input.Candles[symbol];
        var index = candles.IndexOf(BaseOpen(symbol, moment));
        return index >= 0 ? candles[index] : null;
    }

    public DateTimeOffset BaseOpen(Symbol symbol, DateTimeOffset moment) => input.Candles[symbol].Series.Timeframe.OpenOf(moment);

    DateTimeOffset? First(Symbol symbol, Stay live, Stay tested)
    {
        DateTimeOffset? first = null;
        foreach (var stay in (Stay[])[live, tested])
        {
            if (stay is { IsLeg: true, End: { } end } && BaseOpen(symbol, end.CandleOpen) is var open && !(open >= first))
                first = open;
        }
        return first;
    }

    Ending EndsIn(Stay stay, in Candle candle, Symbol symbol) =>
        stay.End is not { } end || BaseOpen(symbol, end.CandleOpen) != candle.OpenTime ? Ending.None
        : stay.IsStop ? Ending.Stop
        : stay.IsTarget ? Ending.Target
        : Ending.None;

    bool MayStop(Bracket bracket, OrderIntent entry, in Candle candle, DateTimeOffset begun) =>
        candle.Low.Value <= (bracket.TrailingBps is { } bps
            ? Level(Math.Max(Peak(entry, begun, candle.OpenTime), candle.High.Value), bps)
            : bracket.Stop!.Value.Value);

    /// <summary>The trigger as it stood when the candle began was reached: no path avoids it.</summary>
    bool MustStop(Bracket bracket, OrderIntent entry, in Candle candle, DateTimeOffset begun) =>
        candle.Low.Value <= Level(Peak(entry, begun, candle.OpenTime), bracket.TrailingBps!.Value);

    /// <summary>The best price that was surely seen between the entry's candle and this one.</summary>
    decimal Peak(OrderIntent entry, DateTimeOffset begun, DateTimeOffset until)
    {
        var candles = input.Candles[entry.Symbol];
        var first = candles.IndexOf(BaseOpen(entry.Symbol, begun));
        if (first < 0)
            return entry.Reference.Value;
        var peak = Math.Min(entry.Reference.Value, candles[first].Open.Value);
        for (var i = first; i < candles.Count && candles[i].OpenTime < until; i++)
            peak = Math.Max(peak, i == first ? candles[i].Close.Value : candles[i].High.Value);
        return peak;
    }

    static decimal Level(decimal peak, decimal bps) => peak * (1 - (bps / 10_000));

    enum Ending
    {
        None,
        Stop,
        Target,
    }
}
