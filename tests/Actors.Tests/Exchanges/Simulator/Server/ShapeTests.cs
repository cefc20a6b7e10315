using System.Text.Json;
using Actors.Domain;

namespace Actors.Tests.Exchanges.Simulator.Server;

/// <summary>Answers and frames have exactly the fields of the documented ones.</summary>
public sealed class ShapeTests
{
    [NeedsReferenceDataFact]
    public async Task Market_data()
    {
        await using var venue = await SimulatedVenue.Open();
        async Task Same(string path, string query, string sample) =>
            Fields((await venue.Get(path, query)).Json).ShouldBe(Documented("docs-rest-api", sample), path);

        await Same("time", "", "check-server-time.json");
        await Same("depth", "symbol=BTCUSDT", "order-book.json");
        await Same("trades", "symbol=BTCUSDT", "recent-trades-list.json");
        await Same("historicalTrades", "symbol=BTCUSDT&fromId=1", "old-trade-lookup.json");
        await Same("aggTrades", "symbol=BTCUSDT", "compressed-aggregate-trades-list.json");
        await Same("avgPrice", "symbol=BTCUSDT", "current-average-price.json");
        await Same("ticker/24hr", "symbol=BTCUSDT", "24hr-ticker-price-change-statistics-full.json");
        await Same("ticker/24hr", "symbol=BTCUSDT&type=MINI", "24hr-ticker-price-change-statistics-mini.json");
        await Same("ticker/24hr", "", "24hr-ticker-price-change-statistics-full-2.json");
        await Same("ticker/tradingDay", "symbol=BTCUSDT&type=MINI", "trading-day-ticker-mini.json");
        await Same("ticker", "symbols=[\"BTCUSDT\"]", "rolling-window-price-change-statistics-full-2.json");
        await Same("ticker/price", "symbol=BTCUSDT", "symbol-price-ticker.json");
        await Same("ticker/bookTicker", "", "symbol-order-book-ticker-2.json");
        var symbol = (await venue.Get("exchangeInfo")).Json.GetProperty("symbols")[0];
        var documented = Sample("docs-rest-api", "exchange-information.json").GetProperty("symbols")[0];
        symbol.EnumerateObject().Select(p => p.Name).ShouldBe(documented.EnumerateObject().Select(p => p.Name));
    }

