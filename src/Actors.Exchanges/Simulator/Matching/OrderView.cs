using Actors.Domain;

namespace Actors.Exchanges.Simulator;

/// <summary>An order as it stood at one moment: all that the venue's answers and reports tell of it.</summary>
/// <param name="ListId">−1 outside lists.</param>
/// <param name="WorkingTime">When it came to the book; −1 before.</param>
/// <param name="TrailingTime">When tracking began; −1 before. Null without a trailing delta.</param>
public sealed record OrderView(
    string Symbol, long OrderId, long ListId, string ClientOrderId, Side Side, SpotOrderType Type, TimeInForce TimeInForce,
    SpotOrderStatus Status, decimal Price, decimal Quantity, decimal Executed, decimal QuoteQuantity, decimal ExecutedQuote,
    decimal StopPrice, int? TrailingDelta, long? TrailingTime, decimal IcebergQuantity, long? StrategyId, int? StrategyType,
    SelfTradePrevention SelfTradePrevention, decimal Prevented, long? PreventedMatchId, ExpiryReason ExpiryReason,
    long Time, long UpdateTime, long WorkingTime, bool IsWorking, PegPrice? Peg, int? PegOffset, decimal? PeggedPrice);

/// <summary>A trade as one of its two accounts sees it.</summary>
public sealed record AccountTrade(
    string Symbol, long Id, long OrderId, long ListId, decimal Price, decimal Quantity, decimal QuoteQuantity,
    decimal Commission, string CommissionAsset, long Time, bool IsBuyer, bool IsMaker);

/// <summary>A trade that self-trade prevention stopped.</summary>
/// <param name="TakerPrevented">Null where the mode leaves the taker alone.</param>
/// <param name="MakerPrevented">Null where the mode leaves the maker alone.</param>
public sealed record PreventedMatch(
    string Symbol, long Id, long TakerOrderId, long MakerOrderId, long TradeGroupId, SelfTradePrevention Mode, decimal Price,
    decimal? TakerPrevented, decimal? MakerPrevented, long Time);

public sealed record Amendment(
    string Symbol, long OrderId, long ExecutionId, string OrigClientOrderId, string NewClientOrderId,
    decimal OrigQuantity, decimal NewQuantity, long Time);

public sealed record ListView(
    string Symbol, long ListId, ContingencyType Contingency, ListStatusType StatusType, ListOrderStatus OrderStatus,
    string ClientListId, long Time, IReadOnlyList<(long OrderId, string ClientOrderId)> Orders);

/// <param name="Order">As it stood when the venue answered: a pending leg that its working order woke up is PENDING_NEW.</param>
public sealed record PlacedOrder(
    OrderView Order, IReadOnlyList<AccountTrade> Fills, IReadOnlyList<PreventedMatch> Prevented, long TradeGroupId);

public sealed record PlacedList(ListView List, IReadOnlyList<PlacedOrder> Reports);

/// <param name="Order">Bears the cancel's id.</param>
public sealed record CanceledOrder(OrderView Order, string OrigClientOrderId);

public sealed record CanceledList(ListView List, IReadOnlyList<CanceledOrder> Reports);

/// <summary>A leg takes its list with it: then <paramref name="List"/> is set, else <paramref name="Order"/>.</summary>
public sealed record Cancellation(CanceledOrder? Order, CanceledList? List);

/// <param name="List">Set when the order is a leg.</param>
public sealed record AmendedOrder(long Time, long ExecutionId, OrderView Order, string OrigClientOrderId, ListView? List);

/// <param name="NewNotAttempted">The cancel failed and the mode was to stop there.</param>
public sealed record CancelReplaceResult(
    Cancellation? Canceled, Rejection? CancelRejection, PlacedOrder? Placed, Rejection? PlaceRejection, bool NewNotAttempted)
{
    public bool IsOk => CancelRejection is null && PlaceRejection is null && !NewNotAttempted;

    /// <summary>-2021 when one of the two was done, -2022 when none was; null when both were.</summary>
    public Rejection? Rejection => IsOk ? null
        : Canceled is not null || Placed is not null ? new(-2021, "Order cancel-replace partially failed.")
        : new(-2022, "Order cancel-replace failed.");
}
