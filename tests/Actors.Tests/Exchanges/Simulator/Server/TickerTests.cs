using System.Globalization;
using System.Text.Json;

namespace Actors.Tests.Exchanges.Simulator.Server;

/// <summary>Where the windows of tickers open and close.</summary>
public sealed class TickerTests
{
    const long Minute = 60_000;
    const long Day = 24 * 60 * Minute;

    [Theory]
    [InlineData("ticker/24hr", "", Day)]
    [InlineData("ticker", "", Day)]
    [InlineData("ticker", "&windowSize=1h", 60 * Minute)]
    public async Task A_rolling_window_opens_with_a_minute_and_closes_now(string path, string more, long length)
    {
        await using var venue = await SimulatedVenue.Open();
        venue.Clock.JumpToStartOf(TimeSpan.FromMinutes(1));
        venue.Clock.Jump(TimeSpan.FromDays(2) + TimeSpan.FromSeconds(20));

        var ticker = (await venue.Get(path, "symbol=BTCUSDT" + more)).Json;

        var (open, close) = (ticker.GetProperty("openTime").GetInt64(), ticker.GetProperty("closeTime").GetInt64());
        close.ShouldBeLessThanOrEqualTo((await venue.Get("time")).Json.GetProperty("serverTime").GetInt64());
        (open % Minute).ShouldBe(0);
        (close - open).ShouldBeInRange(length, length + Minute - 1);
    }

    [Fact]
    public async Task The_stream_closes_the_window_when_it_tells_of_it()
    {
        await using var venue = await SimulatedVenue.Open();
        await using var wire = await Wire.Open($"{venue.Simulator.StreamUrl}/ws/btcusdt@ticker");

        var ticker = await wire.Next();

        ticker.GetProperty("C").GetInt64().ShouldBe(ticker.GetProperty("E").GetInt64());
        ticker.GetProperty("n").GetInt64().ShouldBe(ticker.GetProperty("L").GetInt64() - ticker.GetProperty("F").GetInt64() + 1);
    }

    [Fact]
    public async Task A_trading_day_has_its_whole_length()
    {
        await using var venue = await SimulatedVenue.Open();

        var day = (await venue.Get("ticker/tradingDay", "symbol=BTCUSDT&timeZone=8")).Json;

        ((day.GetProperty("closeTime").GetInt64() + 1 + (8 * 60 * Minute)) % Day).ShouldBe(0);
        decimal.Parse(day.GetProperty("volume").GetString()!, CultureInfo.InvariantCulture).ShouldBe(0.001m);
    }

    [Fact]
    public async Task A_symbol_that_never_traded_has_an_empty_day_and_no_window()
    {
        await using var venue = await SimulatedVenue.Open();

        var day = (await venue.Get("ticker/24hr", "symbol=ETHUSDT")).Json;
        (Number(day, "firstId"), Number(day, "lastId"), Number(day, "count")).ShouldBe((-1, -1, 0));
        (Number(day, "closeTime") - Number(day, "openTime")).ShouldBeInRange(Day, Day + Minute);
        (await venue.Get("ticker", "symbol=ETHUSDT")).Code.ShouldBe(-2016);
        (await venue.Get("ticker", "symbols=[\"ETHUSDT\",\"BTCUSDT\"]")).Json.GetArrayLength().ShouldBe(1);
    }

    static long Number(JsonElement ticker, string name) => ticker.GetProperty(name).GetInt64();
}
