using Actors.Host.Live;
using Actors.Host.Settings;

namespace Actors.Tests.Host.Live;

public sealed class DemoMarketTests : IDisposable
{
    static readonly DateTimeOffset Began = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    static readonly Dictionary<string, (DateTimeOffset At, decimal Price)> Nothing = [];

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_young_market_is_made_again_from_its_beginning()
    {
        var past = Market(TimeSpan.FromHours(5)).GoOn(null, Nothing);

        (past.Began, past.Now).ShouldBe((Began, Began.AddHours(5)));
        past.Prices["BTCUSDT"].ShouldBe(50_000);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(50_000)]
    public void An_old_one_begins_again_at_its_last_prices_however_old_it_is(int days)
    {
        var past = Market(TimeSpan.FromDays(days)).GoOn(null, Nothing);

        (past.Began, past.Now).ShouldBe((Began.AddDays(days), Began.AddDays(days)));
        past.Prices["BTCUSDT"].ShouldBe(60_000);
    }

    [Fact]
    public void Its_clock_is_never_behind_what_was_decided_or_recorded_when_a_full_disk_kept_it_from_being_written()
    {
        var market = Market(TimeSpan.FromMinutes(10));
        var candle = new Dictionary<string, (DateTimeOffset At, decimal Price)>(StringComparer.Ordinal) { ["BTCUSDT"] = (Began.AddMinutes(13), 61_000) };

        market.GoOn(Began.AddMinutes(12), Nothing).Now.ShouldBe(Began.AddMinutes(12));
        market.GoOn(Began.AddMinutes(12), candle).Now.ShouldBe(Began.AddMinutes(13));
        (Market(TimeSpan.FromDays(2)) with { LastPrices = null }).GoOn(null, candle).Prices["BTCUSDT"].ShouldBe(61_000);
        (Market(TimeSpan.FromDays(2)) with { Reached = Began }).GoOn(Began.AddDays(2), candle).Prices["BTCUSDT"].ShouldBe(61_000);
    }

    [Fact]
    public async Task An_exchange_that_begins_again_has_the_last_price_and_a_past_before_it()
    {
        var settings = SimulatorSettings.Read(EffectiveConfig.Load(null, [], [])) with { Port = 0, Symbols = [new("BTCUSDT")] };

        await using var exchange = await LocalExchange.Start(settings, Market(TimeSpan.FromDays(20)).GoOn(null, Nothing), default);

        (Math.Abs(exchange.Prices["BTCUSDT"] - 60_000) / 60_000).ShouldBeLessThan(0.002m);
        exchange.Began.ShouldBe(Began.AddDays(20));
    }

    [Fact]
    public async Task A_start_that_makes_a_market_again_can_be_stopped()
    {
        var settings = SimulatorSettings.Read(EffectiveConfig.Load(null, [], [])) with { Port = 0 };

        await Should.ThrowAsync<OperationCanceledException>(() =>
            LocalExchange.Start(settings, Market(TimeSpan.FromHours(5)).GoOn(null, Nothing), new CancellationToken(canceled: true)));
    }

    [Theory]
    [InlineData("""{ "seed": 1, "began": "2026-01-02T00:00:00Z", "reached": "2026-01-01T00:00:00Z" }""",
        ": reached: found 2026-01-01 00:00:00Z, expected a time from 2026-01-02 00:00:00Z, when the market began, to 2199")]
    [InlineData("""{ "seed": 1, "began": "2026-01-02T00:00:00Z", "reached": "9999-01-01T00:00:00Z" }""",
        ": reached: found 9999-01-01 00:00:00Z, expected a time from 2026-01-02 00:00:00Z, when the market began, to 2199")]
    [InlineData("{}", ": began: found 0001-01-01 00:00:00Z, expected a time from 2000 to 2199")]
    [InlineData("""{ "seed": 1, "began": "2026-01-02T00:00:00Z", "reached": "2026-01-02T00:00:00Z", "lastPrices": { "BTCUSDT": 0 } }""",
        ": the price of BTCUSDT: found 0, expected one above 0 and up to 1000000000")]
    [InlineData("{", ":1: found '{', expected where the demo's market stood: its seed, began and reached")]
    [InlineData("null", ": found null, expected where the demo's market stood: its seed, began and reached")]
    public void A_file_that_makes_no_sense_is_refused(string text, string why)
    {
        var file = folder.Write("market.json", text);

        Refusal.OfCommand("demo", "--set", $"live.dir=\"{folder.Path}\"").ShouldBe($"{file}{why}; remove the folder {folder.Path} to begin anew");
    }

    [Fact]
    public void A_file_that_could_not_take_its_place_leaves_nothing_beside_it()
    {
        var taken = Directory.CreateDirectory(folder.File("market.json")).FullName;

        Should.Throw<Exception>(() => WholeFile.Write(taken, "{}"u8));

        Directory.GetFileSystemEntries(folder.Path).ShouldBe([taken]);
    }

    static DemoMarket Market(TimeSpan age) => new(1, Began, Began + age)
    {
        FirstPrices = new Dictionary<string, decimal>(StringComparer.Ordinal) { ["BTCUSDT"] = 50_000 },
        LastPrices = new Dictionary<string, decimal>(StringComparer.Ordinal) { ["BTCUSDT"] = 60_000 },
    };
}
