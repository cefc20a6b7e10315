namespace Actors.Domain;

/// <summary>An account at a venue at one moment.</summary>
/// <param name="Balances">By asset, ordered by name; assets without balance may be left out.</param>
public sealed record VenueAccount(
    DateTimeOffset At, IReadOnlyList<AssetBalance> Balances, IReadOnlyList<VenueOrder> OpenOrders)
{
    /// <summary>Nothing of an asset that the account does not name.</summary>
    public AssetBalance BalanceOf(string asset) =>
        Balances.FirstOrDefault(balance => string.Equals(balance.Asset, asset, StringComparison.Ordinal)) ?? new(asset, 0, 0);
}

/// <param name="Locked">Held back by open orders.</param>
public sealed record AssetBalance(string Asset, decimal Free, decimal Locked)
{
    public decimal Total => Free + Locked;
}

/// <summary>An order as the venue tells it.</summary>
/// <param name="Id">The client order id, ours or somebody else's.</param>
/// <param name="Status">Open, filled, cancelled (expired too) or rejected.</param>
/// <param name="Ordered">Base quantity, or null for an order of a quote amount.</param>
/// <param name="Fills">All of them, in the order of their trade ids; empty where only the list of open orders was asked for.</param>
public sealed record VenueOrder(
    ClientOrderId Id, string VenueOrderId, Symbol Symbol, Side Side, OrderType Type, OrderStatus Status,
    Quantity? Ordered, Quantity Filled, Price? Limit, Price? Trigger, IReadOnlyList<VenueReport.Filled> Fills,
    DateTimeOffset At)
{
    /// <summary>Where the market came to its trigger; null before that, and where the venue does not say.</summary>
    public Price? TriggeredAt { get; init; }

    /// <summary>Of a rejection, as its report would have had it; null where the venue does not say.</summary>
    public string? Code { get; init; }

    /// <summary>Why it ended, as the report of it would have had it; null where the venue does not say.</summary>
    public string? Why { get; init; }
}
