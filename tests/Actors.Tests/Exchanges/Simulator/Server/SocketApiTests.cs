using System.Text.Json;
using Actors.Domain;

namespace Actors.Tests.Exchanges.Simulator.Server;

public sealed class SocketApiTests
{
    [Fact]
    public async Task The_envelope_echoes_the_id_and_tells_the_limits()
    {
        await using var venue = await SimulatedVenue.Open();
        await using var socket = await Wire.Open(venue.Simulator.WebSocketApiUrl);

        var pong = await socket.Ask("""{"id":"56374a46-3061-486b-a311-99ee972eb648","method":"v3/ping"}""");
        pong.GetProperty("id").GetString().ShouldBe("56374a46-3061-486b-a311-99ee972eb648");
        pong.GetProperty("status").GetInt32().ShouldBe(200);
        pong.GetProperty("result").GetRawText().ShouldBe("{}");
        var limit = pong.GetProperty("rateLimits")[0];
        limit.GetProperty("rateLimitType").GetString().ShouldBe("REQUEST_WEIGHT");
        limit.GetProperty("limit").GetInt32().ShouldBe(6000);
        (await socket.Ask("""{"id":7,"method":"time","params":{"returnRateLimits":false}}""")).TryGetProperty("rateLimits", out _).ShouldBeFalse();
        (await socket.Ask("""{"id":null,"method":"time"}""")).GetProperty("id").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("nonsense", -1135)]
    [InlineData("[]", -1135)]
    [InlineData("""{"id":1,"method":"ping","params":{"symbol":"\ud800"}}""", -1135)]
    [InlineData("""{"id":1}""", -1102)]
    [InlineData("""{"id":1.5,"method":"ping"}""", -1135)]
    [InlineData("""{"id":1,"method":"nosuch"}""", -1020)]
    [InlineData("""{"id":1,"method":"userDataStream.start"}""", -1020)]
    [InlineData("""{"id":1,"method":"klines","params":[]}""", -1135)]
    [InlineData("""{"id":1,"method":"klines","params":{"symbol":"BTCUSDT"}}""", -1102)]
    [InlineData("""{"id":1,"method":"klines","params":{"symbol":"BTCUSDT","interval":5}}""", -1120)]
    [InlineData("""{"id":1,"method":"order.place","params":{"symbol":"BTCUSDT"}}""", -2014)]
    [InlineData("""{"id":1,"method":"order.place","params":{"apiKey":"NOBODY","symbol":"BTCUSDT"}}""", -1102)]
    [InlineData("""{"id":1,"method":"session.logon","params":{"apiKey":"MAKER"}}""", -4056)]
    [InlineData("""{"id":1,"method":"userDataStream.subscribe"}""", -2015)]
    [InlineData("""{"id":1,"method":"userDataStream.unsubscribe"}""", -2036)]
    [InlineData("""{"id":1,"method":"exchangeInfo","params":{"symbols":["BTCUSDT",7]}}""", -1135)]
    public async Task Errors_come_in_the_envelope(string request, int code)
    {
        await using var venue = await SimulatedVenue.Open();
        await using var socket = await Wire.Open(venue.Simulator.WebSocketApiUrl);

        var refused = await socket.Ask(request);

        refused.GetProperty("error").GetProperty("code").GetInt32().ShouldBe(code, refused.GetRawText());
        refused.GetProperty("status").GetInt32().ShouldBeGreaterThanOrEqualTo(400);
    }

    [Fact]
    public async Task Orders_show_their_counts_beside_the_weight()
    {
        await using var venue = await SimulatedVenue.Open();
        venue.Clock.JumpToStartOf(TimeSpan.FromMinutes(1));
        await using var socket = await Wire.Open(venue.Simulator.WebSocketApiUrl);

        var placed = await socket.AskSigned(venue, "order.place",
            ("symbol", "BTCUSDT"), ("side", "BUY"), ("type", "LIMIT"), ("timeInForce", "GTC"), ("quantity", "0.01"), ("price", "60000"));

        placed.GetProperty("status").GetInt32().ShouldBe(200, placed.GetRawText());
        placed.GetProperty("rateLimits").EnumerateArray().Select(l => l.GetProperty("count").GetInt32()).ShouldBe([1, 1, 2]);
    }

