using System.Text.Json;

namespace Actors.Tests.Exchanges.Simulator.Server;

public sealed class ShiftedCandleTests
{
    const long Hour = 3_600_000;

    [Theory]
    [InlineData("1d", "8", 16)]
    [InlineData("1d", "-1:00", 1)]
    [InlineData("4h", "8", 0)]
    [InlineData("1h", "+08:00", 0)]
    [InlineData("4h", "3", 1)]
    public async Task Candles_begin_where_the_zone_says_and_add_up_to_the_same(string interval, string zone, int hour)
    {
        await using var venue = await SimulatedVenue.Open();
        for (var i = 0; i < 60; i++)
        {
            venue.Clock.Jump(TimeSpan.FromHours(1));
            venue.Taker(Actors.Domain.Side.Buy, 64_010, 0.001m);
        }

        var shifted = (await venue.Get("klines", $"symbol=BTCUSDT&interval={interval}&timeZone={Uri.EscapeDataString(zone)}")).Json;
        var minutes = (await venue.Get("klines", $"symbol=BTCUSDT&interval=1h")).Json;

        foreach (var candle in shifted.EnumerateArray())
            ((candle[0].GetInt64() / Hour - hour) % (interval == "1d" ? 24 : interval == "4h" ? 4 : 1)).ShouldBe(0);
        for (var i = 1; i < shifted.GetArrayLength(); i++)
            shifted[i][0].GetInt64().ShouldBe(shifted[i - 1][6].GetInt64() + 1);
        Volume(shifted).ShouldBe(Volume(minutes));
    }

    [Fact]
    public async Task A_zone_that_is_nobodys_shifts_candles_by_its_minutes()
    {
        await using var venue = await SimulatedVenue.Open();
        for (var i = 0; i < 20; i++)
        {
            venue.Clock.Jump(TimeSpan.FromMinutes(10));
            venue.Taker(Actors.Domain.Side.Buy, 64_010, 0.001m);
        }

        var shifted = (await venue.Get("klines", "symbol=BTCUSDT&interval=1h&timeZone=0:07")).Json;

        shifted.GetArrayLength().ShouldBeGreaterThan(2);
        foreach (var candle in shifted.EnumerateArray())
            (candle[0].GetInt64() % Hour).ShouldBe(53 * 60_000);
        Volume(shifted).ShouldBe(Volume((await venue.Get("klines", "symbol=BTCUSDT&interval=1h")).Json));
    }

    static decimal Volume(JsonElement candles) => candles.EnumerateArray().Sum(c => decimal.Parse(c[5].GetString()!));
}
