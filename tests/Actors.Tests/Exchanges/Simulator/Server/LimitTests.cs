using System.Globalization;
using Actors.Exchanges.Simulator.Server;

namespace Actors.Tests.Exchanges.Simulator.Server;

public sealed class LimitTests
{
    const string LimitBuy = "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01&price=60000.00";

    [Fact]
    public async Task Weights_are_counted_by_the_minute_and_trading_is_free()
    {
        await using var venue = await SimulatedVenue.Open();
        venue.Clock.JumpToStartOf(TimeSpan.FromMinutes(1));

        (await venue.Get("ping")).Header("x-mbx-used-weight-1m").ShouldBe("1");
        (await venue.Get("depth", "symbol=BTCUSDT&limit=1000")).Header("X-MBX-USED-WEIGHT-1M").ShouldBe("51");
        (await venue.Signed("POST", "order", LimitBuy)).Header("x-mbx-used-weight-1m").ShouldBe("51");
        (await venue.Signed("POST", "order", "symbol=BTCUSDT")).Header("x-mbx-used-weight-1m").ShouldBe("52");
        venue.Clock.JumpToStartOf(TimeSpan.FromMinutes(1));
        (await venue.Get("ping")).Header("x-mbx-used-weight-1m").ShouldBe("1");
    }

