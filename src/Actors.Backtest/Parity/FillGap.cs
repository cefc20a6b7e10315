using Actors.Domain;

namespace Actors.Backtest.Parity;

/// <summary>Takes the difference that one order made to the account apart, for an order that filled in both runs.</summary>
sealed class FillGap(ParityInput input, FillRules rules, CauseTally tally, Action<string> unexplained)
{
    /// <summary>Fee rates that differ by rounding alone are one rate.</summary>
    const decimal RateRounding = 0.00001m;

    /// <param name="leg">The order whose leg it is; null for a market order.</param>
    /// <param name="amount">Of an order for an amount of money, else null.</param>
    /// <param name="cause">Why the prices differ.</param>
    /// <param name="last">What the asset is worth in the end.</param>
    public void Take(OrderFills live, OrderFills tested, OrderIntent? leg, decimal? amount, string cause, decimal last)
    {
        var sign = live.Side == Side.Buy ? 1 : -1;
        var reference = FillRules.BeforeCosts(tested);
        var step = input.InstrumentOf(live.Key.Symbol).QuantityStep;
        if ((rules.LiveFault(live, leg) ?? rules.TestedFault(tested, leg) ?? SizeFault(live, tested, amount, step)) is { } fault)
            unexplained($"{live.Order} filled otherwise: {fault}");
        else if (Math.Abs(RateOf(live) - RateOf(tested)) > RateRounding)
            unexplained($"{live.Order} paid another fee: {RateOf(live):P3} live, {RateOf(tested):P3} in the backtest");
        Add(cause, sign * (reference - live.Price) * live.Quantity);
        Add(Causes.AssumedCosts, sign * (tested.Price - reference) * live.Quantity);
        Add(Causes.Size, sign * (live.Quantity - tested.Quantity) * (last - tested.Price));
        Add(live.PaidInBase ? Causes.BaseFee : Causes.Fee, RunBook.CostOf(tested, last) - RunBook.CostOf(live, last));
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
