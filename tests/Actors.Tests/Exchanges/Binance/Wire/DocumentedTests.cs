using System.Text;
using Actors.Domain;
using Actors.Exchanges.Binance.Rules;
using Actors.Exchanges.Binance.Wire;

namespace Actors.Tests.Exchanges.Binance.Wire;

/// <summary>Messages that are documented and were not recorded, and some that the venue may come to send.</summary>
public class DocumentedTests
{
    const string Report = """
        {"e":"executionReport","E":1767225600123,"s":"BTCUSDT","c":"a-1","S":"BUY","o":"LIMIT","f":"GTC","q":"2","p":"100","P":"0","F":"0.5","g":-1,
         "C":"","x":"TRADE","X":"PARTIALLY_FILLED","r":"NONE","i":7,"l":"0.5","z":"0.5","L":"100","n":"0.0005","N":"BTC","T":1767225600120,"t":9,"I":11,
         "w":true,"m":false,"M":true,"O":1767225600000,"Z":"50","Y":"50","Q":"0","W":1767225600000,"V":"EXPIRE_MAKER","d":4,"D":1767225600001,"j":1,
         "J":1000000,"v":3,"A":"0.1","B":"0.1","u":1,"U":37,"Cs":"BTCUSDC","pl":"0.1","pL":"100","pY":"10","b":"ONE_PARTY_TRADE_REPORT","a":1234,"k":"SOR",
         "uS":true,"gP":"PRIMARY_PEG","gOT":"PRICE_LEVEL","gOV":2,"gp":"1","eR":"OCO_TRIGGER","new":{"deep":[1,[2,{"x":null}]]}}
        """;

    [Theory]
    [InlineData("{0}")]
    [InlineData("""{{"subscriptionId":0,"event":{0}}}""")]
    [InlineData("""{{"event":{0},"subscriptionId":65534,"new":null}}""")]
    [InlineData("""{{"stream":"listen-key","data":{0}}}""")]
    public void A_report_with_every_optional_field_is_read_however_it_is_wrapped(string frame)
    {
        var report = (ExecutionReport)Read(string.Format(System.Globalization.CultureInfo.InvariantCulture, frame, Report)).Event!;

        (report.Symbol, report.OrderId, report.PlacedAs, report.ExecutionId, report.TradeId).ShouldBe(("BTCUSDT", 7L, "a-1", 11L, 9L));
        (report.LastQuantity, report.Cumulative, report.Commission, report.CommissionAsset).ShouldBe((0.5m, 0.5m, 0.0005m, "BTC"));
        (report.TrailingDelta, report.ExpiryReason, report.Time).ShouldBe((4, "OCO_TRIGGER", 1767225600120L));
    }

    [Fact]
    public void Microseconds_are_told_from_milliseconds()
    {
        var report = (ExecutionReport)Read(Report.Replace("1767225600120", "1767225600120456", StringComparison.Ordinal)).Event!;
        var time = WireJson.Read("""{"serverTime":1767225600120456}"""u8, "time", WireTime.Parse);

        (report.Time, time).ShouldBe((1767225600120L, 1767225600120L));
    }

    [Fact]
    public void A_null_is_no_other_than_a_field_that_is_absent()
    {
        var report = (ExecutionReport)Read(Report.Replace("\"n\":\"0.0005\",\"N\":\"BTC\"", "\"n\":null,\"N\":null,\"Z\":null", StringComparison.Ordinal)).Event!;
        var order = Order("""{"symbol":"BTCUSDT","orderId":7,"clientOrderId":null,"stopPrice":null,"trailingDelta":null,"updateTime":null,"fills":null}""");

        (report.Commission, report.CommissionAsset).ShouldBe((0m, null));
        (order.ClientOrderId, order.StopPrice, order.TrailingDelta, order.Fills.Count).ShouldBe(("", 0m, null, 0));
    }

    [Theory]
    [InlineData("x", "TRADE", "REBALANCED")]
    [InlineData("X", "PARTIALLY_FILLED", "SUSPENDED")]
    [InlineData("o", "LIMIT", "DREAM_LIMIT")]
    public void A_word_that_is_newer_than_this_code_loses_no_fill(string key, string word, string newer)
    {
        var report = (ExecutionReport)Read(Report.Replace($"\"{key}\":\"{word}\"", $"\"{key}\":\"{newer}\"", StringComparison.Ordinal)).Event!;

        (report.LastQuantity, report.LastPrice, report.TradeId).ShouldBe((0.5m, 100m, 9L));
    }

