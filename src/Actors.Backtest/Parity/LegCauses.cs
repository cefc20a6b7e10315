using Actors.Domain;

namespace Actors.Backtest.Parity;

/// <summary>
/// Why one and the same position ended otherwise in the two runs. It is read off the journals and the recorded candles: a
/// cause is given only where they leave both endings open.
/// </summary>
sealed class LegCauses(LegRules rules)
{
    /// <param name="entry">The order whose bracket it is.</param>
    /// <param name="begun">When it filled live.</param>
    /// <returns>Null where nothing explains it.</returns>
    public string? Of(OrderIntent entry, Stay live, Stay tested, DateTimeOffset begun)
    {
        if (entry.Bracket is null)
            return null;
        if (live.Naked is { } naked)
            return rules.CandleAt(entry.Symbol, naked.At) is { } seen && (rules.MayStop(entry, begun, seen) || LegRules.MayTake(entry, seen))
                ? Causes.Refused
                : null;
        if (First(entry.Symbol, live, tested) is not { } at || rules.CandleAt(entry.Symbol, at) is not { } candle)
            return null;
        var (lives, tests) = (EndsIn(live, candle), EndsIn(tested, candle));
        var (stopped, taken) = (lives is Ending.Stop || tests is Ending.Stop, lives is Ending.Target || tests is Ending.Target);
        if (lives is Ending.Before || tests is Ending.Before
            || (stopped && !rules.MayStop(entry, begun, candle)) || (taken && !LegRules.MayTake(entry, candle)))
            return null;
        if (lives is Ending.Exit || tests is Ending.Exit)
            return Causes.Instant;
        if (stopped && taken)
            return Causes.BothLegs;
        if (candle.OpenTime == rules.BaseOpen(entry.Symbol, begun))
            return Causes.EntryCandle;
        if (taken)
            return candle.High == entry.Bracket.Target ? Causes.Touch : null;
        return rules.MustStop(entry, begun, candle) ? null : Causes.Trailing;
    }

    /// <summary>The candle of the first leg that filled.</summary>
    DateTimeOffset? First(Symbol symbol, Stay live, Stay tested)
    {
        DateTimeOffset? first = null;
        foreach (var stay in (Stay[])[live, tested])
        {
            if (stay is { IsLeg: true, End: { } end } && rules.BaseOpen(symbol, end.CandleOpen) is var open && !(open >= first))
                first = open;
        }
        return first;
    }

    Ending EndsIn(Stay stay, in Candle candle)
    {
        if (stay.End is not { } end || rules.BaseOpen(end.Key.Symbol, end.CandleOpen) is var open && open > candle.OpenTime)
            return Ending.Later;
        return open < candle.OpenTime ? Ending.Before
            : stay.IsStop ? Ending.Stop
            : stay.IsTarget ? Ending.Target
            : Ending.Exit;
    }

    enum Ending
    {
        Later,
        Before,
        Exit,
        Stop,
        Target,
    }
}
