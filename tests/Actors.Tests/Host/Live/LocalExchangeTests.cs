using System.Text.Json.Nodes;
using Actors.Domain;
using Actors.Host.Live;
using Actors.Host.Settings;

namespace Actors.Tests.Host.Live;

public sealed class LocalExchangeTests
{
    static readonly SimulatorSettings Fast = SimulatorSettings.Read(EffectiveConfig.Load(null, [], [])) with
    {
        Port = 0, Speed = 3_000, Symbols = [new("BTCUSDT")],
    };

    static readonly DateTimeOffset Began = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_market_that_goes_on_has_the_candles_that_it_had()
    {
        IReadOnlyList<string> before;
        ExchangePast past;
        await using (var first = await LocalExchange.Start(Fast, null, default))
        {
            var until = first.Began + TimeSpan.FromMinutes(30);
            while (first.Clock.GetUtcNow() < until)
                await Task.Delay(TimeSpan.FromMinutes(1), first.Clock);
            before = await Candles(first, first.Began - TimeSpan.FromHours(1), until);
            past = new(first.Began, first.Clock.GetUtcNow(), new Dictionary<string, decimal>(StringComparer.Ordinal), []);
        }

        await using var second = await LocalExchange.Start(Fast, past, default);

        before.Count.ShouldBeGreaterThan(80);
        (await Candles(second, past.Began - TimeSpan.FromHours(1), past.Began + TimeSpan.FromMinutes(30))).ShouldBe(before);
    }

    [Fact]
    public async Task Its_time_stands_still_while_it_is_made()
    {
        var past = new ExchangePast(Began, Began.AddHours(2), new Dictionary<string, decimal>(StringComparer.Ordinal), []);
        var before = TimeProvider.System.GetTimestamp();

        await using var exchange = await LocalExchange.Start(Fast, past, default);
        var since = TimeProvider.System.GetTimestamp();
        var now = exchange.Clock.GetUtcNow();

        // Else the time of its making would be there too, three thousand times.
        (now - past.Now).ShouldBeLessThan(Fast.Speed * (TimeProvider.System.GetElapsedTime(since) + (TimeProvider.System.GetElapsedTime(before, since) / 4)));
    }

    /// <summary>The whole ones of a minute, each as the exchange writes it.</summary>
    static async Task<IReadOnlyList<string>> Candles(LocalExchange exchange, DateTimeOffset from, DateTimeOffset until)
    {
        using var http = new HttpClient();
        var answer = await http.GetStringAsync(
            $"{exchange.Url}api/v3/klines?symbol=BTCUSDT&interval=1m&limit=1000&startTime={from.ToUnixTimeMilliseconds()}&endTime={(until - TimeSpan.FromMinutes(1)).ToUnixTimeMilliseconds()}");
        return [.. JsonNode.Parse(answer)!.AsArray().Select(static one => one!.ToJsonString())];
    }
}