    [Theory]
    [InlineData("""{"e":"outboundAccountPosition","E":1,"u":1,"B":[{"a":"BTC","f":"1","l":"0"},{"a":"币","f":"2.5","l":"1","new":1}]}""", typeof(UserEvent.Position))]
    [InlineData("""{"e":"outboundAccountPosition","E":1,"u":1,"U":5,"B":[]}""", typeof(UserEvent.Position))]
    [InlineData("""{"e":"balanceUpdate","E":1,"a":"BTC","d":"-1.5","T":1}""", typeof(UserEvent.Balance))]
    [InlineData("""{"e":"externalLockUpdate","E":1,"a":"NEO","d":"10.00000000","T":1}""", typeof(UserEvent.Balance))]
    [InlineData("""{"e":"listStatus","E":1,"s":"BTCUSDT","g":2,"c":"OTO","l":"UPDATED","L":"EXECUTING","r":"NONE","C":"x","T":1,"O":[{"s":"BTCUSDT","i":1,"c":"a"}]}""", typeof(UserEvent.List))]
    [InlineData("""{"e":"listStatus","E":1,"s":"BTCUSDT","g":2,"l":"RESPONSE","L":"REJECT","r":null,"O":[]}""", typeof(UserEvent.List))]
    [InlineData("""{"e":"eventStreamTerminated","E":1728973001334}""", typeof(UserEvent.Terminated))]
    [InlineData("""{"e":"serverShutdown","E":1770123456789}""", typeof(UserEvent.Shutdown))]
    [InlineData("""{"e":"listenKeyExpired","E":1,"listenKey":"k"}""", typeof(UserEvent.Other))]
    [InlineData("""{"E":1,"payload":{"e":"inner"},"e":"somethingNew"}""", typeof(UserEvent.Other))]
    public void Every_event_of_an_account_is_read_and_a_new_one_keeps_its_name(string text, Type kind)
    {
        Read(text).Event.ShouldBeOfType(kind);
        Read($$"""{"subscriptionId":1,"event":{{text}}}""").Event.ShouldBeOfType(kind);
    }

    [Fact]
    public void Unknown_filters_statuses_and_permissions_do_not_keep_a_symbol_from_being_read()
    {
        var info = WireJson.Read(Encoding.UTF8.GetBytes("""
            {"timezone":"UTC","serverTime":1767225600120456,"rateLimits":[{"rateLimitType":"RAW_REQUESTS","interval":"MINUTE","intervalNum":5,"limit":300000}],
             "exchangeFilters":[{"filterType":"EXCHANGE_MAX_NUM_ORDERS","maxNumOrders":1000},{"filterType":"NEW"}],"sors":[{"baseAsset":"BTC","symbols":["BTCUSDT"]}],
             "symbols":[{"symbol":"BTCUSDT","status":"CANCEL_ONLY","baseAsset":"BTC","quoteAsset":"USDT","ocoAllowed":true,"permissions":[],
              "permissionSets":[["SPOT","TRD_GRP_004"],["NEW"]],"allowedSelfTradePreventionModes":["NONE","FUTURE_MODE"],"orderTypes":["STOP_LOSS","DREAM"],
              "filters":[{"filterType":"PRICE_FILTER","minPrice":"0.01","maxPrice":"1000000","tickSize":"0.01"},{"filterType":"LOT_SIZE","minQty":"0.00001","maxQty":"9000","stepSize":"0.00001"},
               {"filterType":"ICEBERG_PARTS","limit":100},{"filterType":"MAX_NUM_ORDER_LISTS","maxNumOrderLists":20},{"filterType":"MAX_NUM_ORDER_AMENDS","maxNumOrderAmends":10},
               {"filterType":"MAX_POSITION","maxPosition":"10.0"},{"filterType":"PERCENT_PRICE_BY_SIDE","bidMultiplierUp":"5","bidMultiplierDown":"0.2","askMultiplierUp":"5","askMultiplierDown":"0.2","avgPriceMins":5},
               {"filterType":"NOTIONAL","minNotional":"5","applyMinToMarket":true,"maxNotional":"9000000","applyMaxToMarket":false,"avgPriceMins":5},
               {"filterType":"TRAILING_DELTA","minTrailingAboveDelta":10,"maxTrailingAboveDelta":2000,"minTrailingBelowDelta":10,"maxTrailingBelowDelta":2000},
               {"filterType":"STEP_RULE","stepSize":{"a":1},"tickSize":null,"minQty":["x"]},{"new":true}]}]}
            """), "info", ExchangeInfo.Parse);

        var rules = SymbolRules.Of(info.Symbols.ShouldHaveSingleItem())!;
        info.ServerTime.ShouldBe(1767225600120);
        (rules.Status, rules.IsTrading, rules.Instrument.PriceTick, rules.Instrument.QuantityStep, rules.Instrument.MinNotional.Value, rules.StopLossAllowed)
            .ShouldBe((SymbolStatus.CancelOnly, false, 0.01m, 0.00001m, 5m, true));
    }

