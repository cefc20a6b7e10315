using Actors.Domain;

namespace Actors.Exchanges.Simulator;

/// <summary>An order to be placed; null is "not sent".</summary>
public sealed record NewOrder(string Symbol, Side Side, SpotOrderType Type)
{
    /// <summary>Which leg of a list it is, as its parameters begin in a request, such as <c>above</c>; empty for an order of its own.</summary>
    public string Leg { get; init; } = "";

    public decimal? Quantity { get; init; }

    /// <summary>Of a MARKET order: what to spend or to earn, in quote currency.</summary>
    public decimal? QuoteQuantity { get; init; }

    public decimal? Price { get; init; }
    public decimal? StopPrice { get; init; }

    /// <summary>In basis points.</summary>
    public int? TrailingDelta { get; init; }

    public decimal? IcebergQuantity { get; init; }
    public TimeInForce? TimeInForce { get; init; }

    /// <summary>Null lets the venue make one.</summary>
    public string? ClientOrderId { get; init; }

    public SelfTradePrevention? SelfTradePrevention { get; init; }
    public long? StrategyId { get; init; }
    public int? StrategyType { get; init; }
    public PegPrice? Peg { get; init; }

    /// <summary>Levels away from the pegged price, 1 to 100.</summary>
    public int? PegOffset { get; init; }

    /// <summary>What a parameter of it is called in a request: <c>price</c>, or of a leg <c>abovePrice</c>.</summary>
    public string Name(string parameter) => NameOf(Leg, parameter);

    public static string NameOf(string leg, string parameter) =>
        leg.Length == 0 ? parameter : leg + char.ToUpperInvariant(parameter[0]) + parameter[1..];
}

/// <summary>An order list to be placed. All legs are of one symbol.</summary>
public abstract record NewOrderList
{
    NewOrderList() { }

    public string? ClientListId { get; init; }

    public abstract IReadOnlyList<NewOrder> Legs { get; }

    /// <param name="Above">The leg of the higher price.</param>
    public sealed record Oco(NewOrder Above, NewOrder Below) : NewOrderList
    {
        public override IReadOnlyList<NewOrder> Legs => [Above, Below];
    }

    /// <param name="PaidByWorking">An OPO: the pending quantity is not sent, it is what the working order bought.</param>
    public sealed record Oto(NewOrder Working, NewOrder Pending, bool PaidByWorking = false) : NewOrderList
    {
        public override IReadOnlyList<NewOrder> Legs => [Working, Pending];
    }

    /// <inheritdoc cref="Oto"/>
    public sealed record Otoco(NewOrder Working, NewOrder PendingAbove, NewOrder PendingBelow, bool PaidByWorking = false)
        : NewOrderList
    {
        public override IReadOnlyList<NewOrder> Legs => [Working, PendingAbove, PendingBelow];
    }
}

/// <summary>Which order is meant. With both ids the order is looked up by number, and its client id must agree.</summary>
public readonly record struct OrderRef(string Symbol, long? OrderId, string? ClientOrderId);

/// <param name="NewClientOrderId">The cancel's own id, which the order bears from then on; null lets the venue make one.</param>
public sealed record CancelOrder(OrderRef Order)
{
    public string? NewClientOrderId { get; init; }
    public CancelRestriction Restriction { get; init; }
}
