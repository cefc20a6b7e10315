using Actors.Domain;

namespace Actors.Exchanges.Paper;

/// <summary>How much of the base asset an order still wants at a price.</summary>
static class Sizing
{
    public static decimal Wanted(PaperOrder order, decimal price, decimal feeRate, decimal step) => order.Size switch
    {
        OrderSize.Base b => b.Quantity.Value - order.Filled,
        // A sale's fee comes out of its proceeds anyhow.
        OrderSize.Quote { FeesIncluded: true } q when order.Side == Side.Buy =>
            Affordable(q.Amount.Value - order.Spent - order.Fees, price, 1 + feeRate, step),
        OrderSize.Quote q => Affordable(q.Amount.Value - order.Spent, price, 1, step),
        _ => throw new DomainFault($"unknown order size {order.Size}"),
    };

    /// <summary>floor(amount / (price × step × factor)) × step.</summary>
    public static decimal Affordable(decimal amount, decimal price, decimal factor, decimal step)
    {
        if (amount <= 0)
            return 0;
        var quantity = decimal.Floor(amount / (price * step * factor)) * step;
        // The division keeps 28 digits and may round up to a whole number of steps that is a hair too dear.
        return quantity * price * factor > amount ? quantity - step : quantity;
    }
}
