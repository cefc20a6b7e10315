using Actors.Domain;

namespace Actors.Exchanges.Simulator;

/// <summary>What a leg is in its list.</summary>
enum LegRole
{
    None,
    /// <summary>One of two, of which the first to trade or to trigger ends the other.</summary>
    Either,
    Working,
    Pending,
}

/// <summary>A live order: the engine's own, changed in place.</summary>
sealed class Order(AccountAtMarket holder, string clientId, Side side, SpotOrderType type, TimeInForce timeInForce)
{
    public AccountAtMarket Holder { get; } = holder;
    public Account Owner => Holder.Account;
    public Market Market => Holder.Market;
    public long Id { get; set; }
    public Side Side { get; } = side;
    public SpotOrderType Type { get; } = type;
    public TimeInForce TimeInForce { get; } = timeInForce;
    public string ClientId { get; set; } = clientId;

    public decimal Price { get; set; }
    public decimal Quantity { get; set; }
    public decimal QuoteQuantity { get; init; }
    public decimal StopPrice { get; init; }
    public int? TrailingDelta { get; init; }
    public decimal IcebergQuantity { get; init; }
    public SelfTradePrevention SelfTradePrevention { get; init; }
    public long? StrategyId { get; init; }
    public int? StrategyType { get; init; }
    public PegPrice? Peg { get; init; }
    public int? PegOffset { get; init; }
    public decimal? PeggedPrice { get; set; }

    public SpotOrderStatus Status { get; set; } = SpotOrderStatus.New;
    public ExpiryReason ExpiryReason { get; set; }
    public decimal Executed { get; set; }
    public decimal ExecutedQuote { get; set; }
    public decimal Prevented { get; set; }
    public long? PreventedMatchId { get; set; }

    /// <summary>What it holds back of its owner's balance, outside of what its list holds for both legs.</summary>
    public decimal Locked { get; set; }

    /// <summary>The price at which a purchase at any price is held back for until it triggers; 0 for a plain MARKET.</summary>
    public decimal LockPrice { get; init; }

    public long Time { get; init; }
    public long UpdateTime { get; set; }
    public long WorkingTime { get; set; } = -1;
    public long TrailingTime { get; set; } = -1;

    /// <summary>The best price since tracking began, in the eyes of its side.</summary>
    public decimal Extreme { get; set; }

    public OrderList? List { get; set; }
    public LegRole Role { get; set; }
    public int Amendments { get; set; }

    /// <summary>On the book or on its way through it; false before a trigger and while pending.</summary>
    public bool IsWorking { get; set; }

    // Its place in the queue of its level; null off the book.
    public PriceLevel? Level { get; set; }
    public Order? Ahead { get; set; }
    public Order? Behind { get; set; }

    /// <summary>The part that the book shows.</summary>
    public decimal Visible { get; set; }

    public decimal Remaining => Quantity - Executed - Prevented;
    public bool IsBuy => Side == Side.Buy;
    public bool IsOpen => Status.IsOpen();

    /// <summary>Takes any price.</summary>
    public bool IsMarket => !Type.HasPrice();

    /// <summary>The amount that it needs held back for the rest of its life: base for a sale, quote for a purchase.</summary>
    public decimal Need => !IsBuy ? Remaining : UnitCost * Remaining;

    /// <summary>What a unit of a purchase is held back for. A pegged price is known only when its time comes.</summary>
    public decimal UnitCost => IsMarket || Price == 0 ? LockPrice : Price;

    /// <summary>Where the balance lies that it pays with.</summary>
    public Balance Pays => IsBuy ? Holder.Quote : Holder.Base;

    public Balance Receives => IsBuy ? Holder.Base : Holder.Quote;

    public OrderView View() => new(
        Market.Rules.Symbol, Id, List?.Id ?? -1, ClientId, Side, Type, TimeInForce, Status, Price, Quantity, Executed,
        QuoteQuantity, ExecutedQuote, StopPrice, TrailingDelta,
        TrailingDelta is null ? null : TrailingTime, IcebergQuantity, StrategyId, StrategyType, SelfTradePrevention, Prevented,
        PreventedMatchId, ExpiryReason, Time, UpdateTime, WorkingTime, IsWorking, Peg, PegOffset, PeggedPrice);
}
