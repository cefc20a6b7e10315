using Actors.Exchanges.Paper;

namespace Actors.Exchanges.Simulator;

/// <summary>
/// The orders of one symbol that wait for a price. A last price at or beyond the trigger fires them; which of several
/// goes first: the one whose price is met first, then the one that came first. The fired wait for the taker to finish.
/// </summary>
sealed class Triggers
{
    // The next to fire is the last of its list.
    readonly List<Order> rises = [];
    readonly List<Order> falls = [];
    readonly List<Order> trailing = [];

    public Queue<Order> Fired { get; } = new();

    /// <summary>BUY stop losses and SELL take profits wait for a rise, the others for a fall.</summary>
    public static bool WaitsForRise(SpotOrderType type, bool isBuy) => type.IsStopLoss() == isBuy;

    public static bool WaitsForRise(Order order) => WaitsForRise(order.Type, order.IsBuy);

    public void Add(Order order, decimal last, long now)
    {
        if (order.TrailingDelta is not null && order.StopPrice == 0)
            Track(order, last, now);
        else if (WaitsForRise(order))
            rises.Insert(rises.FindLastIndex(other => other.StopPrice > order.StopPrice) + 1, order);
        else
            falls.Insert(falls.FindLastIndex(other => other.StopPrice < order.StopPrice) + 1, order);
    }

    public void Remove(Order order)
    {
        if (!rises.Remove(order) && !falls.Remove(order))
            trailing.Remove(order);
    }

    /// <summary>A trade at this price.</summary>
    public void Meet(decimal price, long now)
    {
        if (trailing.Count > 0)
            MeetTrailing(price);
        while (rises.Count > 0 && price >= rises[^1].StopPrice)
            Touch(rises, price, now);
        while (falls.Count > 0 && price <= falls[^1].StopPrice)
            Touch(falls, price, now);
    }

    void Touch(List<Order> waiting, decimal price, long now)
    {
        var order = waiting[^1];
        waiting.RemoveAt(waiting.Count - 1);
        if (order.TrailingDelta is null)
            Fired.Enqueue(order);
        else
            Track(order, price, now);
    }

    void Track(Order order, decimal price, long now)
    {
        order.TrailingTime = now;
        // Before the first trade of all there is nothing to compare with.
        order.Extreme = price == 0 ? decimal.MinValue : Eyes(order, price);
        trailing.Add(order);
    }

    void MeetTrailing(decimal price)
    {
        for (var i = 0; i < trailing.Count; i++)
        {
            var order = trailing[i];
            var seen = Eyes(order, price);
            order.Extreme = Math.Max(order.Extreme, seen);
            if (seen > TrailingRule.Level(order.Extreme, order.TrailingDelta!.Value / 10_000m))
                continue;
            trailing.RemoveAt(i--);
            Fired.Enqueue(order);
        }
    }

    // A sale hopes for a rise, a purchase for a fall.
    static decimal Eyes(Order order, decimal price) => order.IsBuy ? -price : price;
}
