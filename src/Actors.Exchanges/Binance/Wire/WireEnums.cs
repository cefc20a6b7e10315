using System.Text.Json;
using Actors.Domain;

namespace Actors.Exchanges.Binance.Wire;

/// <summary>An order's status at the venue. What was added since is <see cref="Other"/>.</summary>
public enum WireStatus
{
    Other,
    New,
    PendingNew,
    PartiallyFilled,
    Filled,
    Canceled,
    Rejected,
    Expired,
    ExpiredInMatch,
}

/// <summary>An order's type at the venue. What was added since is <see cref="Other"/>.</summary>
public enum WireOrderType
{
    Other,
    Limit,
    LimitMaker,
    Market,
    StopLoss,
    StopLossLimit,
    TakeProfit,
    TakeProfitLimit,
}

/// <summary>Why an execution report was sent. What was added since is <see cref="Other"/>.</summary>
public enum ExecutionType
{
    Other,
    New,
    Canceled,
    Replaced,
    Rejected,
    Trade,
    Expired,
    TradePrevention,
}

/// <summary>Whether a symbol is traded. What was added since is <see cref="Other"/>, on which nothing is sent.</summary>
public enum SymbolStatus
{
    Other,
    Trading,
    EndOfDay,
    Halt,
    Break,
    CancelOnly,
}

static class WireEnums
{
    public static WireStatus Status(ref Utf8JsonReader json) =>
        json.Value().Is("NEW"u8) ? WireStatus.New
        : json.Is("PARTIALLY_FILLED"u8) ? WireStatus.PartiallyFilled
        : json.Is("FILLED"u8) ? WireStatus.Filled
        : json.Is("CANCELED"u8) ? WireStatus.Canceled
        : json.Is("EXPIRED"u8) ? WireStatus.Expired
        : json.Is("EXPIRED_IN_MATCH"u8) ? WireStatus.ExpiredInMatch
        : json.Is("REJECTED"u8) ? WireStatus.Rejected
        : json.Is("PENDING_NEW"u8) ? WireStatus.PendingNew
        : WireStatus.Other;

    public static WireOrderType Type(ref Utf8JsonReader json) =>
        json.Value().Is("LIMIT"u8) ? WireOrderType.Limit
        : json.Is("MARKET"u8) ? WireOrderType.Market
        : json.Is("LIMIT_MAKER"u8) ? WireOrderType.LimitMaker
        : json.Is("STOP_LOSS"u8) ? WireOrderType.StopLoss
        : json.Is("STOP_LOSS_LIMIT"u8) ? WireOrderType.StopLossLimit
        : json.Is("TAKE_PROFIT"u8) ? WireOrderType.TakeProfit
        : json.Is("TAKE_PROFIT_LIMIT"u8) ? WireOrderType.TakeProfitLimit
        : WireOrderType.Other;

    public static ExecutionType Execution(ref Utf8JsonReader json) =>
        json.Value().Is("TRADE"u8) ? ExecutionType.Trade
        : json.Is("NEW"u8) ? ExecutionType.New
        : json.Is("CANCELED"u8) ? ExecutionType.Canceled
        : json.Is("EXPIRED"u8) ? ExecutionType.Expired
        : json.Is("REPLACED"u8) ? ExecutionType.Replaced
        : json.Is("REJECTED"u8) ? ExecutionType.Rejected
        : json.Is("TRADE_PREVENTION"u8) ? ExecutionType.TradePrevention
        : ExecutionType.Other;

    public static SymbolStatus Symbol(ref Utf8JsonReader json) =>
        json.Value().Is("TRADING"u8) ? SymbolStatus.Trading
        : json.Is("HALT"u8) ? SymbolStatus.Halt
        : json.Is("BREAK"u8) ? SymbolStatus.Break
        : json.Is("CANCEL_ONLY"u8) ? SymbolStatus.CancelOnly
        : json.Is("END_OF_DAY"u8) ? SymbolStatus.EndOfDay
        : SymbolStatus.Other;

    public static Side Side(ref Utf8JsonReader json) =>
        json.Value().Is("BUY"u8) ? Domain.Side.Buy
        : json.Is("SELL"u8) ? Domain.Side.Sell
        : throw WireJson.Unexpected(ref json, "BUY or SELL");

    public static bool IsOver(this WireStatus status) =>
        status is WireStatus.Filled or WireStatus.Canceled or WireStatus.Rejected or WireStatus.Expired
            or WireStatus.ExpiredInMatch;
}
