using System.Text.Json;
using Actors.Domain;

namespace Actors.Exchanges.Binance.Wire;

/// <summary>
/// An order as REST and WebSocket API tell it: answers to placing, cancelling and querying are subsets of one shape. A
/// number that the answer lacks is 0, a text null.
/// </summary>
public sealed record WireOrder
{
    public required string Symbol { get; init; }
    public required long OrderId { get; init; }
    /// <summary>-1 where the order is in no list.</summary>
    public long OrderListId { get; init; } = -1;
    public string ClientOrderId { get; init; } = "";
    /// <summary>The id under which it was placed, in the answer to its cancel.</summary>
    public string? OrigClientOrderId { get; init; }
    public WireStatus Status { get; init; }
    public WireOrderType Type { get; init; }
    public Side Side { get; init; }
    public decimal Price { get; init; }
    public decimal StopPrice { get; init; }
    public int? TrailingDelta { get; init; }
    public decimal OrigQty { get; init; }
    public decimal ExecutedQty { get; init; }
    public decimal OrigQuoteOrderQty { get; init; }
    /// <summary>When it was placed; in the answer to a cancel, when it was cancelled.</summary>
    public long Created { get; init; }
    /// <summary>When it changed last.</summary>
    public long Updated { get; init; }
    public string? ExpiryReason { get; init; }
    public IReadOnlyList<WireFill> Fills { get; init; } = [];

    /// <summary>The id under which the order was placed.</summary>
    public string PlacedAs => OrigClientOrderId is { Length: > 0 } placed ? placed : ClientOrderId;

    public static WireOrder Parse(ref Utf8JsonReader json)
    {
        json.Object();
        string? symbol = null, client = null, original = null, expiry = null;
        long? id = null;
        long list = -1, time = 0, updated = 0;
        WireStatus status = default;
        WireOrderType type = default;
        Side side = default;
        decimal price = 0, stop = 0, ordered = 0, executed = 0, quote = 0;
        int? trailing = null;
        IReadOnlyList<WireFill> fills = [];
        while (json.Field())
        {
            if (json.Is("symbol"u8)) symbol = json.Text();
            else if (json.Is("orderId"u8)) id = json.Long();
            else if (json.Is("orderListId"u8)) list = json.Long();
            else if (json.Is("clientOrderId"u8)) client = json.TextOrNull();
            else if (json.Is("origClientOrderId"u8)) original = json.TextOrNull();
            else if (json.Is("status"u8)) status = WireEnums.Status(ref json);
            else if (json.Is("type"u8)) type = WireEnums.Type(ref json);
            else if (json.Is("side"u8)) side = WireEnums.Side(ref json);
            else if (json.Is("price"u8)) price = json.Decimal();
            else if (json.Is("stopPrice"u8)) stop = json.Decimal();
            else if (json.Is("trailingDelta"u8)) trailing = json.Int();
            else if (json.Is("origQty"u8)) ordered = json.Decimal();
            else if (json.Is("executedQty"u8)) executed = json.Decimal();
            else if (json.Is("origQuoteOrderQty"u8)) quote = json.Decimal();
            else if (json.Is("expiryReason"u8)) expiry = json.TextOrNull();
            else if (json.Is("transactTime"u8) || json.Is("time"u8)) time = json.Millis();
            else if (json.Is("updateTime"u8)) updated = json.Millis();
            else if (json.Is("fills"u8)) fills = json.Value().List(WireFill.Parse);
            else json.Ignore();
        }
        return new()
        {
            Symbol = symbol ?? throw WireJson.Lacks("an order", "symbol"),
            OrderId = id ?? throw WireJson.Lacks("an order", "orderId"),
            OrderListId = list, ClientOrderId = client ?? "", OrigClientOrderId = original, Status = status, Type = type,
            Side = side, Price = price, StopPrice = stop, TrailingDelta = trailing, OrigQty = ordered, ExecutedQty = executed,
            OrigQuoteOrderQty = quote, Created = time, Updated = Math.Max(time, updated), ExpiryReason = expiry, Fills = fills,
        };
    }
}

