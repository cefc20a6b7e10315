namespace Actors.Tests.Exchanges.Simulator.Server;

public sealed class RestTests
{
    const string LimitBuy = "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01&price=60000.00";

    [Fact]
    public async Task Ping_time_and_the_market_are_answered()
    {
        await using var venue = await SimulatedVenue.Open();

        (await venue.Get("ping")).Json.GetRawText().ShouldBe("{}");
        (await venue.Get("time")).Json.GetProperty("serverTime").GetInt64().ShouldBeGreaterThan(1_700_000_000_000);
        (await venue.Get("exchangeInfo")).Json.GetProperty("symbols").GetArrayLength().ShouldBe(2);
        var depth = (await venue.Get("depth", "symbol=BTCUSDT")).Json;
        depth.GetProperty("bids")[0][0].GetString().ShouldBe("63990.00000000");
        depth.GetProperty("asks")[0][0].GetString().ShouldBe("64010.00000000");
        (await venue.Get("klines", "symbol=BTCUSDT&interval=1m")).Json[0].GetArrayLength().ShouldBe(12);
        (await venue.Get("ticker/price", "symbol=BTCUSDT")).Json.GetProperty("price").GetString().ShouldBe("64000.00000000");
    }

    [Fact]
    public async Task An_order_is_placed_asked_for_and_cancelled()
    {
        await using var venue = await SimulatedVenue.Open();

        var placed = await venue.Signed("POST", "order", LimitBuy + "&newClientOrderId=bot-1");
        placed.Status.ShouldBe(200, placed.Json.GetRawText());
        placed.Json.GetProperty("status").GetString().ShouldBe("NEW");
        placed.Header("x-mbx-order-count-10s").ShouldBe("1");
        (await venue.Signed("GET", "order", "symbol=BTCUSDT&origClientOrderId=bot-1")).Json.GetProperty("isWorking").GetBoolean().ShouldBeTrue();
        (await venue.Signed("GET", "openOrders", "symbol=BTCUSDT")).Json.GetArrayLength().ShouldBe(1);
        var cancelled = await venue.Signed("DELETE", "order", "symbol=BTCUSDT&origClientOrderId=bot-1");
        cancelled.Json.GetProperty("status").GetString().ShouldBe("CANCELED");
        cancelled.Json.GetProperty("origClientOrderId").GetString().ShouldBe("bot-1");
    }

    [Fact]
    public async Task A_market_order_tells_its_fills()
    {
        await using var venue = await SimulatedVenue.Open();

        var filled = (await venue.Signed("POST", "order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01")).Json;

        filled.GetProperty("status").GetString().ShouldBe("FILLED");
        filled.GetProperty("fills")[0].GetProperty("price").GetString().ShouldBe("64010.00000000");
        var trades = (await venue.Signed("GET", "myTrades", "symbol=BTCUSDT")).Json;
        trades[trades.GetArrayLength() - 1].GetProperty("id").GetInt64().ShouldBe(filled.GetProperty("fills")[0].GetProperty("tradeId").GetInt64());
    }
}
