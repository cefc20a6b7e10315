using Actors.Domain;

namespace Actors.Exchanges.Conformance;

/// <summary>The orders of a run: which are its own, by the engine's ids or by ids of somebody else.</summary>
sealed class RunOrders
{
    readonly Lock gate = new();
    readonly Dictionary<ClientOrderId, OrderIntent> placed = [];
    readonly List<ClientOrderId> order = [];

    /// <summary>In the order in which they were first sent.</summary>
    public IReadOnlyList<OrderIntent> All
    {
        get
        {
            lock (gate)
                return [.. order.Select(id => placed[id])];
        }
    }

    public int Count
    {
        get
        {
            lock (gate)
                return order.Count;
        }
    }

    public void Note(OrderIntent intent)
    {
        lock (gate)
        {
            if (placed.TryAdd(intent.Id, intent))
                order.Add(intent.Id);
        }
    }

    /// <summary>True of an order of the run, and of a leg of one.</summary>
    public bool Has(ClientOrderId id) => SideOf(id) is not null;

    /// <summary>Which side an order of the run, or a leg of one, is on; null of any other.</summary>
    public Side? SideOf(ClientOrderId id)
    {
        lock (gate)
        {
            if (placed.TryGetValue(id, out var own))
                return own.Side;
            var entry = order.Find(one => placed[one].Bracket is not null && (one.StopLeg == id || one.TargetLeg == id));
            return entry.Value is null ? null : placed[entry].Side == Side.Buy ? Side.Sell : Side.Buy;
        }
    }
}
