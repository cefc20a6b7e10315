using Actors.Domain;

namespace Actors.Backtest.Parity;

/// <summary>Where the price of a fill may lie: live where the market was, in a backtest where its rules put it.</summary>
sealed class FillRules(LegRules candles)
{
    /// <summary>The price that the costs which a backtest assumes were put on.</summary>
    public static decimal BeforeCosts(OrderFills tested) =>
        tested.Price - ((tested.Side == Side.Buy ? 1 : -1) * tested.Costs / tested.Quantity);

    /// <summary>A live fill is a trade of the venue, so that its price is within the candle of its moment, and on the side of the trigger that its leg waited for.</summary>
    /// <param name="leg">The entry whose leg it is; null for a market order.</param>
    public string? LiveFault(OrderFills live, OrderIntent? leg)
    {
        if (candles.CandleAt(live.Key.Symbol, live.At) is not { } at)
            return $"no candle was recorded at {live.At:u}";
        if (live.Price < at.Low.Value || live.Price > at.High.Value)
            return $"live at {live.Price}, and the candle of {at.OpenTime:u} went from {at.Low} to {at.High}";
        var tick = candles.TickOf(live.Key.Symbol);
        if (IsStop(live, leg) && leg!.Bracket!.Stop is { } stop && live.Price > stop.Value + tick)
            return $"live at {live.Price}, above the stop at {stop}";
        if (IsTarget(live, leg) && leg!.Bracket!.Target is { } target && live.Price < target.Value - tick)
            return $"live at {live.Price}, below the target at {target}";
        return null;
    }

    /// <summary>Before costs a market order of a backtest fills at the open, a leg at its trigger or at the open that is beyond it, a trailing stop inside the candle.</summary>
    public string? TestedFault(OrderFills tested, OrderIntent? leg)
    {
        var (symbol, price) = (tested.Key.Symbol, BeforeCosts(tested));
        if (candles.CandleAt(symbol, tested.CandleOpen) is not { } at)
            return $"no candle was recorded at {tested.CandleOpen:u}";
        var tick = candles.TickOf(symbol);
        var (open, bracket) = (at.Open.Value, leg?.Bracket);
        if (IsStop(tested, leg) && bracket!.Stop is null)
            return price < at.Low.Value - tick || price > at.High.Value + tick
                ? $"in the backtest at {price} before costs, and the candle of {at.OpenTime:u} went from {at.Low} to {at.High}"
                : null;
        var due = IsStop(tested, leg) ? Math.Min(bracket!.Stop!.Value.Value, open)
            : IsTarget(tested, leg) ? Math.Max(bracket!.Target!.Value.Value, open)
            : open;
        return Math.Abs(price - due) > tick
            ? $"in the backtest at {price} before costs, and its place in the candle of {at.OpenTime:u} is {due}"
            : null;
    }

    static bool IsStop(OrderFills order, OrderIntent? leg) => leg is not null && order.Order == leg.Id.StopLeg;

    static bool IsTarget(OrderFills order, OrderIntent? leg) => leg is not null && order.Order == leg.Id.TargetLeg;
}
