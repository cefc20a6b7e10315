using System.Net.Sockets;
using System.Text.Json;
using Actors.Domain;
using Actors.Exchanges.Simulator.Server;

namespace Actors.Tests.Exchanges.Simulator.Server;

public sealed class FaultTests
{
    const string LimitBuy = "symbol=BTCUSDT&side=BUY&type=LIMIT&timeInForce=GTC&quantity=0.01&price=60000&newClientOrderId=bot-1";

    [Theory]
    [InlineData(FaultKind.Drop, "2,3,4")]
    [InlineData(FaultKind.Duplicate, "1,1,2,3,4")]
    [InlineData(FaultKind.Reorder, "2,1,3,4")]
    [InlineData(FaultKind.Corrupt, "broken,2,3,4")]
    public async Task Frames_suffer_as_the_rule_says(FaultKind kind, string expected)
    {
        await using var venue = await SimulatedVenue.Open();
        await using var wire = await Trades(venue);

        venue.Faults.Next(kind, FaultTarget.Market, match: "btcusdt@trade");
        for (var i = 1; i <= 4; i++)
            venue.Taker(Side.Buy, 64_010, i * 0.1m);

        var seen = new List<string>();
        while (seen.Count == 0 || seen[^1] != "4")
            seen.Add(Number(await wire.NextText()));
        string.Join(',', seen).ShouldBe(expected);
        venue.Faults.Count(kind, FaultTarget.Market).ShouldBe(1);
        venue.Faults.Rules.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_delayed_frame_comes_after_those_that_follow_it()
    {
        await using var venue = await SimulatedVenue.Open();
        await using var wire = await Trades(venue);

        venue.Faults.Add(new FaultRule(FaultKind.Delay, FaultTarget.Market) { Times = 1, By = TimeSpan.FromMilliseconds(100) });
        venue.Taker(Side.Buy, 64_010, 0.1m);
        venue.Taker(Side.Buy, 64_010, 0.2m);

        Number(await wire.NextText()).ShouldBe("2");
        Number(await wire.NextText()).ShouldBe("1");
    }

    [Fact]
    public async Task Market_and_user_frames_suffer_apart()
    {
        await using var venue = await SimulatedVenue.Open();
        await using var wire = await Trades(venue);
        await using var socket = await Wire.Open(venue.Simulator.WebSocketApiUrl);
        await socket.AskSigned(venue, "userDataStream.subscribe.signature");

        venue.Faults.Next(FaultKind.Drop, FaultTarget.User, match: "executionReport");
        venue.Taker(Side.Buy, 64_010, 0.1m);

        Number(await wire.NextText()).ShouldBe("1");
        (await socket.Next()).GetProperty("event").GetProperty("x").GetString().ShouldBe("TRADE");
    }

    [Fact]
    public async Task A_cut_socket_ends()
    {
        await using var venue = await SimulatedVenue.Open();
        await using var wire = await Trades(venue);

        venue.Faults.Next(FaultKind.Cut, FaultTarget.Market);
        venue.Taker(Side.Buy, 64_010, 0.1m);

        (await wire.NextText()).ShouldBeNull();
    }

    [Fact]
    public async Task A_half_open_socket_says_nothing_and_hears_nothing()
    {
        await using var venue = await SimulatedVenue.Open(o => o with
        {
            PingEvery = TimeSpan.FromMilliseconds(50), PongWithin = TimeSpan.FromMilliseconds(300),
        });
        await using var wire = await Trades(venue);

        venue.Faults.Next(FaultKind.HalfOpen, FaultTarget.Market);
        venue.Taker(Side.Buy, 64_010, 0.1m);
        await wire.Send("""{"method":"LIST_SUBSCRIPTIONS","id":7}""");
        venue.Taker(Side.Buy, 64_010, 0.2m);

        // The server hears no pong either, and gives up; nothing had come before.
        (await wire.NextText()).ShouldBeNull();
    }

    [Theory]
    [InlineData(FaultKind.TimeoutUnexecuted, false)]
    [InlineData(FaultKind.TimeoutExecuted, true)]
    public async Task A_timeout_leaves_open_whether_it_was_executed(FaultKind kind, bool executed)
    {
        await using var venue = await SimulatedVenue.Open();

        venue.Faults.Next(kind, FaultTarget.Request, match: "order.place");

        var lost = await venue.Signed("POST", "order", LimitBuy);
        (lost.Status, lost.Code).ShouldBe((504, -1007));
        var found = await venue.Signed("GET", "order", "symbol=BTCUSDT&origClientOrderId=bot-1");
        found.Status.ShouldBe(executed ? 200 : 400);
    }

    [Fact]
    public async Task A_connection_can_be_cut_in_the_middle_of_an_answer()
    {
        await using var venue = await SimulatedVenue.Open();

        venue.Faults.Next(FaultKind.Cut, FaultTarget.Request, match: "order.place");

        await Should.ThrowAsync<HttpRequestException>(() => venue.Signed("POST", "order", LimitBuy));
        (await venue.Signed("GET", "order", "symbol=BTCUSDT&origClientOrderId=bot-1")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Storms_of_429_and_418_end()
    {
        await using var venue = await SimulatedVenue.Open();

        venue.Faults.Add(new FaultRule(FaultKind.TooManyRequests, FaultTarget.Request) { Times = 2, By = TimeSpan.FromSeconds(7) });
        var refused = await venue.Get("ping");
        (refused.Status, refused.Header("Retry-After")).ShouldBe((429, "7"));
        (await venue.Get("ping")).Status.ShouldBe(429);
        venue.Faults.Add(new FaultRule(FaultKind.Ban, FaultTarget.Request) { Times = 1, By = TimeSpan.FromMinutes(2) });
        (await venue.Get("ping")).Status.ShouldBe(418);
        (await venue.Get("ping")).Status.ShouldBe(418);
        venue.Clock.Jump(TimeSpan.FromMinutes(3));
        (await venue.Get("ping")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_ban_tears_down_the_sockets_of_the_address()
    {
        await using var venue = await SimulatedVenue.Open();
        await using var wire = await Trades(venue);

        venue.Faults.Next(FaultKind.Ban, FaultTarget.Request);
        (await venue.Get("ping")).Status.ShouldBe(418);

        (await wire.NextText()).ShouldBeNull();
    }

    [Fact]
    public async Task Answers_can_lag_behind_the_stream()
    {
        await using var venue = await SimulatedVenue.Open();
        await venue.Signed("POST", "order", LimitBuy.Replace("60000", "64000", StringComparison.Ordinal));
        var lag = new FaultRule(FaultKind.LaggingRead, FaultTarget.Request) { By = TimeSpan.FromSeconds(10) };
        venue.Faults.Add(lag);
        async Task<string?> Status() => (await venue.Signed("GET", "order", "symbol=BTCUSDT&origClientOrderId=bot-1")) is { Status: 200 } found
            ? found.Json.GetProperty("status").GetString() : null;

        (await Status()).ShouldBeNull();
        (await venue.Signed("GET", "openOrders", "symbol=BTCUSDT")).Json.GetArrayLength().ShouldBe(0);
        venue.Clock.Jump(TimeSpan.FromSeconds(20));
        venue.Maker(Side.Sell, 64_000, 0.01m);
        (await Status()).ShouldBe("NEW");
        (await venue.Signed("GET", "openOrders", "symbol=BTCUSDT")).Json.GetArrayLength().ShouldBe(1);
        (await venue.Signed("GET", "account")).Json.GetProperty("balances").EnumerateArray()
            .Single(b => b.GetProperty("asset").GetString() == "USDT").GetProperty("locked").GetString().ShouldBe("640.00000000");
        venue.Faults.Clear();
        (await Status()).ShouldBe("FILLED");
    }

    [Fact]
    public async Task A_skewed_clock_is_told_and_checked_by()
    {
        await using var venue = await SimulatedVenue.Open();

        venue.Simulator.Exchange.ClockSkew = TimeSpan.FromMinutes(-1);

        var told = (await venue.Get("time")).Json.GetProperty("serverTime").GetInt64();
        (long.Parse(venue.Timestamp) - told).ShouldBeInRange(59_000, 65_000);
        (await venue.Signed("GET", "account")).Code.ShouldBe(-1021);
        venue.Faults.Count(FaultKind.ClockSkew, FaultTarget.Exchange).ShouldBe(1);
    }

    [Fact]
    public async Task A_restart_tears_everything_down_for_a_while()
    {
        await using var venue = await SimulatedVenue.Open();
        await using var wire = await Trades(venue);
        await venue.Signed("POST", "order", LimitBuy);

        venue.Simulator.Exchange.Restart(TimeSpan.FromMinutes(1));

        (await wire.NextText()).ShouldBeNull();
        // HttpClient lets a SocketException through as it is where a connection is reset in the moment in which it stands.
        var refused = await Should.ThrowAsync<Exception>(() => venue.Get("ping"));
        (refused is HttpRequestException or SocketException).ShouldBeTrue(refused.ToString());
        venue.Clock.Jump(TimeSpan.FromMinutes(2));
        (await venue.Signed("GET", "order", "symbol=BTCUSDT&origClientOrderId=bot-1")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_wipe_leaves_what_there_was_at_the_start()
    {
        await using var venue = await SimulatedVenue.Open();
        await venue.Signed("POST", "order", LimitBuy);

        venue.Simulator.Exchange.Wipe();

        (await venue.Signed("GET", "order", "symbol=BTCUSDT&origClientOrderId=bot-1")).Code.ShouldBe(-2013);
        var balances = (await venue.Signed("GET", "account")).Json.GetProperty("balances").EnumerateArray().ToArray();
        balances.Single(b => b.GetProperty("asset").GetString() == "USDT").GetProperty("free").GetString().ShouldBe("1000000.00000000");
        balances.Single(b => b.GetProperty("asset").GetString() == "USDT").GetProperty("locked").GetString().ShouldBe("0.00000000");
        (await venue.Get("klines", "symbol=BTCUSDT&interval=1m")).Json.GetArrayLength().ShouldBeGreaterThan(0);
    }

    [Fact]
    public void The_same_seed_strikes_the_same_frames()
    {
        static string Strikes(ulong seed)
        {
            var faults = new Actors.Exchanges.Simulator.Server.Faults(seed);
            faults.Add(new FaultRule(FaultKind.Drop, FaultTarget.Market) { Probability = 0.2 });
            faults.Add(new FaultRule(FaultKind.Delay, FaultTarget.Market) { Probability = 0.2, Match = "btc" });
            return string.Concat(Enumerable.Range(0, 1000).Select(i =>
                faults.Strike(FaultTarget.Market, i % 2 == 0 ? "btcusdt@trade" : "ethusdt@trade")?.Kind.ToString()[0] ?? '.'));
        }

        Strikes(7).ShouldBe(Strikes(7));
        (Strikes(8) == Strikes(7)).ShouldBeFalse();
        Strikes(7).Count(c => c == 'D').ShouldBeInRange(200, 350);
    }

    [Theory]
    [InlineData(FaultKind.Drop, FaultTarget.Request)]
    [InlineData(FaultKind.TooManyRequests, FaultTarget.Market)]
    [InlineData(FaultKind.Wipe, FaultTarget.Exchange)]
    public void A_rule_that_makes_no_sense_is_refused(FaultKind kind, FaultTarget target) =>
        Should.Throw<DomainFault>(() => new Actors.Exchanges.Simulator.Server.Faults(1).Add(new FaultRule(kind, target)))
            .Message.ShouldContain("cannot strike");

    static async Task<Wire> Trades(SimulatedVenue venue)
    {
        var wire = await Wire.Open($"{venue.Simulator.StreamUrl}/ws/btcusdt@trade");
        await wire.Ask("""{"method":"LIST_SUBSCRIPTIONS","id":1}""");
        return wire;
    }

    // Which trade of the test a frame tells: they have 0.1, 0.2, … BTC.
    static string Number(string? frame)
    {
        try
        {
            using var json = JsonDocument.Parse(frame!);
            return json.RootElement.GetProperty("q").GetString()![2..3];
        }
        catch (JsonException)
        {
            return "broken";
        }
    }
}
