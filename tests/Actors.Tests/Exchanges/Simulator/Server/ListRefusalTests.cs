namespace Actors.Tests.Exchanges.Simulator.Server;

/// <summary>What is wrong with a list is told by the name that the parameter has in the request.</summary>
public sealed class ListRefusalTests
{
    const string Oco = "symbol=BTCUSDT&side=SELL&quantity=0.01&aboveType=LIMIT_MAKER&abovePrice=70000"
        + "&belowType=STOP_LOSS_LIMIT&belowStopPrice=50000&belowPrice=49000&belowTimeInForce=GTC";

    const string Oto = "symbol=BTCUSDT&workingType=LIMIT&workingSide=BUY&workingQuantity=0.01&workingPrice=60000&workingTimeInForce=GTC"
        + "&pendingType=LIMIT&pendingSide=SELL&pendingQuantity=0.01&pendingPrice=70000&pendingTimeInForce=GTC";

    const string Otoco = "symbol=BTCUSDT&workingType=LIMIT&workingSide=BUY&workingQuantity=0.01&workingPrice=60000&workingTimeInForce=GTC"
        + "&pendingSide=SELL&pendingQuantity=0.01&pendingAboveType=LIMIT_MAKER&pendingAbovePrice=70000&pendingBelowType=STOP_LOSS&pendingBelowStopPrice=50000";

    [Theory]
    [InlineData("oco", Oco, "quantity")]
    [InlineData("oco", Oco, "abovePrice")]
    [InlineData("oco", Oco, "belowPrice")]
    [InlineData("oco", Oco, "belowStopPrice")]
    [InlineData("oco", Oco, "belowTimeInForce")]
    [InlineData("oto", Oto, "workingPrice")]
    [InlineData("oto", Oto, "workingQuantity")]
    [InlineData("oto", Oto, "workingTimeInForce")]
    [InlineData("oto", Oto, "pendingPrice")]
    [InlineData("oto", Oto, "pendingQuantity")]
    [InlineData("oto", Oto, "pendingTimeInForce")]
    [InlineData("otoco", Otoco, "workingTimeInForce")]
    [InlineData("otoco", Otoco, "pendingQuantity")]
    [InlineData("otoco", Otoco, "pendingAbovePrice")]
    [InlineData("otoco", Otoco, "pendingBelowStopPrice")]
    public async Task What_is_missing(string list, string query, string parameter)
    {
        await using var venue = await SimulatedVenue.Open();
        (await venue.Signed("POST", $"orderList/{list}", query)).Status.ShouldBe(200);
        var left = string.Join('&', query.Split('&').Where(pair => !pair.StartsWith(parameter + "=", StringComparison.Ordinal)));

        var refused = await venue.Signed("POST", $"orderList/{list}", left);

        refused.Code.ShouldBe(-1102, refused.Message);
        refused.Message.ShouldContain($"'{parameter}'");
    }

    [Theory]
    [InlineData("oco", Oco + "&aboveStopPrice=1", -1106, "'aboveStopPrice'")]
    [InlineData("oco", Oco + "&aboveTimeInForce=GTC", -1106, "'aboveTimeInForce'")]
    [InlineData("oto", Oto + "&workingTrailingDelta=100", -1106, "'workingTrailingDelta'")]
    [InlineData("oto", Oto + "&pendingStopPrice=1", -1106, "'pendingStopPrice'")]
    [InlineData("oto", Oto + "&workingStrategyType=5", -1134, "`workingStrategyType`")]
    public async Task What_is_too_much(string list, string query, int code, string name)
    {
        await using var venue = await SimulatedVenue.Open();

        var refused = await venue.Signed("POST", $"orderList/{list}", query);

        refused.Code.ShouldBe(code, refused.Message);
        refused.Message.ShouldContain(name);
    }

    [Theory]
    [InlineData("oco", Oco, "quantity=0.01", "quantity=0.010000001", -1111, "'quantity'")]
    [InlineData("oco", Oco, "abovePrice=70000", "abovePrice=70000.000000001", -1111, "'abovePrice'")]
    [InlineData("otoco", Otoco, "pendingQuantity=0.01", "pendingQuantity=0.010000001", -1111, "'pendingQuantity'")]
    [InlineData("oco", Oco, "aboveType=LIMIT_MAKER", "aboveType=MARKET", -1158, "OCO")]
    [InlineData("oco", Oco, "aboveType=LIMIT_MAKER", "aboveType=LIMIT", -1158, "OCO")]
    [InlineData("otoco", Otoco, "pendingBelowType=STOP_LOSS", "pendingBelowType=MARKET", -1158, "OCO")]
    public async Task What_has_a_wrong_value(string list, string query, string right, string wrong, int code, string told)
    {
        await using var venue = await SimulatedVenue.Open();

        var refused = await venue.Signed("POST", $"orderList/{list}", query.Replace("&" + right, "&" + wrong, StringComparison.Ordinal));

        refused.Code.ShouldBe(code, refused.Message);
        refused.Message.ShouldContain(told);
    }

    [Fact]
    public async Task The_socket_tells_the_same()
    {
        await using var venue = await SimulatedVenue.Open();
        await using var socket = await Wire.Open(venue.Simulator.WebSocketApiUrl);
        var parameters = Oco.Split('&').Select(pair => pair.Split('=')).Where(pair => pair[0] != "abovePrice").Select(pair => (pair[0], pair[1]));

        var refused = await socket.AskSigned(venue, "orderList.place.oco", [.. parameters]);

        refused.GetProperty("error").GetProperty("msg").GetString()!.ShouldContain("'abovePrice'");
    }
}
