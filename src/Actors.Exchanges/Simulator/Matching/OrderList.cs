namespace Actors.Exchanges.Simulator;

/// <summary>Orders that hang together. All legs of a list belong to one account and symbol.</summary>
sealed class OrderList(AccountAtMarket holder, long id, string clientId, ContingencyType contingency, long time)
{
    public AccountAtMarket Holder { get; } = holder;
    public long Id { get; } = id;
    public string ClientId { get; } = clientId;
    public ContingencyType Contingency { get; } = contingency;
    public long Time { get; } = time;
    public List<Order> Orders { get; } = [];
    public ListStatusType StatusType { get; set; } = ListStatusType.ExecStarted;
    public ListOrderStatus OrderStatus { get; set; } = ListOrderStatus.Executing;

    /// <summary>The pending legs get what the working order bought.</summary>
    public bool PaidByWorking { get; init; }

    /// <summary>Held back for both legs of a pair together, or of what the working order bought for the pending legs.</summary>
    public decimal Locked { get; set; }

    public bool IsOpen => OrderStatus == ListOrderStatus.Executing;

    public Order? Working => Orders.Find(order => order.Role == LegRole.Working);

    public IEnumerable<Order> Pending => Orders.Where(order => order.Role == LegRole.Pending);

    /// <summary>The other of two legs of which one ends the other, while both are open.</summary>
    public Order? Rival(Order leg)
    {
        if (leg.Role != LegRole.Either)
            return null;
        foreach (var order in Orders)
        {
            if (order != leg && order is { Role: LegRole.Either, IsOpen: true })
                return order;
        }
        return null;
    }

    public ListView View() => new(
        Holder.Market.Rules.Symbol, Id, Contingency, StatusType, OrderStatus, ClientId, Time,
        [.. Orders.Select(order => (order.Id, order.ClientId))]);
}
