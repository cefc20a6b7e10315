using Actors.Domain;

namespace Actors.Backtest.Engine;

/// <summary>The read model of orders: each order's life folded out of the event log into one row.</summary>
public static class OrderRows
{
    public static IReadOnlyList<OrderRow> From(IReadOnlyList<TradingEvent> events)
    {
        var at = new Dictionary<ClientOrderId, int>();
        var orders = new List<Order>();
        foreach (var e in events)
        {
            if (e is OrderSubmitted submitted)
                Add(Order.Of(submitted));
            else if (e is LegOpened opened && !at.ContainsKey(opened.Leg.Order))
                Add(Order.Of(opened));
            else if (IdOf(e) is { } id)
                orders[at[id]] = orders[at[id]].Apply(e);
        }
        return [.. orders.Select(Row)];

        void Add(Order order)
        {
            at.Add(order.Id, orders.Count);
            orders.Add(order);
        }
    }

    static ClientOrderId? IdOf(TradingEvent e) => e switch
    {
        OrderAccepted a => a.Order,
        OrderRejected r => r.Order,
        OrderUnknown u => u.Order,
        OrderTriggered t => t.Order,
        OrderFilled f => f.Fill.Order,
        OrderCancelled c => c.Order,
        LegOpened l => l.Leg.Order,
        _ => null,
    };

    static OrderRow Row(Order o) => new(
        o.Id, o.Key, o.Side, o.Terms.Type, o.Terms.SubmittedAt, o.Ordered, o.Terms.Quote, o.Terms.Limit, o.Terms.Trigger,
        o.Status switch
        {
            OrderStatus.Filled => "filled",
            OrderStatus.Cancelled => o.Filled.IsZero ? "cancelled" : "partly-filled",
            OrderStatus.Rejected => "rejected",
            OrderStatus.Unknown => "unknown",
            _ => "open",
        },
        o.Filled, o.AveragePrice, o.Fees, o.Reason, o.Text);
}
