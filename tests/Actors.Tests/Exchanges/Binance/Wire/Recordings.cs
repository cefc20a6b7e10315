using Actors.Exchanges.Binance.Wire;

namespace Actors.Tests.Exchanges.Binance.Wire;

/// <summary>The recorded and documented messages that this client takes, and what reads each.</summary>
static class Recordings
{
    /// <summary>Filed among the answers, but requests, a fragment of one, or of the margin account.</summary>
    static readonly HashSet<string> Others = new(StringComparer.Ordinal)
    {
        "docs-web-socket-api/check-server-time.json", "docs-web-socket-api/query-session-status.json",
        "docs-web-socket-api/test-connectivity.json", "docs-web-socket-api/unsubscribe-from-user-data-stream.json",
        "docs-web-socket-api/rolling-window-price-change-statistics-note.json", "ws-stream-spot/account-margin-call.ack.json",
        "ws-stream-spot/account-margin-call.message.json",
    };

    public static IEnumerable<(string File, Action<byte[]> Read)> All()
    {
        foreach (var line in File.ReadLines(SharedData.Path("wire", "index.csv")).Skip(1))
        {
            var cells = line.Split(',');
            if (ReaderOf(cells[0], cells[1], cells[2], cells[3]) is { } read)
                yield return (cells[0], read);
        }
    }

    public static byte[] Bytes(string file) => File.ReadAllBytes(SharedData.Path(["wire", .. file.Split('/')]));

    static Action<byte[]>? ReaderOf(string file, string kind, string method, string path)
    {
        var isRest = file.StartsWith("rest-spot", StringComparison.Ordinal) || file.StartsWith("docs-rest-api", StringComparison.Ordinal)
            || file.StartsWith("recorded", StringComparison.Ordinal);
        var isSocket = file.StartsWith("ws-api-spot", StringComparison.Ordinal) || file.StartsWith("docs-web-socket-api", StringComparison.Ordinal)
            || file.StartsWith("docs-user-data-stream", StringComparison.Ordinal) || file.StartsWith("ws-stream-spot/account", StringComparison.Ordinal)
            || file.StartsWith("nautilus-py/ws-spot-execution-report", StringComparison.Ordinal)
            || (file.StartsWith("nautilus-rs-spot", StringComparison.Ordinal) && kind == "ws-stream-message");
        if (kind.EndsWith("request", StringComparison.Ordinal) || Others.Contains(file))
            return null;
        if (file == "docs-rest-api/error-codes.json" || file.Contains("cancelrestrictions", StringComparison.Ordinal))
            return message => WireJson.Read(message, file, ErrorBody.Parse);
        if (isSocket)
            return message => WsApiFrame.Read(message, DateTimeOffset.UnixEpoch);
        if (file.StartsWith("nautilus", StringComparison.Ordinal))
            return OfName(file.Split('/')[1]);
        return !isRest ? null : (method, path) switch
        {
            ("GET", "/api/v3/ping") => Reader(WireTime.Any),
            ("GET", "/api/v3/time") => Reader(WireTime.Parse),
            ("GET", "/api/v3/exchangeInfo") => Reader(ExchangeInfo.Parse),
            ("GET", "/api/v3/klines" or "/api/v3/uiKlines") => ListReader(WireKline.Parse),
            ("GET", "/api/v3/depth") => Reader(WireDepth.Parse),
            ("GET", "/api/v3/aggTrades") => ListReader(WireAggTrade.Parse),
            ("GET", "/api/v3/account") => Reader(WireAccount.Parse),
            ("GET", "/api/v3/myTrades") => ListReader(WireTrade.Parse),
            ("GET" or "POST", "/api/v3/order") or ("POST", "/api/v3/sor/order") => Reader(WireOrder.Parse),
            ("GET", "/api/v3/openOrders" or "/api/v3/allOrders") => ListReader(WireOrder.Parse),
            ("DELETE", "/api/v3/order") => Reader(CancelReply.Parse),
            ("DELETE", "/api/v3/openOrders") => ListReader(CancelReply.Parse),
            ("GET", "/api/v3/orderList") or ("POST", "/api/v3/orderList/oco" or "/api/v3/orderList/oto" or "/api/v3/orderList/otoco"
                or "/api/v3/orderList/opo" or "/api/v3/orderList/opoco") => Reader(WireOrderList.Parse),
            ("GET", "/api/v3/allOrderList" or "/api/v3/openOrderList") => ListReader(WireOrderList.Parse),
            _ => null,
        };

        Action<byte[]>? OfName(string name) => name switch
        {
            "account-response.json" or "http-spot-wallet-account.json" => Reader(WireAccount.Parse),
            "account-trades-response.json" => ListReader(WireTrade.Parse),
            "all-orders-response.json" or "open-orders-response.json" => ListReader(WireOrder.Parse),
            "order-response.json" or "new-order-full-response.json" => Reader(WireOrder.Parse),
            "cancel-order-response.json" => Reader(CancelReply.Parse),
            "cancel-open-orders-response.json" => ListReader(CancelReply.Parse),
            "depth-response.json" => Reader(WireDepth.Parse),
            "klines-response.json" or "http-spot-market-klines.json" => ListReader(WireKline.Parse),
            "http-spot-market-agg-trades.json" => ListReader(WireAggTrade.Parse),
            "ping-response.json" or "http-spot-market-ping.json" => Reader(WireTime.Any),
            "server-time-response.json" or "http-spot-market-time.json" => Reader(WireTime.Parse),
            _ => null,
        };

        Action<byte[]> Reader<T>(WireParser<T> parse) => message => WireJson.Read(message, file, parse);

        Action<byte[]> ListReader<T>(WireParser<T> parse) =>
            message => WireJson.Read(message, file, (ref System.Text.Json.Utf8JsonReader json) => json.List(parse));
    }
}