    [Fact]
    public async Task Too_much_weight_earns_a_429_and_going_on_a_ban_that_ends()
    {
        await using var venue = await SimulatedVenue.Open(o => o with
        {
            Limits = o.Limits with { WeightPerMinute = 100, RefusalsBeforeBan = 2, FirstBan = TimeSpan.FromMinutes(3) },
        });
        venue.Clock.JumpToStartOf(TimeSpan.FromMinutes(1));
        (await venue.Get("depth", "symbol=BTCUSDT&limit=1000")).Status.ShouldBe(200);
        (await venue.Get("depth", "symbol=BTCUSDT&limit=1000")).Status.ShouldBe(200);

        var refused = await venue.Get("ping");
        (refused.Status, refused.Code).ShouldBe((429, -1003));
        int.Parse(refused.Header("Retry-After")!, CultureInfo.InvariantCulture).ShouldBeInRange(1, 60);
        await venue.Get("ping");
        var banned = await venue.Get("ping");
        (banned.Status, banned.Code).ShouldBe((418, -1003));
        int.Parse(banned.Header("Retry-After")!, CultureInfo.InvariantCulture).ShouldBeInRange(100, 180);
        await Should.ThrowAsync<System.Net.WebSockets.WebSocketException>(() => Wire.Open(venue.Simulator.WebSocketApiUrl));

        venue.Clock.Jump(TimeSpan.FromMinutes(4));
        (await venue.Get("ping")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_ban_goes_before_all_that_is_wrong_with_a_request()
    {
        await using var venue = await SimulatedVenue.Open();
        venue.Faults.Add(new FaultRule(FaultKind.Ban, FaultTarget.Request) { Times = 1, By = TimeSpan.FromMinutes(1) });
        (await venue.Get("ping")).Status.ShouldBe(418);
        venue.Faults.Next(FaultKind.TooManyRequests, FaultTarget.Request);

        foreach (var (verb, path, query) in new[]
        {
            ("GET", "ping", ""), ("GET", "depth", "symbol=A&symbol=B"), ("GET", "depth", "symbol=BTCUSDT&limit=x"), ("GET", "nosuch", ""),
            ("POST", "userDataStream", ""), ("GET", "../v1/klines", ""), ("GET", "../../ws-api/v3", ""), ("POST", "order", "symbol=BTCUSDT"),
        })
        {
            var banned = await venue.Send(verb, path, query, null);
            (banned.Status, banned.Code).ShouldBe((418, -1003), $"{verb} {path}?{query}");
            banned.Header("Retry-After").ShouldNotBeNull();
        }
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("X-MBX-TIME-UNIT", "WEEK");
        using var response = await http.GetAsync($"{venue.Simulator.RestUrl}/time");
        ((int)response.StatusCode).ShouldBe(418);
        // No fault is spent on what is refused anyway.
        venue.Faults.Rules.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_wrong_costs_weight_too()
    {
        await using var venue = await SimulatedVenue.Open();
        venue.Clock.JumpToStartOf(TimeSpan.FromMinutes(1));

        (await venue.Get("depth", "symbol=A&symbol=B")).Header("x-mbx-used-weight-1m").ShouldBe("1");
        (await venue.Get("nosuch")).Header("x-mbx-used-weight-1m").ShouldBe("2");
        (await venue.Get("depth", "symbol=BTCUSDT&limit=x")).Header("x-mbx-used-weight-1m").ShouldBe("3");
        await using var socket = await Wire.Open(venue.Simulator.WebSocketApiUrl);
        foreach (var (request, weight) in new[] { ("nonsense", 6), ("""{"id":1,"method":"nosuch"}""", 7) })
            (await socket.Ask(request)).GetProperty("rateLimits")[0].GetProperty("count").GetInt32().ShouldBe(weight);
    }

    [Fact]
    public async Task A_replacement_counts_unless_it_is_refused()
    {
        await using var venue = await SimulatedVenue.Open();
        venue.Clock.JumpToStartOf(TimeSpan.FromMinutes(1));
        async Task<(int Code, int Counted)> Replace(string mode, string price, string quantity) => (
            (await venue.Signed("POST", "order/cancelReplace",
                $"symbol=BTCUSDT&side=BUY&type=LIMIT_MAKER&cancelOrderId=777&cancelReplaceMode={mode}&price={price}&quantity={quantity}")).Code,
            (await venue.Signed("GET", "rateLimit/order")).Json[0].GetProperty("count").GetInt32());

        (await Replace("STOP_ON_FAILURE", "60000", "0.000001")).ShouldBe((-1013, 0));
        (await Replace("ALLOW_FAILURE", "64100", "0.01")).ShouldBe((-2022, 0));
        (await Replace("STOP_ON_FAILURE", "60000", "0.01")).ShouldBe((-2022, 1));
        (await Replace("ALLOW_FAILURE", "60000", "0.01")).ShouldBe((-2021, 2));
    }

    [Fact]
    public async Task Orders_are_counted_until_they_fill()
    {
        await using var venue = await SimulatedVenue.Open(o => o with { Limits = o.Limits with { OrdersPerTenSeconds = 3 } });
        venue.Clock.JumpToStartOf(TimeSpan.FromMinutes(1));

        (await venue.Signed("POST", "order", LimitBuy)).Header("x-mbx-order-count-10s").ShouldBe("1");
        (await venue.Signed("POST", "order", LimitBuy)).Header("x-mbx-order-count-10s").ShouldBe("2");
        (await venue.Signed("POST", "order", LimitBuy.Replace("60000", "65000", StringComparison.Ordinal))).Header("x-mbx-order-count-10s").ShouldBe("2");
        await venue.Signed("POST", "order", LimitBuy);
        var refused = await venue.Signed("POST", "order", LimitBuy);
        (refused.Status, refused.Code).ShouldBe((429, -1015));
        (await venue.Signed("GET", "rateLimit/order")).Json[0].GetProperty("count").GetInt32().ShouldBe(3);
        venue.Clock.JumpToStartOf(TimeSpan.FromSeconds(10));
        (await venue.Signed("POST", "order", LimitBuy)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task The_socket_tells_when_to_retry_as_a_moment()
    {
        await using var venue = await SimulatedVenue.Open(o => o with { Limits = o.Limits with { WeightPerMinute = 10 } });
        venue.Clock.JumpToStartOf(TimeSpan.FromMinutes(1));
        await using var socket = await Wire.Open(venue.Simulator.WebSocketApiUrl);

        var refused = await socket.Ask("""{"id":1,"method":"exchangeInfo"}""");

        refused.GetProperty("status").GetInt32().ShouldBe(429);
        var data = refused.GetProperty("error").GetProperty("data");
        (data.GetProperty("retryAfter").GetInt64() - data.GetProperty("serverTime").GetInt64()).ShouldBeInRange(1, 60_000);
    }

    [Fact]
    public async Task Connections_are_counted()
    {
        await using var venue = await SimulatedVenue.Open(o => o with { Limits = o.Limits with { ConnectionsPerFiveMinutes = 2 } });
        venue.Clock.JumpToStartOf(TimeSpan.FromMinutes(5));
        await using var one = await Wire.Open(venue.Simulator.WebSocketApiUrl);
        await using var two = await Wire.Open($"{venue.Simulator.StreamUrl}/ws");

        (await Should.ThrowAsync<System.Net.WebSockets.WebSocketException>(() => Wire.Open($"{venue.Simulator.StreamUrl}/ws")))
            .Message.ShouldContain("429");
    }
}
