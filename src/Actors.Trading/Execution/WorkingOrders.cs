using Actors.Domain;

namespace Actors.Trading.Execution;

/// <summary>The orders that something may still happen to, in the order of their submission.</summary>
public sealed class WorkingOrders
{
    readonly Dictionary<ClientOrderId, Order> byId = [];
    readonly List<ClientOrderId> inOrder = [];

    // A leg opens when its entry has filled and works no longer: the last protected entry of each strategy is kept.
    readonly Dictionary<StrategyKey, Order> lastProtected = [];

    public int Count => inOrder.Count;

    /// <summary>Oldest first.</summary>
    public IEnumerable<Order> All => inOrder.Select(id => byId[id]);

    public Order? Find(ClientOrderId id) => byId.GetValueOrDefault(id);

    /// <summary>The entry that a leg protects, working or filled.</summary>
    public Order? FindEntry(ClientOrderId id) =>
        Find(id) ?? lastProtected.Values.SingleOrDefault(order => order.Id == id);

    /// <summary>The working orders of a strategy, entries and legs, oldest first.</summary>
    public IReadOnlyList<Order> Of(StrategyKey key)
    {
        List<Order>? found = null;
        foreach (var id in inOrder)
        {
            if (byId[id] is var order && order.Key.Equals(key))
                (found ??= []).Add(order);
        }
        return found ?? (IReadOnlyList<Order>)[];
    }

    /// <summary>True of what happens to an order; holdings have events of their own.</summary>
    public static bool Concerns(TradingEvent e) => e is not (PositionNaked or DustLeft or PositionLost or HoldingsDiffer);

    public void Apply(TradingEvent e)
    {
        var id = IdOf(e);
        var order = byId.TryGetValue(id, out var known)
            ? known.Apply(e)
            : e switch
            {
                OrderSubmitted submitted => Order.Of(submitted),
                LegOpened leg => Order.Of(leg),
                _ => throw new DomainFault($"{e.GetType().Name} of order {id}, which does not work here"),
            };
        if (e is OrderSubmitted { Intent.Bracket: not null })
            lastProtected[order.Key] = order;
        Keep(order);
    }

    void Keep(Order order)
    {
        if (!order.IsLive)
        {
            byId.Remove(order.Id);
            inOrder.Remove(order.Id);
        }
        else if (byId.TryAdd(order.Id, order))
            inOrder.Add(order.Id);
        else
            byId[order.Id] = order;
    }

    /// <summary>The order that an event happened to.</summary>
    public static ClientOrderId IdOf(TradingEvent e) => e switch
    {
        OrderSubmitted s => s.Intent.Id,
        OrderAccepted a => a.Order,
        OrderRejected r => r.Order,
        OrderUnknown u => u.Order,
        OrderTriggered t => t.Order,
        OrderFilled f => f.Fill.Order,
        OrderCancelled c => c.Order,
        LegOpened l => l.Leg.Order,
        _ => throw new DomainFault($"{e.GetType().Name} is not of an order"),
    };
}
