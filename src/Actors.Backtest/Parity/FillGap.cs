using Actors.Domain;

namespace Actors.Backtest.Parity;

/// <summary>Takes the difference that one order made to the account apart, for an order that filled in both runs.</summary>
sealed class FillGap(ParityInput input, LegCauses candles, CauseTally tally, Action<string> unexplained)
{
    /// <summary>Fee rates that differ by rounding alone are one rate.</summary>
    const decimal RateRounding = 0.00001m;

    /// <param name="isLeg">True of a leg, false of a market order.</param>
    /// <param name="amount">Of an order for an amount of money, else null.</param>
    /// <param name="last">What the asset is worth in the end.</param>
    public void Take(OrderFills live, OrderFills tested, bool isLeg, decimal? amount, decimal last)
    {
        var step = input.InstrumentOf(live.Key.Symbol).QuantityStep;
        var sign = live.Side == Side.Buy ? 1 : -1;
        var reference = tested.Price - (sign * tested.Costs / tested.Quantity);
        if (PriceFault(live, tested, reference, isLeg) is { } fault)
            unexplained($"{live.Order} filled otherwise: {fault}");
        else if (SizeFault(live, tested, amount, step) is { } size)
            unexplained($"{live.Order} filled otherwise: {size}");
        else if (Math.Abs(RateOf(live) - RateOf(tested)) > RateRounding)
            unexplained($"{live.Order} paid another fee: {RateOf(live):P3} live, {RateOf(tested):P3} in the backtest");
        Add(isLeg ? Causes.Path : Causes.Book, sign * (reference - live.Price) * live.Quantity);
        Add(Causes.AssumedCosts, sign * (tested.Price - reference) * live.Quantity);
        Add(Causes.Size, sign * (live.Quantity - tested.Quantity) * (last - tested.Price));
        Add(live.PaidInBase ? Causes.BaseFee : Causes.Fee, RunBook.CostOf(tested, last) - RunBook.CostOf(live, last));
    }

    /// <summary>
    /// Both prices have to lie where the market was. A live fill is a trade of the venue and so within the candle of its
    /// moment; a market order of a backtest fills at the open, before costs.
    /// </summary>
    string? PriceFault(OrderFills live, OrderFills tested, decimal reference, bool isLeg)
    {
        var tick = Math.Max(input.InstrumentOf(live.Key.Symbol).PriceTick, Instrument.AssetStep);
        if (candles.CandleAt(live.Key.Symbol, live.At) is not { } at)
            return $"no candle was recorded at {live.At:u}";
        if (live.Price < at.Low.Value || live.Price > at.High.Value)
            return $"live at {live.Price}, and the candle of {at.OpenTime:u} went from {at.Low} to {at.High}";
        if (candles.CandleAt(tested.Key.Symbol, tested.CandleOpen) is not { } booked)
            return $"no candle was recorded at {tested.CandleOpen:u}";
        if (!isLeg && Math.Abs(reference - booked.Open.Value) > tick)
            return $"in the backtest at {reference} before costs, and the candle of {booked.OpenTime:u} opened at {booked.Open}";
        if (isLeg && (reference < booked.Low.Value - tick || reference > booked.High.Value + tick))
            return $"in the backtest at {reference} before costs, and the candle of {booked.OpenTime:u} went from {booked.Low} to {booked.High}";
        if (!isLeg && at.OpenTime != booked.OpenTime)
            return $"live in the candle of {at.OpenTime:u}, in the backtest in that of {booked.OpenTime:u}";
        return null;
    }

    /// <summary>
    /// An amount of money buys the steps that come nearest to it, or those that it pays for; an exit sells all whole steps
    /// that are held.
    /// </summary>
    static string? SizeFault(OrderFills live, OrderFills tested, decimal? amount, decimal step)
    {
        foreach (var one in (OrderFills[])[live, tested])
        {
            if (amount is { } money && Math.Abs(money - one.Notional) > step * one.Price)
                return $"{one.Quantity} for {one.Notional}, ordered for {money}";
            if (one.Side == Side.Sell && (one.Quantity > one.Held || one.Held - one.Quantity >= step))
                return $"{one.Quantity} sold of {one.Held} held";
        }
        return amount is null && live.Side == Side.Buy && live.Quantity != tested.Quantity
            ? $"{live.Quantity} live, {tested.Quantity} in the backtest"
            : null;
    }

    static decimal RateOf(OrderFills order) => order.PaidInBase ? (order.Quantity - order.Net) / order.Quantity : order.Fee / order.Notional;

    void Add(string cause, decimal amount)
    {
        if (amount != 0)
            tally.Add(cause, amount);
    }
}
