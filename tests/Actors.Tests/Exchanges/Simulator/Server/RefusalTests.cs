using Actors.Exchanges.Simulator;
using Actors.Exchanges.Simulator.Server;

namespace Actors.Tests.Exchanges.Simulator.Server;

/// <summary>What REST requests are refused for, and with which code.</summary>
public sealed class RefusalTests
{
    const string LimitBuy = "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01&price=60000.00";

    [Theory]
    [InlineData("GET", "klines", "interval=1m", -1102)]
    [InlineData("GET", "klines", "symbol=&interval=1m", -1102)]
    [InlineData("GET", "klines", "symbol=NOSUCH&interval=1m", -1121)]
    [InlineData("GET", "klines", "symbol=BTCUSDT&interval=7m", -1120)]
    [InlineData("GET", "klines", "symbol=BTCUSDT&interval=1m&limit=ten", -1100)]
    [InlineData("GET", "klines", "symbol=BTCUSDT&interval=1m&limit=99999999999999999999", -1108)]
    [InlineData("GET", "klines", "symbol=BTCUSDT&interval=1m&limit=", -1105)]
    [InlineData("GET", "klines", "symbol=BTCUSDT&interval=1m&timeZone=15", -1130)]
    [InlineData("GET", "klines", "symbol=BTCUSDT&symbol=BTCUSDT&interval=1m", -1101)]
    [InlineData("GET", "exchangeInfo", "symbol=BTCUSDT&symbols=[\"ETHUSDT\"]", -1128)]
    [InlineData("GET", "exchangeInfo", "symbols=nonsense", -1135)]
    [InlineData("GET", "exchangeInfo", "symbols=[\"BTCUSDT\",\"BTCUSDT\"]", -1151)]
    [InlineData("GET", "exchangeInfo", "symbolStatus=ASLEEP", -1122)]
    [InlineData("GET", "ticker/24hr", "symbol=BTCUSDT&type=SMALL", -1139)]
    [InlineData("GET", "ticker/24hr", "symbol=BTCUSDT&symbolStatus=HALT", -1220)]
    [InlineData("GET", "ticker", "symbol=BTCUSDT&windowSize=60m", -1130)]
    [InlineData("GET", "aggTrades", "symbol=BTCUSDT&fromId=1&startTime=1", -1128)]
    [InlineData("GET", "historicalBlockTrades", "symbol=BTCUSDT", -1102)]
    [InlineData("GET", "referencePrice", "symbol=BTCUSDT", -2043)]
    public async Task Market_data(string verb, string path, string query, int code)
    {
        await using var venue = await SimulatedVenue.Open();

        var refused = await venue.Send(verb, path, query, null);

        refused.Status.ShouldBe(400);
        refused.Code.ShouldBe(code, refused.Message);
    }

    [Theory]
    [InlineData("side=BUY&type=MARKET&quantity=1", -1102)]
    [InlineData("symbol=NOSUCH&side=BUY&type=MARKET&quantity=1", -1121)]
    [InlineData("symbol=BTCUSDT&side=HOLD&type=MARKET&quantity=1", -1117)]
    [InlineData("symbol=BTCUSDT&side=BUY&type=GUESS&quantity=1", -1116)]
    [InlineData("symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=SOON&quantity=1&price=60000", -1115)]
    [InlineData("symbol=BTCUSDT&side=BUY&type=LIMIT&quantity=1&price=60000", -1102)]
    [InlineData("symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1e3&price=60000", -1100)]
    [InlineData("symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=-1&price=60000", -1100)]
    [InlineData("symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.123456789&price=60000", -1111)]
    [InlineData("symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.000001&price=60000", -1013)]
    [InlineData("symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01&price=60000.001", -1013)]
    [InlineData("symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.00001&price=60000", -1013)]
    [InlineData("symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=100&price=60000", -2010)]
    [InlineData("symbol=BTCUSDT&side=BUY&type=LIMIT_MAKER&quantity=0.01&price=64100", -2010)]
    [InlineData("symbol=BTCUSDT&side=BUY&type=STOP_LOSS&quantity=0.01&stopPrice=60000", -2010)]
    [InlineData("symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01&price=1", -1106)]
    [InlineData("symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01&newClientOrderId=no+spaces", -1100)]
    [InlineData("symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01&strategyType=5", -1134)]
    [InlineData("symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01&newOrderRespType=ALL", -1130)]
    [InlineData("symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01&pegPriceType=MIDDLE", -1210)]
    public async Task Orders(string order, int code)
    {
        await using var venue = await SimulatedVenue.Open();

        var refused = await venue.Signed("POST", "order", order);

        refused.Status.ShouldBe(400);
        refused.Code.ShouldBe(code, refused.Message);
        (await venue.Signed("GET", "openOrders")).Json.GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("DELETE", "order", "symbol=BTCUSDT", -1102)]
    [InlineData("DELETE", "order", "symbol=BTCUSDT&orderId=777", -2011)]
    [InlineData("DELETE", "order", "symbol=BTCUSDT&orderId=777&cancelRestrictions=ONLY_MINE", -1145)]
    [InlineData("DELETE", "openOrders", "symbol=BTCUSDT", -2011)]
    [InlineData("DELETE", "orderList", "symbol=BTCUSDT", -1102)]
    [InlineData("GET", "order", "symbol=BTCUSDT", -1102)]
    [InlineData("GET", "order", "symbol=BTCUSDT&origClientOrderId=never", -2013)]
    [InlineData("GET", "allOrders", "symbol=BTCUSDT&startTime=1700000000000&endTime=1700100000000", -1127)]
    [InlineData("GET", "myTrades", "symbol=BTCUSDT&orderId=1&startTime=1700000000000", -1128)]
    [InlineData("GET", "myPreventedMatches", "symbol=BTCUSDT", -1128)]
    [InlineData("POST", "order/cancelReplace", LimitBuy + "&cancelReplaceMode=PERHAPS&cancelOrderId=1", -1130)]
    [InlineData("PUT", "order/amend/keepPriority", "symbol=BTCUSDT&orderId=777&newQty=0.001", -2013)]
    [InlineData("GET", "executionRules", "symbolStatus=PERHAPS", -1122)]
    [InlineData("GET", "executionRules", "symbol=BTCUSDT&symbols=[\"BTCUSDT\"]", -1128)]
    [InlineData("POST", "sor/order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=1", -1013)]
    public async Task What_is_asked_of_an_account(string verb, string path, string query, int code)
    {
        await using var venue = await SimulatedVenue.Open();

        var refused = await venue.Signed(verb, path, query);

        refused.Status.ShouldBe(400);
        refused.Code.ShouldBe(code, refused.Message);
    }

