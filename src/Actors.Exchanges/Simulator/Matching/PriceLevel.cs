namespace Actors.Exchanges.Simulator;

/// <summary>The orders of one price and side, in the order of their coming.</summary>
sealed class PriceLevel(decimal price)
{
    public decimal Price { get; } = price;

    /// <summary>What the book shows of them.</summary>
    public decimal Quantity { get; set; }

    public Order? First { get; private set; }
    public Order? Last { get; private set; }

    public void Append(Order order)
    {
        order.Level = this;
        order.Ahead = Last;
        order.Behind = null;
        if (Last is null)
            First = order;
        else
            Last.Behind = order;
        Last = order;
        Quantity += order.Visible;
    }

    public void Remove(Order order)
    {
        if (order.Ahead is null)
            First = order.Behind;
        else
            order.Ahead.Behind = order.Behind;
        if (order.Behind is null)
            Last = order.Ahead;
        else
            order.Behind.Ahead = order.Ahead;
        (order.Level, order.Ahead, order.Behind) = (null, null, null);
        Quantity -= order.Visible;
    }
}
