using Actors.Domain;

namespace Actors.Backtest.Parity;

/// <summary>Takes the difference that one order made to the account apart, for an order that filled in both runs.</summary>
sealed class FillGap(ParityInput input, FillRules rules, TakenTargets taken, CauseTally tally, Action<string> unexplained)
{
    /// <summary>Fee rates that differ by rounding alone are one rate.</summary>
    const decimal RateRounding = 0.00001m;

    /// <param name="leg">The order whose leg it is; null for a market order.</param>
    /// <param name="ordered">The sizes of the orders; null for a leg.</param>
    /// <param name="cause">Why the prices differ.</param>
    /// <param name="last">What the asset is worth in the end.</param>
    public void Take(OrderFills live, OrderFills tested, OrderIntent? leg, (OrderSize? Live, OrderSize? Tested) ordered, string cause, decimal last)
    {
        var sign = live.Side == Side.Buy ? 1 : -1;
        var reference = FillRules.BeforeCosts(tested);
        var instrument = input.InstrumentOf(live.Key.Symbol);
        var step = instrument.QuantityStep;
        var mayLeave = leg is not null && live.Order == leg.Id.TargetLeg && taken.Of(leg.Id).Count > 0;
        var whole = mayLeave ? instrument.RoundDown(live.Held).Value : live.Quantity; // all that it was to sell
        if ((rules.LiveFault(live, leg) ?? rules.TestedFault(tested, leg) ?? SizeFault(live, ordered.Live, step, mayLeave) ?? SizeFault(tested, ordered.Tested, step)) is { } fault)
            unexplained($"{live.Order} filled otherwise: {fault}");
        else if (Math.Abs(RateOf(live) - RateOf(tested)) > RateRounding)
            unexplained($"{live.Order} paid another fee: {RateOf(live):P3} live, {RateOf(tested):P3} in the backtest");
        Add(cause, sign * (reference - live.Price) * live.Quantity);
        Add(Causes.AssumedCosts, sign * (tested.Price - reference) * live.Quantity);
        Add(Causes.Size, sign * (whole - tested.Quantity) * (last - tested.Price));
        Add(Causes.TakenBack, sign * (live.Quantity - whole) * (last - tested.Price));
        Add(live.PaidInBase ? Causes.BaseFee : Causes.Fee, RunBook.CostOf(tested, last) - RunBook.CostOf(live, last));
    }

    /// <summary>
    /// An amount of money buys the steps that come nearest to it, or those that it pays for, with the fee or without; an
    /// exit sells all whole steps that are held.
    /// </summary>
    /// <param name="mayLeave">True for a target that was taken back: another order sells the rest.</param>
    static string? SizeFault(OrderFills one, OrderSize? ordered, decimal step, bool mayLeave = false)
    {
        if (one.Side == Side.Sell)
            return one.Quantity > one.Held || (one.Held - one.Quantity >= step && !mayLeave) ? $"{one.Quantity} sold of {one.Held} held" : null;
        return ordered switch
        {
            OrderSize.Quote { Amount.Value: var money, FeesIncluded: var all }
                when Math.Abs(money - one.Notional) > (step * one.Price) + (all ? RunBook.CostOf(one, one.Price) : 0) => $"{one.Quantity} for {one.Notional}, ordered for {money}",
            OrderSize.Base { Quantity.Value: var quantity } when quantity != one.Quantity => $"{one.Quantity}, ordered {quantity}",
            _ => null,
        };
    }

    static decimal RateOf(OrderFills order) => order.PaidInBase ? (order.Quantity - order.Net) / order.Quantity : order.Fee / order.Notional;

    void Add(string cause, decimal amount)
    {
        if (amount != 0)
            tally.Add(cause, amount);
    }
}