    [Fact]
    public async Task Keys_signatures_and_times_are_checked_one_after_the_other()
    {
        await using var venue = await SimulatedVenue.Open();
        var now = venue.Clock.GetUtcNow();
        async Task<(int, int)> Try(string query, string? key)
        {
            var reply = await venue.Send("GET", "account", query, key);
            return (reply.Status, reply.Code);
        }
        string At(TimeSpan ahead, string more = "")
        {
            var text = $"{more}timestamp={(now + ahead).ToUnixTimeMilliseconds()}";
            return $"{text}&signature={SimulatedVenue.Sign(text)}";
        }

        (await Try(At(default), null)).ShouldBe((401, -2014));
        (await Try(At(default), "no key!")).ShouldBe((401, -2014));
        (await Try("timestamp=1", SimulatedVenue.Key)).ShouldBe((400, -1102));
        (await Try("signature=00", SimulatedVenue.Key)).ShouldBe((400, -1102));
        (await Try(At(TimeSpan.FromSeconds(-60)), SimulatedVenue.Key)).ShouldBe((400, -1021));
        (await Try(At(TimeSpan.FromSeconds(5)), SimulatedVenue.Key)).ShouldBe((400, -1021));
        (await Try(At(default, "recvWindow=60001&"), SimulatedVenue.Key)).ShouldBe((400, -1130));
        (await Try(At(default), "NOBODYSKEY")).ShouldBe((401, -2015));
        (await Try(At(default)[..^1] + "x", SimulatedVenue.Key)).ShouldBe((400, -1022));
        (await Try(At(default) + "&recvWindow=100", SimulatedVenue.Key)).ShouldBe((400, -1022));
        (await venue.Send("GET", "account", At(TimeSpan.FromSeconds(-30), "recvWindow=60000&"), SimulatedVenue.Key)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task The_order_of_the_checks_can_be_chosen()
    {
        await using var venue = await SimulatedVenue.Open(o => o with
        {
            CheckOrder = [KeyCheck.Known, KeyCheck.Format, KeyCheck.Window, KeyCheck.Mandatory, KeyCheck.Signature],
        });

        (await venue.Send("GET", "account", "timestamp=1", "no key!")).Code.ShouldBe(-2015);
    }

    [Fact]
    public async Task A_strict_exchange_refuses_what_nobody_reads_before_it_acts()
    {
        await using var venue = await SimulatedVenue.Open(o => o with { Strict = true });

        (await venue.Get("time", "colour=red")).Code.ShouldBe(-1104);
        (await venue.Signed("POST", "order", LimitBuy + "&colour=red")).Code.ShouldBe(-1104);
        (await venue.Signed("GET", "openOrders", "symbol=BTCUSDT")).Json.GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("POST", "userDataStream", 410)]
    [InlineData("GET", "nosuch", 404)]
    [InlineData("POST", "time", 404)]
    [InlineData("GET", "../v1/klines", 404)]
    public async Task What_is_gone_or_never_was_is_not_found(string verb, string path, int status)
    {
        await using var venue = await SimulatedVenue.Open();
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(new HttpMethod(verb), $"{venue.Simulator.RestUrl}/{path}");

        using var response = await http.SendAsync(request);

        ((int)response.StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task Query_and_body_are_one_signed_text_and_the_query_wins()
    {
        await using var venue = await SimulatedVenue.Open();
        var (query, body) = ("symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01", "price=60000&quantity=0.02&timestamp=" + venue.Timestamp);

        var placed = await venue.Send("POST", "order", query, SimulatedVenue.Key, $"{body}&signature={SimulatedVenue.Sign(query + body)}");

        placed.Status.ShouldBe(200, placed.Json.GetRawText());
        placed.Json.GetProperty("origQty").GetString().ShouldBe("0.01000000");
    }

    [Fact]
    public async Task A_halted_symbol_takes_cancels_only()
    {
        await using var venue = await SimulatedVenue.Open();
        var order = (await venue.Signed("POST", "order", LimitBuy)).Json.GetProperty("orderId").GetInt64();

        venue.Simulator.Exchange.SetStatus("BTCUSDT", SymbolStatus.Halt);

        (await venue.Signed("POST", "order", LimitBuy)).Code.ShouldBe(-2010);
        (await venue.Signed("DELETE", "order", $"symbol=BTCUSDT&orderId={order}")).Status.ShouldBe(200);
        (await venue.Get("exchangeInfo", "symbol=BTCUSDT")).Json.GetProperty("symbols")[0].GetProperty("status").GetString().ShouldBe("HALT");
    }
}
