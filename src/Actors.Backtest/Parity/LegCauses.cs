using Actors.Domain;

namespace Actors.Backtest.Parity;

/// <summary>
/// Why one and the same position ended otherwise in the two runs. It is read off the journals and the recorded candles: a
/// cause is given only where they leave both endings open.
/// </summary>
sealed class LegCauses(LegRules rules, TakenTargets taken)
{
    /// <param name="entry">The order whose bracket it is.</param>
    /// <param name="begun">When it filled live.</param>
    /// <returns>Null where nothing explains it.</returns>
    public string? Of(OrderIntent entry, Stay live, Stay tested, DateTimeOffset begun)
    {
        if (entry.Bracket is null)
            return null;
        var back = taken.Of(entry.Id).FirstOrDefault();
        if (back is null && live.Naked is { } naked)
            return rules.CandleAt(entry.Symbol, naked.At) is { } seen && (rules.MayStop(entry, begun, seen) || LegRules.MayTake(entry, seen))
                ? Causes.Refused
                : null;
        var (here, there) = (back is null ? EndOf(live) : new(rules.BaseOpen(entry.Symbol, back.Began), Ending.Target), EndOf(tested));
        if (First(here, there) is not { } at || rules.CandleAt(entry.Symbol, at) is not { } candle)
            return null;
        var (lives, tests) = (here.In(candle), there.In(candle));
        var (stopped, reached) = (lives is Ending.Stop || tests is Ending.Stop, lives is Ending.Target || tests is Ending.Target);
        if (lives is Ending.Before || tests is Ending.Before
            || (stopped && !rules.MayStop(entry, begun, candle)) || (reached && !LegRules.MayTake(entry, candle)))
            return null;
        if (lives is Ending.Exit || tests is Ending.Exit)
            return Causes.Instant;
        if (stopped && reached)
            return Causes.BothLegs;
        if (back is not null && lives is Ending.Target && tests is Ending.Target)
            return Causes.TakenBack;
        if (candle.OpenTime == rules.BaseOpen(entry.Symbol, begun))
            return Causes.EntryCandle;
        if (reached)
            return candle.High == entry.Bracket.Target ? Causes.Touch : null;
        return rules.MustStop(entry, begun, candle) ? null : Causes.Trailing;
    }

    /// <summary>The candle of the first leg that filled.</summary>
    static DateTimeOffset? First(params ReadOnlySpan<End> ends)
    {
        DateTimeOffset? first = null;
        foreach (var end in ends)
        {
            if (end.IsLeg && !(end.Open >= first))
                first = end.Open;
        }
        return first;
    }

    End EndOf(Stay stay) => stay.End is not { } end ? new(null, Ending.Later) : new(
        rules.BaseOpen(end.Key.Symbol, end.CandleOpen), stay.IsStop ? Ending.Stop : stay.IsTarget ? Ending.Target : Ending.Exit);

    /// <summary>How a position ended, or began to.</summary>
    /// <param name="Open">Of the candle; null for one that is open.</param>
    readonly record struct End(DateTimeOffset? Open, Ending How)
    {
        public bool IsLeg => How is Ending.Stop or Ending.Target;

        public Ending In(in Candle candle) =>
            Open is not { } open || open > candle.OpenTime ? Ending.Later : open < candle.OpenTime ? Ending.Before : How;
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
