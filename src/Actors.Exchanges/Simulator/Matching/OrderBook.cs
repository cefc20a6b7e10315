using Actors.Domain;

namespace Actors.Exchanges.Simulator;

/// <summary>The price-time book of one symbol. Every change of a level takes one update id and is told once.</summary>
sealed class OrderBook(Market market, IExchangeEvents events)
{
    public BookSide Bids { get; } = new(Side.Buy);
    public BookSide Asks { get; } = new(Side.Sell);
    public long UpdateId { get; private set; }

    public BookSide SideOf(Side side) => side == Side.Buy ? Bids : Asks;
    public BookSide Against(Side side) => side == Side.Buy ? Asks : Bids;

    /// <summary>Puts the order at the end of the queue of its price.</summary>
    public void Rest(Order order, long now)
    {
        order.Visible = Shown(order);
        var level = SideOf(order.Side).At(order.Price);
        level.Append(order);
        Tell(order.Side, level, now);
    }

    public void Remove(Order order, long now)
    {
        if (order.Level is not { } level)
            return;
        level.Remove(order);
        Tell(order.Side, level, now);
        SideOf(order.Side).RemoveIfEmpty(level);
    }

    /// <summary>Takes what traded or was prevented off a resting order; an iceberg shows its next part, at the end of the queue.</summary>
    public void Reduce(Order maker, decimal quantity, long now)
    {
        var level = maker.Level!;
        maker.Visible -= quantity;
        level.Quantity -= quantity;
        if (maker.Visible <= 0)
        {
            level.Remove(maker);
            if (maker.Remaining > 0)
            {
                maker.Visible = Shown(maker);
                level.Append(maker);
            }
        }
        Tell(maker.Side, level, now);
        SideOf(maker.Side).RemoveIfEmpty(level);
    }

    /// <summary>An amendment: less of it, at the same place.</summary>
    public void Shrink(Order order, long now)
    {
        if (order.Level is not { } level)
            return;
        var shown = Math.Min(order.Visible, order.Remaining);
        level.Quantity -= order.Visible - shown;
        order.Visible = shown;
        Tell(order.Side, level, now);
    }

    public DepthView Depth(int limit) => new(UpdateId, Levels(Bids, limit), Levels(Asks, limit));

    static decimal Shown(Order order) =>
        order.IcebergQuantity > 0 ? Math.Min(order.IcebergQuantity, order.Remaining) : order.Remaining;

    static List<PriceAndQuantity> Levels(BookSide side, int limit)
    {
        var found = new List<PriceAndQuantity>(Math.Min(limit, side.Count));
        for (var i = 0; i < side.Count && i < limit; i++)
            found.Add(new(side[i].Price, side[i].Quantity));
        return found;
    }

    void Tell(Side side, PriceLevel level, long now) =>
        events.BookChanged(market, new(side, level.Price, level.First is null ? 0 : level.Quantity, ++UpdateId, now));
}
