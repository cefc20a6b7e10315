namespace Actors.Exchanges.Simulator;

/// <summary>One owner's balances, orders and trades.</summary>
public sealed class Account
{
    readonly SortedDictionary<string, Balance> balances = new(StringComparer.Ordinal);
    readonly List<AccountAtMarket?> markets = [];

    internal Account(int id, string name, CommissionRates commissions, long tradeGroupId, bool isCrowd) =>
        (Id, Name, Commissions, TradeGroupId, IsCrowd) = (id, name, commissions, tradeGroupId, isCrowd);

    public int Id { get; }
    public string Name { get; }
    public CommissionRates Commissions { get; }

    /// <summary>Accounts of one group do not trade with each other where self-trade prevention is on; −1 for none.</summary>
    public long TradeGroupId { get; }

    public bool CanTrade { get; set; } = true;

    /// <summary>When its balances changed last.</summary>
    public long UpdateTime { get; internal set; }

    /// <summary>All the others: unlimited funds, no commissions, no filters, nothing remembered of its orders.</summary>
    internal bool IsCrowd { get; }

    /// <summary>Ordered by asset.</summary>
    public IReadOnlyList<BalanceView> Balances =>
        [.. balances.Values.Select(balance => new BalanceView(balance.Asset, balance.Free, balance.Locked))];

    public BalanceView BalanceOf(string asset) => balances.TryGetValue(asset, out var balance)
        ? new(asset, balance.Free, balance.Locked)
        : new(asset, 0, 0);

    internal List<Balance> Touched { get; } = [];

    internal IEnumerable<AccountAtMarket> Markets => markets.OfType<AccountAtMarket>();

    internal Balance Balance(string asset)
    {
        if (!balances.TryGetValue(asset, out var balance))
            balances.Add(asset, balance = new(this, asset));
        return balance;
    }

    internal AccountAtMarket At(Market market)
    {
        while (markets.Count <= market.Index)
            markets.Add(null);
        return markets[market.Index] ??= new(this, market);
    }

    internal void Forget()
    {
        balances.Clear();
        markets.Clear();
        Touched.Clear();
    }
}
