namespace Actors.Tests.Exchanges.Simulator.Server;

/// <summary>A test of an order validates it and asks the engine nothing.</summary>
public sealed class TestOrderTests
{
    const string Limit = "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&price=60000&quantity=";

    [Theory]
    [InlineData(Limit + "100")]
    [InlineData("symbol=BTCUSDT&side=BUY&type=LIMIT_MAKER&quantity=0.01&price=64100")]
    [InlineData("symbol=BTCUSDT&side=BUY&type=STOP_LOSS&quantity=0.01&stopPrice=60000")]
    [InlineData("symbol=BTCUSDT&side=SELL&type=MARKET&quantity=1000")]
    public async Task What_the_engine_would_refuse_is_valid(string order)
    {
        await using var venue = await SimulatedVenue.Open();
        await using var socket = await Wire.Open(venue.Simulator.WebSocketApiUrl);

        (await venue.Signed("POST", "order", order)).Code.ShouldBe(-2010);
        (await venue.Signed("POST", "order/test", order)).Json.GetRawText().ShouldBe("{}");
        (await venue.Signed("POST", "order/test", order + "&computeCommissionRates=true")).Json.TryGetProperty("standardCommissionForOrder", out _).ShouldBeTrue();
        var told = await socket.AskSigned(venue, "order.test", [.. order.Split('&').Select(pair => pair.Split('=')).Select(pair => (pair[0], pair[1]))]);
        told.GetProperty("status").GetInt32().ShouldBe(200);
    }

    [Theory]
    [InlineData(Limit + "0.000001", -1013)]
    [InlineData("symbol=BTCUSDT&side=BUY&type=LIMIT&quantity=1&price=60000", -1102)]
    [InlineData("symbol=NOSUCH&side=BUY&type=MARKET&quantity=1", -1121)]
    public async Task What_is_wrong_is_told(string order, int code)
    {
        await using var venue = await SimulatedVenue.Open();

        (await venue.Signed("POST", "order/test", order)).Code.ShouldBe(code);
    }
}
