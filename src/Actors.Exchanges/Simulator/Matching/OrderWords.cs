namespace Actors.Exchanges.Simulator;

// The venue's words for orders. Their spelling on the wire is the server's business.

public enum SpotOrderType
{
    Limit,
    LimitMaker,
    Market,
    StopLoss,
    StopLossLimit,
    TakeProfit,
    TakeProfitLimit,
}

public enum TimeInForce
{
    GoodTillCanceled,
    ImmediateOrCancel,
    FillOrKill,
}

public enum SpotOrderStatus
{
    New,
    /// <summary>A pending leg whose working order has not filled yet.</summary>
    PendingNew,
    PartiallyFilled,
    Filled,
    Canceled,
    Expired,
    /// <summary>Ended by self-trade prevention.</summary>
    ExpiredInMatch,
    Rejected,
}

/// <summary>What becomes of two orders of one owner that would trade with each other; the taker's mode decides.</summary>
public enum SelfTradePrevention
{
    None,
    ExpireTaker,
    ExpireMaker,
    ExpireBoth,
    Decrement,
    Transfer,
}

public enum ExpiryReason
{
    None,
    /// <summary>A contingent or pending order that the venue refused when its turn came.</summary>
    Rejected,
    ExchangeCanceled,
    OcoTrigger,
    OtoPhaseOneExpired,
    UnfilledIocQuantityExpired,
    UnfilledFokOrderExpired,
    InsufficientLiquidity,
    ExecutionRulePriceRangeExceeded,
}

public enum ExecutionType
{
    New,
    Canceled,
    Replaced,
    Rejected,
    Trade,
    Expired,
    TradePrevention,
}

public enum ContingencyType
{
    Oco,
    Oto,
}

public enum ListStatusType
{
    Response,
    ExecStarted,
    Updated,
    AllDone,
}

public enum ListOrderStatus
{
    Executing,
    AllDone,
    Reject,
}

/// <summary>Which price a pegged order takes, once, when it enters the book.</summary>
public enum PegPrice
{
    /// <summary>The best price of its own side.</summary>
    Primary,
    /// <summary>The best price of the other side.</summary>
    Market,
}

public enum CancelRestriction
{
    None,
    OnlyNew,
    OnlyPartiallyFilled,
}

public static class SpotOrderTypes
{
    /// <summary>Waits for a trigger price.</summary>
    public static bool IsContingent(this SpotOrderType type) =>
        type is SpotOrderType.StopLoss or SpotOrderType.StopLossLimit or SpotOrderType.TakeProfit or SpotOrderType.TakeProfitLimit;

    /// <summary>Has a limit price, at once or once triggered.</summary>
    public static bool HasPrice(this SpotOrderType type) =>
        type is SpotOrderType.Limit or SpotOrderType.LimitMaker or SpotOrderType.StopLossLimit or SpotOrderType.TakeProfitLimit;

    public static bool IsStopLoss(this SpotOrderType type) => type is SpotOrderType.StopLoss or SpotOrderType.StopLossLimit;

    public static bool IsTakeProfit(this SpotOrderType type) => type is SpotOrderType.TakeProfit or SpotOrderType.TakeProfitLimit;

    public static bool IsOpen(this SpotOrderStatus status) =>
        status is SpotOrderStatus.New or SpotOrderStatus.PendingNew or SpotOrderStatus.PartiallyFilled;
}