/// <summary>A fill in the answer to placing. The trade id is -1 for an allocation.</summary>
public sealed record WireFill(decimal Price, decimal Quantity, decimal Commission, string CommissionAsset, long TradeId)
{
    public static WireFill Parse(ref Utf8JsonReader json)
    {
        json.Object();
        decimal price = 0, quantity = 0, commission = 0;
        string? asset = null;
        var trade = -1L;
        while (json.Field())
        {
            if (json.Is("price"u8)) price = json.Decimal();
            else if (json.Is("qty"u8)) quantity = json.Decimal();
            else if (json.Is("commission"u8)) commission = json.Decimal();
            else if (json.Is("commissionAsset"u8)) asset = json.TextOrNull();
            else if (json.Is("tradeId"u8)) trade = json.Long();
            else json.Ignore();
        }
        return new(price, quantity, commission, asset ?? "", trade);
    }
}

/// <summary>A list of orders that live and end together.</summary>
public sealed record WireOrderList(
    long OrderListId, string Symbol, string ContingencyType, string ListStatusType, string ListOrderStatus,
    string ListClientOrderId, long Time, IReadOnlyList<WireLeg> Orders, IReadOnlyList<WireOrder> Reports)
{
    public static WireOrderList Parse(ref Utf8JsonReader json)
    {
        json.Object();
        long? id = null;
        var time = 0L;
        string symbol = "", contingency = "", type = "", status = "", client = "";
        IReadOnlyList<WireLeg> orders = [];
        IReadOnlyList<WireOrder> reports = [];
        while (json.Field())
        {
            if (json.Is("orderListId"u8)) id = json.Long();
            else if (json.Is("symbol"u8)) symbol = json.Text();
            else if (json.Is("contingencyType"u8)) contingency = json.Text();
            else if (json.Is("listStatusType"u8)) type = json.Text();
            else if (json.Is("listOrderStatus"u8)) status = json.Text();
            else if (json.Is("listClientOrderId"u8)) client = json.TextOrNull() ?? "";
            else if (json.Is("transactionTime"u8)) time = json.Millis();
            else if (json.Is("orders"u8)) orders = json.Value().List(WireLeg.Parse);
            else if (json.Is("orderReports"u8)) reports = json.Value().List(WireOrder.Parse);
            else json.Ignore();
        }
        return new(
            id ?? throw WireJson.Lacks("an order list", "orderListId"), symbol, contingency, type, status, client, time,
            orders, reports);
    }
}

/// <summary>An order's names inside a list.</summary>
public sealed record WireLeg(string Symbol, long OrderId, string ClientOrderId)
{
    public static WireLeg Parse(ref Utf8JsonReader json)
    {
        json.Object();
        string symbol = "", client = "";
        long? id = null;
        while (json.Field())
        {
            if (json.Is("symbol"u8)) symbol = json.Text();
            else if (json.Is("orderId"u8)) id = json.Long();
            else if (json.Is("clientOrderId"u8)) client = json.TextOrNull() ?? "";
            else json.Ignore();
        }
        return new(symbol, id ?? throw WireJson.Lacks("an order of a list", "orderId"), client);
    }

    /// <summary>As an event has it.</summary>
    public static WireLeg OfEvent(ref Utf8JsonReader json)
    {
        json.Object();
        string symbol = "", client = "";
        long? id = null;
        while (json.Field())
        {
            if (json.Is("s"u8)) symbol = json.Text();
            else if (json.Is("i"u8)) id = json.Long();
            else if (json.Is("c"u8)) client = json.TextOrNull() ?? "";
            else json.Ignore();
        }
        return new(symbol, id ?? throw WireJson.Lacks("an order of a list", "i"), client);
    }
}
