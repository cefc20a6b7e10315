using System.Text.Json;
using Actors.Exchanges.Binance.Wire;

namespace Actors.Tests.Exchanges.Binance.Wire;

/// <summary>What of this client reads a recorded message; nothing where <see cref="UnreadRecordings"/> says why.</summary>
static class RecordingReaders
{
    public static Func<byte[], object?>? Of(RecordingRow row)
    {
        if (UnreadRecordings.WhyNot(row) is not null)
            return null;
        if (IsOfAccount(row))
            return IsError(row) ? One(row, ErrorBody.Parse) : static message => WsApiFrame.Read(message, DateTimeOffset.UnixEpoch);
        if (IsOfMarket(row))
            return FrameValues.Of;
        return IsError(row) ? One(row, ErrorBody.Parse)
            : row.Folder == "docs-filters" ? message => WireJson.Read([(byte)'[', .. message, (byte)']'], row.File, WireFilters.Parse)
            : row.Folder.StartsWith("docs-faq", StringComparison.Ordinal) ? OfShape(row)
            : row.Folder.StartsWith("nautilus", StringComparison.Ordinal) ? OfName(row)
            : OfPath(row);
    }

    static bool IsOfAccount(RecordingRow row) =>
        row.IsIn("ws-api-spot", "docs-web-socket-api", "docs-user-data-stream")
        || (row.Folder == "ws-stream-spot" && row.Name.StartsWith("account", StringComparison.Ordinal))
        || row.File.StartsWith("nautilus-py/ws-spot-execution-report", StringComparison.Ordinal)
        || (row.Folder == "nautilus-rs-spot" && row.Kind == "ws-stream-message");

    static bool IsOfMarket(RecordingRow row) =>
        row.IsIn("ws-stream-spot", "docs-web-socket-streams") || row.Kind == "ws-stream-message";

    static Func<byte[], object?>? OfPath(RecordingRow row) => (row.Method, row.Path) switch
    {
        ("GET", "/api/v3/ping") => One(row, WireTime.Any),
        ("GET", "/api/v3/time") => One(row, WireTime.Parse),
        ("GET", "/api/v3/exchangeInfo") => One(row, ExchangeInfo.Parse),
        ("GET", "/api/v3/klines" or "/api/v3/uiKlines") => Many(row, WireKline.Parse),
        ("GET", "/api/v3/depth") => One(row, WireDepth.Parse),
        ("GET", "/api/v3/aggTrades") => Many(row, WireAggTrade.Parse),
        ("GET", "/api/v3/ticker/price" or "/api/v3/avgPrice") => One(row, WirePrice.Parse),
        ("GET", "/api/v3/trades" or "/api/v3/historicalTrades" or "/api/v3/myTrades") => Many(row, WireTrade.Parse),
        ("GET", "/api/v3/account") => One(row, WireAccount.Parse),
        ("GET", "/sapi/v1/account/apiRestrictions") => One(row, WireKeyPermissions.Parse),
        ("GET", "/api/v3/rateLimit/order") => Many(row, WireRateLimit.Parse),
        ("GET", "/api/v3/myFilters") => message => Member(row, message, WireFilters.Parse, "symbolFilters"),
        ("GET" or "POST", "/api/v3/order") or ("POST", "/api/v3/sor/order") => One(row, WireOrder.Parse),
        ("GET", "/api/v3/openOrders" or "/api/v3/allOrders") => Many(row, WireOrder.Parse),
        ("DELETE", "/api/v3/order") => One(row, CancelReply.Parse),
        ("DELETE", "/api/v3/openOrders") => Many(row, CancelReply.Parse),
        ("POST", "/api/v3/order/cancelReplace") => message => (
            Member(row, message, CancelReply.Parse, "data", "cancelResponse"), Member(row, message, WireOrder.Parse, "data", "newOrderResponse")),
        ("GET", "/api/v3/orderList") or ("POST", "/api/v3/orderList/oco" or "/api/v3/orderList/oto" or "/api/v3/orderList/otoco"
            or "/api/v3/orderList/opo" or "/api/v3/orderList/opoco") => One(row, WireOrderList.Parse),
        ("GET", "/api/v3/allOrderList" or "/api/v3/openOrderList") => Many(row, WireOrderList.Parse),
        _ => null,
    };

    static Func<byte[], object?>? OfName(RecordingRow row) => row.Name switch
    {
        "account-response.json" or "http-spot-wallet-account.json" => One(row, WireAccount.Parse),
        "account-trades-response.json" or "trades-response.json" or "http-spot-market-trades.json"
            or "http-spot-market-historical-trades.json" => Many(row, WireTrade.Parse),
        "all-orders-response.json" or "open-orders-response.json" => Many(row, WireOrder.Parse),
        "order-response.json" or "new-order-full-response.json" => One(row, WireOrder.Parse),
        "cancel-order-response.json" => One(row, CancelReply.Parse),
        "cancel-open-orders-response.json" => Many(row, CancelReply.Parse),
        "depth-response.json" => One(row, WireDepth.Parse),
        "klines-response.json" or "http-spot-market-klines.json" => Many(row, WireKline.Parse),
        "http-spot-market-agg-trades.json" => Many(row, WireAggTrade.Parse),
        "ticker-price-response.json" or "http-spot-market-ticker-price.json" or "avg-price-response.json" => One(row, WirePrice.Parse),
        "ping-response.json" or "http-spot-market-ping.json" => One(row, WireTime.Any),
        "server-time-response.json" or "http-spot-market-time.json" => One(row, WireTime.Parse),
        _ => null,
    };

    static Func<byte[], object?>? OfShape(RecordingRow row)
    {
        using var document = JsonDocument.Parse(Recordings.Bytes(row.File));
        var root = document.RootElement;
        return root.ValueKind != JsonValueKind.Object ? null
            : root.TryGetProperty("balances", out _) ? One(row, WireAccount.Parse)
            : root.TryGetProperty("origQty", out _) ? One(row, WireOrder.Parse)
            : null;
    }

    static bool IsError(RecordingRow row)
    {
        using var document = JsonDocument.Parse(Recordings.Bytes(row.File));
        return document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("code", out _) && root.TryGetProperty("msg", out _);
    }

    static Func<byte[], object?> One<T>(RecordingRow row, WireParser<T> parse) => message => WireJson.Read(message, row.File, parse);

    static Func<byte[], object?> Many<T>(RecordingRow row, WireParser<T> parse) =>
        message => WireJson.Read(message, row.File, (ref Utf8JsonReader json) => json.List(parse));

    /// <summary>Reads the value that lies under these names and passes over all else.</summary>
    static T? Member<T>(RecordingRow row, byte[] message, WireParser<T> parse, params string[] names)
    {
        return WireJson.Read(message, row.File, (ref Utf8JsonReader json) => Inside(ref json, 0));

        T? Inside(ref Utf8JsonReader json, int depth)
        {
            if (depth == names.Length)
                return parse(ref json);
            json.Object();
            T? found = default;
            while (json.Field())
            {
                if (json.ValueTextEquals(names[depth]))
                    found = Inside(ref json.Value(), depth + 1);
                else
                    json.Ignore();
            }
            return found;
        }
    }
}
