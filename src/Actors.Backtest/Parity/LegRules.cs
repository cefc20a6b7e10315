using Actors.Domain;

namespace Actors.Backtest.Parity;

/// <summary>
/// What the recorded candles say of the legs of a position: whether a candle may have filled one, and whether it must
/// have. Where the two differ the candle leaves it open.
/// </summary>
sealed class LegRules(ParityInput input)
{
    /// <summary>The base candle that holds a moment.</summary>
    public Candle? CandleAt(Symbol symbol, DateTimeOffset moment)
    {
        var candles = input.Candles[symbol];
        var index = candles.IndexOf(BaseOpen(symbol, moment));
        return index >= 0 ? candles[index] : null;
    }

    public DateTimeOffset BaseOpen(Symbol symbol, DateTimeOffset moment) => input.Candles[symbol].Series.Timeframe.OpenOf(moment);

    /// <param name="begun">When the entry filled.</param>
    public bool MayStop(OrderIntent entry, DateTimeOffset begun, in Candle candle) => entry.Bracket switch
    {
        { Stop: { } stop } => candle.Low <= stop,
        { TrailingBps: { } bps } => candle.Low.Value <= Level(PeakAtMost(entry.Symbol, begun, candle), bps) + TickOf(entry.Symbol),
        _ => false,
    };

    public static bool MayTake(OrderIntent entry, in Candle candle) => entry.Bracket?.Target is { } target && candle.High >= target;

    /// <summary>Whether a leg that stood through the whole candle had to fill in it.</summary>
    public bool MustEnd(OrderIntent entry, DateTimeOffset begun, in Candle candle) =>
        (entry.Bracket?.Target is { } target && candle.High > target) || MustStop(entry, begun, candle);

    public bool MustStop(OrderIntent entry, DateTimeOffset begun, in Candle candle) => entry.Bracket switch
    {
        { Stop: { } stop } => candle.Low <= stop,
        { TrailingBps: { } bps } => PeakAtLeast(entry.Symbol, begun, candle.OpenTime) is { } peak
            && candle.Low.Value <= Level(peak, bps) - TickOf(entry.Symbol),
        _ => false,
    };

    /// <summary>The first candle between an entry and the end of its position that had to end it before.</summary>
    /// <param name="end">Null for a position that is open.</param>
    /// <param name="backs">When its legs did not stand meanwhile.</param>
    public Candle? PassedOver(OrderIntent entry, DateTimeOffset begun, DateTimeOffset? end, IReadOnlyList<TakenBack> backs)
    {
        foreach (var back in backs)
        {
            if (PassedOver(entry, begun, back.Began) is { } passed)
                return passed;
            begun = back.Until; // a trailing stop that stands anew begins with the price of that moment
        }
        return PassedOver(entry, begun, end);
    }

    Candle? PassedOver(OrderIntent entry, DateTimeOffset begun, DateTimeOffset? end)
    {
        var candles = input.Candles[entry.Symbol];
        var first = candles.IndexOf(BaseOpen(entry.Symbol, begun));
        var until = end is { } moment ? BaseOpen(entry.Symbol, moment) : input.Until;
        for (var i = first + 1; first >= 0 && i < candles.Count && candles[i].OpenTime < until; i++)
        {
            if (MustEnd(entry, begun, candles[i]))
                return candles[i];
        }
        return null;
    }

    public decimal TickOf(Symbol symbol) => Math.Max(input.InstrumentOf(symbol).PriceTick, Instrument.AssetStep);

    /// <summary>The best price that was surely seen after the entry and before a candle; null in the entry's own.</summary>
    decimal? PeakAtLeast(Symbol symbol, DateTimeOffset begun, DateTimeOffset before)
    {
        decimal? peak = null;
        foreach (var (candle, isFirst) in Since(symbol, begun, before))
        {
            var sure = isFirst ? candle.Close.Value : candle.High.Value;
            peak = peak > sure ? peak : sure;
        }
        return peak;
    }

    decimal PeakAtMost(Symbol symbol, DateTimeOffset begun, in Candle last)
    {
        var peak = last.High.Value;
        foreach (var (candle, _) in Since(symbol, begun, last.OpenTime))
            peak = Math.Max(peak, candle.High.Value);
        return peak;
    }

    IEnumerable<(Candle Candle, bool IsFirst)> Since(Symbol symbol, DateTimeOffset begun, DateTimeOffset before)
    {
        var candles = input.Candles[symbol];
        var first = candles.IndexOf(BaseOpen(symbol, begun));
        for (var i = first; i >= 0 && i < candles.Count && candles[i].OpenTime < before; i++)
            yield return (candles[i], i == first);
    }

    static decimal Level(decimal peak, decimal bps) => peak * (1 - (bps / 10_000));
}
