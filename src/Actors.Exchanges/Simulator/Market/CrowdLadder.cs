using Actors.Domain;

namespace Actors.Exchanges.Simulator;

/// <summary>
/// The crowd's quotes around a price: so many levels on each side, on a grid of prices, and one big quote far behind.
/// An account's order that stands where the crowd wants to quote is taken first.
/// </summary>
sealed class CrowdLadder
{
    // More than anybody has: takes all up to its limit.
    const decimal Everything = 1_000_000_000_000m;
    const decimal FarShare = 0.02m;
    const int FarLevels = 500;

    readonly CrowdDesk desk;
    readonly Func<decimal> quantity;
    readonly (long Index, Order? Order)[] bids;
    readonly (long Index, Order? Order)[] asks;
    Order? farBid;
    Order? farAsk;
    decimal farAt;

    /// <param name="gap">Between levels.</param>
    /// <param name="quantity">Of the next quote.</param>
    public CrowdLadder(CrowdDesk desk, decimal gap, int levels, Func<decimal> quantity)
    {
        (this.desk, Gap, this.quantity) = (desk, gap, quantity);
        bids = new (long, Order?)[levels];
        asks = new (long, Order?)[levels];
    }

    public decimal Gap { get; }

    public decimal PriceAt(long index) => index * Gap;

    /// <summary>Quotes anew around a price: what is gone is filled up, what is too far is withdrawn.</summary>
    public void Lay(long bestBid, long bestAsk, long now)
    {
        // A grid has no price of 0.
        bestBid = Math.Max(bestBid, bids.Length);
        bestAsk = Math.Max(bestAsk, bestBid + 1);
        Withdraw(bids, bestBid - bids.Length + 1, bestBid, now);
        Withdraw(asks, bestAsk, bestAsk + asks.Length - 1, now);
        LayFar(PriceAt(bestBid), now);
        ClearTheWay(Side.Sell, PriceAt(bestAsk), now);
        ClearTheWay(Side.Buy, PriceAt(bestBid), now);
        for (var i = 0; i < bids.Length; i++)
        {
            Fill(bids, bestBid - i, Side.Buy, now);
            Fill(asks, bestAsk + i, Side.Sell, now);
        }
    }

    /// <summary>Takes all that stands at the limit or better.</summary>
    public void ClearTheWay(Side side, decimal limit, long now)
    {
        var against = desk.Market.Book.Against(side);
        if (against.Best is { } best && against.IsWithin(best.Price, limit))
            desk.Take(side, limit, Everything, now);
    }

    /// <summary>Withdraws one quote, so that it is laid anew.</summary>
    public void Refresh(Side side, int slot, long now)
    {
        if ((side == Side.Buy ? bids : asks)[slot].Order is { } order)
            desk.Withdraw(order, now);
    }

    void Withdraw((long Index, Order? Order)[] slots, long from, long to, long now)
    {
        foreach (var (index, order) in slots)
        {
            if ((index < from || index > to) && order is not null)
                desk.Withdraw(order, now);
        }
    }

    void Fill((long Index, Order? Order)[] slots, long index, Side side, long now)
    {
        ref var slot = ref slots[(int)(index % slots.Length)];
        if (slot.Index != index || slot.Order is not { IsOpen: true })
            slot = (index, desk.Quote(side, PriceAt(index), quantity(), now));
    }

    void LayFar(decimal price, long now)
    {
        var moved = Math.Abs(price - farAt) > price * FarShare / 4;
        if (!moved && farBid is { IsOpen: true } && farAsk is { IsOpen: true })
            return;
        if (farBid is not null)
            desk.Withdraw(farBid, now);
        if (farAsk is not null)
            desk.Withdraw(farAsk, now);
        farAt = price;
        var (low, high) = (Round(price * (1 - FarShare)), Round(price * (1 + FarShare)));
        ClearTheWay(Side.Sell, high, now);
        ClearTheWay(Side.Buy, low, now);
        farBid = desk.Quote(Side.Buy, low, quantity() * FarLevels, now);
        farAsk = desk.Quote(Side.Sell, high, quantity() * FarLevels, now);
    }

    decimal Round(decimal price) => decimal.Max(1, decimal.Round(price / Gap)) * Gap;
}
