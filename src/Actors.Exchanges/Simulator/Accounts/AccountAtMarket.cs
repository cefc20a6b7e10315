namespace Actors.Exchanges.Simulator;

/// <summary>What an account has done in one symbol: its orders, lists, trades.</summary>
sealed class AccountAtMarket(Account account, Market market)
{
    readonly SortedDictionary<long, Order> open = [];
    readonly List<Order> orders = [];
    readonly Dictionary<string, Order> byClientId = new(StringComparer.Ordinal);
    readonly SortedDictionary<long, OrderList> lists = [];

    public Account Account { get; } = account;
    public Market Market { get; } = market;
    public Balance Base { get; } = account.Balance(market.Rules.BaseAsset);
    public Balance Quote { get; } = account.Balance(market.Rules.QuoteAsset);

    /// <summary>By their numbers.</summary>
    public IReadOnlyCollection<Order> Open => open.Values;

    /// <summary>Every order that ever was, by their numbers.</summary>
    public IReadOnlyList<Order> Orders => orders;

    public IReadOnlyCollection<OrderList> Lists => lists.Values;
    public List<AccountTrade> Trades { get; } = [];
    public List<PreventedMatch> Prevented { get; } = [];
    public List<Amendment> Amendments { get; } = [];

    public int OpenAlgo { get; private set; }
    public int OpenIcebergs { get; private set; }
    public int OpenLists => lists.Values.Count(list => list.IsOpen);

    public void Remember(Order order)
    {
        if (Account.IsCrowd)
            return;
        orders.Add(order);
        open.Add(order.Id, order);
        byClientId[order.ClientId] = order;
        OpenAlgo += order.Type.IsContingent() ? 1 : 0;
        OpenIcebergs += order.IcebergQuantity > 0 ? 1 : 0;
    }

    public void Remember(OrderList list) => lists.Add(list.Id, list);

    public void Close(Order order)
    {
        if (Account.IsCrowd || !open.Remove(order.Id))
            return;
        OpenAlgo -= order.Type.IsContingent() ? 1 : 0;
        OpenIcebergs -= order.IcebergQuantity > 0 ? 1 : 0;
    }

    /// <summary>The order is known by its old id still.</summary>
    public void Rename(Order order, string clientId)
    {
        order.ClientId = clientId;
        byClientId[clientId] = order;
    }

    public bool IsTaken(string clientId) => byClientId.TryGetValue(clientId, out var order) && order.IsOpen;

    public Order? Find(string clientId) => byClientId.GetValueOrDefault(clientId);

    public Order? Find(long id)
    {
        var (low, high) = (0, orders.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (orders[middle].Id < id)
                low = middle + 1;
            else
                high = middle;
        }
        return low < orders.Count && orders[low].Id == id ? orders[low] : null;
    }

    public OrderList? FindList(long id) => lists.GetValueOrDefault(id);

    public OrderList? FindList(string clientId) => lists.Values.LastOrDefault(list => string.Equals(list.ClientId, clientId, StringComparison.Ordinal));
}