    [NeedsReferenceDataFact]
    public async Task Orders_and_accounts()
    {
        await using var venue = await SimulatedVenue.Open();
        async Task Same(string verb, string path, string query, string sample) =>
            Fields((await venue.Signed(verb, path, query)).Json).ShouldBe(Documented("docs-rest-api", sample), $"{verb} {path}");

        await Same("POST", "order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01", "new-order-trade-full.json");
        await Same("POST", "order", "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.05&price=60000&newClientOrderId=a&newOrderRespType=RESULT", "../docs-web-socket-api/place-new-order-trade-2.json:result");
        await Same("GET", "order", "symbol=BTCUSDT&origClientOrderId=a", "query-order-user-data.json");
        await Same("GET", "openOrders", "symbol=BTCUSDT", "current-open-orders-user-data.json");
        await Same("GET", "allOrders", "symbol=BTCUSDT", "all-orders-user-data.json");
        await Same("PUT", "order/amend/keepPriority", "symbol=BTCUSDT&origClientOrderId=a&newQty=0.02&newClientOrderId=b", "order-amend-keep-priority-trade.json");
        var order = (await venue.Signed("GET", "order", "symbol=BTCUSDT&origClientOrderId=b")).Json.GetProperty("orderId").GetInt64();
        await Same("GET", "order/amendments", $"symbol=BTCUSDT&orderId={order}", "query-order-amendments-user-data.json");
        await Same("DELETE", "order", "symbol=BTCUSDT&origClientOrderId=b", "cancel-order-trade.json");
        await Same("POST", "order/test", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01", "test-new-order-trade.json");
        await Same("POST", "order/test", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01&computeCommissionRates=true", "test-new-order-trade-2.json");
        await Same("GET", "account", "", "account-information-user-data.json");
        await Same("GET", "myTrades", "symbol=BTCUSDT", "account-trade-list-user-data.json");
        await Same("GET", "rateLimit/order", "", "query-unfilled-order-count-user-data.json");
    }

    [NeedsReferenceDataFact]
    public async Task Replacements()
    {
        await using var venue = await SimulatedVenue.Open();
        const string Order = "symbol=BTCUSDT&side=BUY&type=LIMIT_MAKER&quantity=0.01&cancelReplaceMode=";
        var stopped = await venue.Signed("POST", "order/cancelReplace", Order + "STOP_ON_FAILURE&price=60000&cancelOrderId=777");
        (stopped.Status, stopped.Code).ShouldBe((400, -2022));
        stopped.Json.GetRawText().ShouldBe(Compact(Sample("docs-rest-api",
            "cancel-an-existing-order-and-send-a-new-order-trade-when-cancel-order-fails-with-stop-on-failure-and-a.json")));

        var both = await venue.Signed("POST", "order/cancelReplace", Order + "ALLOW_FAILURE&price=64100&cancelOrderId=777");
        (both.Status, both.Code).ShouldBe((400, -2022));
        both.Json.GetRawText().ShouldBe(Compact(Sample("docs-rest-api",
            "cancel-an-existing-order-and-send-a-new-order-trade-when-both-cancel-order-and-new-order-placement-fai.json")));

        var first = (await venue.Signed("POST", "order", "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01&price=60000")).Json.GetProperty("orderId").GetInt64();
        var half = await venue.Signed("POST", "order/cancelReplace", Order + $"ALLOW_FAILURE&price=64100&cancelOrderId={first}");
        (half.Status, half.Code).ShouldBe((409, -2021));
        Fields(half.Json).ShouldBe(Documented("docs-rest-api",
            "cancel-an-existing-order-and-send-a-new-order-trade-when-cancel-order-succeeds-but-new-order-placement.json"));
    }

    [NeedsReferenceDataFact]
    public async Task Lists()
    {
        await using var venue = await SimulatedVenue.Open();
        async Task Same(string verb, string path, string query, string sample) =>
            Fields((await venue.Signed(verb, path, query)).Json).ShouldBe(Documented("docs-rest-api", sample), $"{verb} {path}");

        await Same("POST", "orderList/oco", "symbol=BTCUSDT&side=BUY&quantity=0.01&listClientOrderId=oco"
            + "&aboveType=STOP_LOSS_LIMIT&aboveTimeInForce=GTC&abovePrice=65100&aboveStopPrice=65000&aboveIcebergQty=0.005&belowType=LIMIT_MAKER&belowPrice=60000",
            "new-order-list-oco-trade.json");
        await Same("GET", "orderList", "origClientOrderId=oco", "query-order-list-user-data.json");
        await Same("GET", "openOrderList", "", "query-open-order-lists-user-data.json");
        await Same("GET", "allOrderList", "", "query-all-order-lists-user-data.json");
        var all = (await venue.Signed("DELETE", "openOrders", "symbol=BTCUSDT")).Json[0];
        all.GetProperty("orderReports").GetArrayLength().ShouldBe(2);
        await Same("POST", "orderList/oto", "symbol=BTCUSDT&workingType=LIMIT&workingSide=SELL&workingPrice=70000&workingQuantity=0.01&workingTimeInForce=GTC"
            + "&pendingType=MARKET&pendingSide=BUY&pendingQuantity=0.01", "new-order-list-oto-trade.json");
        await Same("POST", "orderList/otoco", "symbol=BTCUSDT&workingType=LIMIT&workingSide=BUY&workingPrice=60000&workingQuantity=0.01&workingTimeInForce=GTC"
            + "&pendingSide=SELL&pendingQuantity=0.01&pendingAboveType=LIMIT_MAKER&pendingAbovePrice=70000&pendingBelowType=STOP_LOSS&pendingBelowStopPrice=50000",
            "new-order-list-otoco-trade.json");
    }

    [NeedsReferenceDataFact]
    public async Task Market_streams()
    {
        await using var venue = await SimulatedVenue.Open();
        await using var wire = await Wire.Open($"{venue.Simulator.StreamUrl}/stream?streams=btcusdt@trade/btcusdt@aggTrade/btcusdt@kline_1m"
            + "/btcusdt@ticker/btcusdt@ticker_1h/btcusdt@bookTicker/btcusdt@avgPrice/btcusdt@depth5/btcusdt@depth/btcusdt@miniTicker");
        await wire.Ask("""{"method":"LIST_SUBSCRIPTIONS","id":1}""");
        venue.Taker(Side.Buy, 64_010, 5);
        venue.Maker(Side.Sell, 64_020, 1);
        venue.Maker(Side.Buy, 63_980, 1);
        var seen = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        while (seen.Count < 10)
        {
            var frame = await wire.Next();
            seen[frame.GetProperty("stream").GetString()![8..]] = frame.GetProperty("data");
        }

        foreach (var (stream, folder, sample) in new[]
        {
            ("trade", "docs-web-socket-streams", "trade-streams.json"),
            ("aggTrade", "docs-web-socket-streams", "aggregate-trade-streams.json"),
            ("kline_1m", "docs-web-socket-streams", "kline-candlestick-streams-for-utc.json"),
            ("ticker", "nautilus-py", "ws-spot-ticker-24hr.json"),
            ("ticker_1h", "docs-web-socket-streams", "individual-symbol-rolling-window-statistics-streams.json"),
            ("bookTicker", "docs-web-socket-streams", "individual-symbol-book-ticker-streams.json"),
            ("avgPrice", "docs-web-socket-streams", "average-price.json"),
            ("depth5", "docs-web-socket-streams", "partial-book-depth-streams.json"),
        })
            Fields(seen[stream]).ShouldBe(Documented(folder, sample), stream);
        // The documentation's samples of these two are empty.
        Fields(seen["depth"]).ShouldBe([".E", ".U", ".a", ".b", ".e", ".s", ".u"]);
        Fields(seen["miniTicker"]).ShouldBe([".E", ".c", ".e", ".h", ".l", ".o", ".q", ".s", ".v"]);
    }

    [NeedsReferenceDataFact]
    public async Task User_data()
    {
        await using var venue = await SimulatedVenue.Open();
        await using var socket = await Wire.Open(venue.Simulator.WebSocketApiUrl);
        await socket.AskSigned(venue, "userDataStream.subscribe.signature");
        venue.Simulator.Exchange.Deposit("trader", "USDT", 5);
        await venue.Signed("POST", "orderList/oco", "symbol=BTCUSDT&side=SELL&quantity=0.01&aboveType=LIMIT_MAKER&abovePrice=70000&belowType=STOP_LOSS&belowStopPrice=50000");
        var seen = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        while (seen.Count < 4)
        {
            var frame = await socket.Next();
            var type = frame.GetProperty("event").GetProperty("e").GetString()!;
            // The documented order works, so its report has a working time.
            if (type != "executionReport" || frame.GetProperty("event").TryGetProperty("W", out _))
                seen[type] = frame;
        }

        Fields(seen["executionReport"]).ShouldBe(Documented("ws-stream-spot", "account-order.message.json"));
        Fields(seen["outboundAccountPosition"]).ShouldBe(Documented("docs-user-data-stream", "account-update.json"));
        Fields(seen["balanceUpdate"]).ShouldBe(Documented("docs-user-data-stream", "balance-update.json"));
        Fields(seen["listStatus"]).ShouldBe(Documented("docs-user-data-stream", "order-reject-reason.json"));
    }

    /// <param name="sample">May end in <c>:name</c>, which is a field of it.</param>
    static List<string> Documented(string folder, string sample)
    {
        var colon = sample.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? Fields(Sample(folder, sample)) : Fields(Sample(folder, sample[..colon]).GetProperty(sample[(colon + 1)..]));
    }

    static JsonElement Sample(string folder, string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(SharedData.Path("wire", folder, file)));
        return json.RootElement.Clone();
    }

    static string Compact(JsonElement json) => JsonSerializer.Serialize(json);

    /// <summary>The paths of all fields, in order of their names; of an array those of its first element.</summary>
    static List<string> Fields(JsonElement json)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        Walk(json, "");
        return [.. found];

        void Walk(JsonElement at, string path)
        {
            if (at.ValueKind == JsonValueKind.Array && at.GetArrayLength() > 0)
                Walk(at[0], path + "[]");
            if (at.ValueKind != JsonValueKind.Object)
                return;
            foreach (var field in at.EnumerateObject())
            {
                found.Add($"{path}.{field.Name}");
                // Levels of a book are arrays of texts: how many there are is no matter of shape.
                if (field.Value.ValueKind == JsonValueKind.Object || field.Value.ValueKind == JsonValueKind.Array
                    && field.Value.GetArrayLength() > 0 && field.Value[0].ValueKind == JsonValueKind.Object)
                    Walk(field.Value, $"{path}.{field.Name}");
            }
        }
    }
}
