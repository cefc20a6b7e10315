using System.Text;
using System.Text.Json;
using Actors.Exchanges.Simulator.Server;
using FsCheck;
using FsCheck.Fluent;

namespace Actors.Tests.Exchanges.Simulator.Server;

/// <summary>Whatever a client sends, it gets an answer, and the server goes on.</summary>
public sealed class FuzzTests
{
    static readonly string[] Names =
    [
        "symbol", "symbols", "side", "type", "timeInForce", "quantity", "price", "stopPrice", "trailingDelta", "icebergQty", "limit",
        "interval", "startTime", "endTime", "fromId", "orderId", "origClientOrderId", "newClientOrderId", "recvWindow", "timestamp",
        "signature", "timeZone", "windowSize", "symbolStatus", "permissions", "orderListId", "aboveType", "belowType", "workingType",
        "workingSide", "pendingSide", "pendingType", "cancelReplaceMode", "cancelOrderId", "newQty", "omitZeroBalances", "", "colour",
    ];

    static readonly string[] Values =
    [
        "BTCUSDT", "ETHUSDT", "NOSUCH", "BUY", "SELL", "LIMIT", "MARKET", "STOP_LOSS", "LIMIT_MAKER", "GTC", "IOC", "0", "1", "0.01", "-1", "1e9",
        "60000", "64010", "99999999999999999999", "9223372036854775807", "18446744073709551616", "0.00000001", "[]", "[\"BTCUSDT\"]", "{", "1m", "1M",
        "true", "null", "测试币", "%", "%zz", "a b", "STOP_ON_FAILURE", "ALLOW_FAILURE", "", "1767225600123", "8", "-12:00", "7d",
    ];

    [Fact]
    public void Control_frames_of_random_bytes() => Prop.ForAll<byte[]>(bytes =>
    {
        var answer = ControlFrames.Answer(bytes ?? [], new Nothing());
        using var json = JsonDocument.Parse(answer!);
        return json.RootElement.TryGetProperty("code", out _) || json.RootElement.TryGetProperty("id", out _);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Stream_names_of_random_text() => Prop.ForAll<string>(text =>
    {
        foreach (var name in new[] { text ?? "", $"btcusdt@{text}", $"btcusdt@kline_1m@{text}", $"btcusdt@ticker_{text}", $"!{text}" })
            _ = StreamName.Parse(name);
        _ = WindowSize.Parse(text ?? "");
        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task Every_route_with_random_parameters()
    {
        await using var venue = await SimulatedVenue.Open(o => o with { Limits = o.Limits with { Enforced = false } });
        var chance = new Random(20_260_721);
        foreach (var endpoint in new Catalogue().All.Where(e => e.Route is not null))
            for (var i = 0; i < 15; i++)
            {
                var route = endpoint.Route!.Split(' ');
                var query = string.Join('&', RandomParameters(chance).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}"));

                var reply = endpoint.Signed && i % 3 > 0 ? await venue.Signed(route[0], route[1], query) : await venue.Send(route[0], route[1], query, null);

                reply.Status.ShouldBeOneOf(200, 400, 401, 409);
            }
    }

    [Fact]
    public async Task Every_method_with_random_parameters_and_noise()
    {
        await using var venue = await SimulatedVenue.Open(o => o with { Limits = o.Limits with { Enforced = false } });
        await using var socket = await Wire.Open(venue.Simulator.WebSocketApiUrl);
        var chance = new Random(20_260_722);
        foreach (var endpoint in new Catalogue().All)
            for (var i = 0; i < 10; i++)
            {
                var parameters = RandomParameters(chance);
                if (i % 5 == 4)
                {
                    await socket.Send(Noise(chance, endpoint.Method));
                    (await socket.Next(m => m.TryGetProperty("status", out _))).GetProperty("status").GetInt32().ShouldBeGreaterThanOrEqualTo(200);
                }
                else
                {
                    var reply = await socket.AskSigned(venue, endpoint.Method,
                        [.. parameters.Where(p => p.Name is not ("timestamp" or "signature")).DistinctBy(p => p.Name, StringComparer.Ordinal)]);
                    reply.GetProperty("status").GetInt32().ShouldBeOneOf(200, 400, 401, 409);
                }
            }
    }

    static List<(string Name, string Value)> RandomParameters(Random chance) =>
        [.. Enumerable.Range(0, chance.Next(8)).Select(_ => (Names[chance.Next(Names.Length)], Values[chance.Next(Values.Length)]))];

    // A request with some of its characters lost or changed.
    static string Noise(Random chance, string method)
    {
        var text = new StringBuilder($"{{\"id\":1,\"method\":\"{method}\",\"params\":{{\"symbol\":\"BTCUSDT\",\"limit\":5}}}}");
        for (var i = 0; i < 3; i++)
            text[chance.Next(text.Length)] = (char)chance.Next(32, 127);
        return text.ToString();
    }

    sealed class Nothing : IControlled
    {
        public bool Combined { get; set; }
        public IReadOnlyList<string> Subscriptions => [];
        public bool Subscribe(IReadOnlyList<StreamName> streams) => true;

        public void Unsubscribe(IReadOnlyList<string> streams)
        {
            // Nothing was subscribed.
        }
    }
}