    [Fact]
    public async Task User_data_tells_the_life_of_an_order_in_engine_order()
    {
        await using var venue = await SimulatedVenue.Open();
        await using var socket = await Wire.Open(venue.Simulator.WebSocketApiUrl);
        (await Subscribe(venue, socket)).GetProperty("result").GetProperty("subscriptionId").GetInt32().ShouldBe(0);

        await venue.Signed("POST", "order", "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01&price=60000&newClientOrderId=bot-1");
        var accepted = await Event(socket);
        accepted.GetProperty("e").GetString().ShouldBe("executionReport");
        (accepted.GetProperty("x").GetString(), accepted.GetProperty("X").GetString()).ShouldBe(("NEW", "NEW"));
        var position = await Event(socket);
        position.GetProperty("e").GetString().ShouldBe("outboundAccountPosition");
        position.GetProperty("B").EnumerateArray().Single(b => b.GetProperty("a").GetString() == "USDT").GetProperty("l").GetString().ShouldBe("600.00000000");
        await venue.Signed("DELETE", "order", "symbol=BTCUSDT&origClientOrderId=bot-1&newClientOrderId=bot-1c");
        var cancelled = await Event(socket);
        (cancelled.GetProperty("x").GetString(), cancelled.GetProperty("C").GetString(), cancelled.GetProperty("c").GetString())
            .ShouldBe(("CANCELED", "bot-1", "bot-1c"));
        await Event(socket);
        await venue.Signed("POST", "order", "symbol=BTCUSDT&side=BUY&type=MARKET&quantity=0.01");
        (await Event(socket)).GetProperty("x").GetString().ShouldBe("NEW");
        var filled = await Event(socket);
        (filled.GetProperty("x").GetString(), filled.GetProperty("X").GetString(), filled.GetProperty("z").GetString())
            .ShouldBe(("TRADE", "FILLED", "0.01000000"));
        filled.GetProperty("I").GetInt64().ShouldBeGreaterThan(cancelled.GetProperty("I").GetInt64());
    }

    [Fact]
    public async Task A_subscription_is_single_and_its_end_is_told()
    {
        await using var venue = await SimulatedVenue.Open();
        await using var socket = await Wire.Open(venue.Simulator.WebSocketApiUrl);
        await Subscribe(venue, socket);

        (await Subscribe(venue, socket)).GetProperty("error").GetProperty("code").GetInt32().ShouldBe(-2035);
        (await socket.Ask("""{"id":2,"method":"session.subscriptions"}""")).GetProperty("result").GetArrayLength().ShouldBe(1);
        (await socket.Ask("""{"id":2,"method":"session.status"}""")).GetProperty("result").GetProperty("userDataStream").GetBoolean().ShouldBeTrue();
        await socket.Send("""{"id":3,"method":"userDataStream.unsubscribe"}""");
        (await Event(socket)).GetProperty("e").GetString().ShouldBe("eventStreamTerminated");
        (await socket.Next()).GetProperty("result").GetRawText().ShouldBe("{}");
        (await Subscribe(venue, socket)).GetProperty("result").GetProperty("subscriptionId").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Deposits_are_told()
    {
        await using var venue = await SimulatedVenue.Open();
        await using var socket = await Wire.Open(venue.Simulator.WebSocketApiUrl);
        await Subscribe(venue, socket);

        venue.Simulator.Exchange.Deposit("trader", "USDT", 5);

        var told = await socket.Next(m => m.GetProperty("event").GetProperty("e").GetString() == "balanceUpdate");
        told.GetProperty("event").GetProperty("d").GetString().ShouldBe("5.00000000");
    }

    static Task<JsonElement> Subscribe(SimulatedVenue venue, Wire socket) => socket.AskSigned(venue, "userDataStream.subscribe.signature");

    static async Task<JsonElement> Event(Wire socket) => (await socket.Next(m => m.TryGetProperty("event", out _))).GetProperty("event");
}