    [Theory]
    [InlineData("""{"id":null,"status":401,"error":{"code":-2015,"msg":"Invalid API-key, IP, or permissions for action."}}""", ErrorKind.Halt)]
    [InlineData("""{"id":"x","status":400,"error":{"code":-2010,"msg":"no","data":{"deep":[1]}},"rateLimits":[]}""", ErrorKind.Fix)]
    [InlineData("""{"id":1,"status":409,"error":{"code":-2021,"msg":"partly","data":{"cancelResult":"SUCCESS"}}}""", ErrorKind.Query)]
    [InlineData("""{"id":1,"status":504,"error":{"code":-1007,"msg":"Timeout","data":null}}""", ErrorKind.Query)]
    public void Refusals_of_the_WebSocket_API_say_what_to_do(string text, ErrorKind kind) => Read(text).Error!.Kind.ShouldBe(kind);

    [Fact]
    public void Answers_say_what_is_used_of_the_limits()
    {
        var frame = Read("""
            {"id":"1","status":200,"result":{"subscriptionId":0},"rateLimits":[{"rateLimitType":"REQUEST_WEIGHT","interval":"MINUTE","intervalNum":1,"limit":6000,"count":70},
             {"rateLimitType":"CONNECTIONS","interval":"FORTNIGHT","intervalNum":1,"limit":300,"count":null}]}
            """);

        frame.Limits.Select(limit => (limit.Type, limit.Count, limit.Window)).ShouldBe(
            [("REQUEST_WEIGHT", 70, TimeSpan.FromMinutes(1)), ("CONNECTIONS", null, TimeSpan.Zero)]);
    }

    [Theory]
    [InlineData(429, """{"code":-1003,"msg":"Too many requests."}""", 7, 7)]
    [InlineData(418, """{"code":-1003,"msg":"Way too much request weight used; IP banned until 1767225660000. Please use WebSocket Streams."}""", null, 60)]
    [InlineData(418, """{"code":-1003,"msg":"Way too much request weight used; IP banned until 1767225660000."}""", 90, 90)]
    [InlineData(418, """{"code":-1003,"msg":"IP banned until 1"}""", null, null)]
    [InlineData(418, """{"code":-1003,"msg":"IP banned until 99999999999999999999"}""", null, null)]
    [InlineData(418, "", null, null)]
    public void A_ban_lasts_as_long_as_header_or_text_say(int status, string body, int? retryAfter, int? seconds)
    {
        var error = BinanceError.Read(status, Encoding.UTF8.GetBytes(body), retryAfter is { } after ? TimeSpan.FromSeconds(after) : null);

        error.Kind.ShouldBe(ErrorKind.Wait);
        error.Pause(DateTimeOffset.FromUnixTimeMilliseconds(1767225600000)).ShouldBe(seconds is { } wait ? TimeSpan.FromSeconds(wait) : null);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("<html><body>502</body></html>")]
    [InlineData("""{"code":"x","msg":1}""")]
    public void A_body_that_is_no_error_leaves_a_write_in_doubt(string body) =>
        BinanceError.Read(503, Encoding.UTF8.GetBytes(body), null).Kind.ShouldBe(ErrorKind.Query);

    static WsApiFrame Read(string text) => WsApiFrame.Read(Encoding.UTF8.GetBytes(text), DateTimeOffset.UnixEpoch);

    static WireOrder Order(string text) => WireJson.Read(Encoding.UTF8.GetBytes(text), "an order", WireOrder.Parse);
}
