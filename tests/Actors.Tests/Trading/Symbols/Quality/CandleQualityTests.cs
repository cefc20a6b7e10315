using Actors.Backends.Candles;
using Actors.Domain;
using Actors.Tests.Backends.Files;
using Actors.Trading.Symbols;

namespace Actors.Tests.Trading.Symbols;

/// <summary>Every kind of bad data is found, by its name and in time; good data are left alone.</summary>
public sealed class CandleQualityTests
{
    static readonly DateTimeOffset Never = DateTimeOffset.MaxValue;

    public static TheoryData<QualityCheck> Checks => [.. Enum.GetValues<QualityCheck>()];

    [Fact]
    public void There_are_twelve_checks_and_each_has_its_name()
    {
        string[] names = [.. Enum.GetValues<QualityCheck>().Select(QualityChecks.NameOf)];

        names.Length.ShouldBe(12);
        names.Distinct(StringComparer.Ordinal).Count().ShouldBe(12);
    }

    [Theory]
    [MemberData(nameof(Checks))]
    public void Each_of_fifty_injections_is_found_within_two_bars(QualityCheck fault)
    {
        for (var seed = 0; seed < Heavy.Or(50, 2_000); seed++)
        {
            var injection = new Injection(fault, seed);
            var quality = Minutes();
            (QualityCheck Check, TimeSpan After)? found = null;
            foreach (var (candle, at) in injection.Of(CleanMarket.Minutes(seed, injection.At + 9)))
            {
                var told = candle is { } there ? quality.Look(there, at) : quality.LookForNext(at);
                if (told is { } first)
                    found ??= (first.Check, at - injection.Moment);
            }

            found.ShouldNotBeNull($"seed {seed}").Check.ShouldBe(fault, $"seed {seed}");
            found.Value.After.ShouldBeLessThanOrEqualTo(TimeSpan.FromMinutes(2), $"seed {seed}");
            quality.Faults()[QualityChecks.NameOf(fault)].ShouldBeGreaterThan(0);
        }
    }

    [Fact]
    public void Good_candles_raise_no_alarm()
    {
        for (var seed = 0; seed < Heavy.Or(20, 500); seed++)
        {
            var quality = Minutes();
            foreach (var candle in CleanMarket.Minutes(seed, 5_000))
                quality.Look(candle, candle.OpenTime.AddMinutes(1)).ShouldBeNull($"seed {seed}, {candle}");
            quality.Score.ShouldBe(100);
        }
    }

    /// <summary>Whatever is found in recorded markets stands here with its cause.</summary>
    [NeedsReferenceDataTheory]
    [InlineData("candles/binance-spot", "BTCUSDT", "1d")]
    [InlineData("candles/binance-spot", "ETHUSDT", "1d")]
    [InlineData("candles/binance-spot", "XRPETH", "1m")]
    [InlineData("candles/binance-spot", "XRPETH", "5m")]
    [InlineData("candles/binance-spot", "BTCBUSD", "1m")]
    [InlineData("candles/binance-usdm", "LINKUSDT", "1m")]
    [InlineData("candles/binance-usdm", "LTCUSDT", "1m")]
    [InlineData("candles/binanceus-spot", "ETHUSD", "5m")]
    [InlineData("candles/coinbase-spot", "ETHUSD", "1m")]
    [InlineData("candles/coinbase-spot", "BTCUSD", "1m")]
    // All pairs stood still together for ten minutes: so did the exchange.
    [InlineData("candles/binance-spot", "ETHBTC", "5m", "frozen 2018-03-04 14:50")]
    [InlineData("candles/binance-spot", "LTCBTC", "5m", "frozen 2018-03-04 14:45", "frozen 2018-03-04 14:50")]
    [InlineData("candles/binance-spot", "DASHBTC", "5m", "frozen 2018-03-04 14:50")]
    // Two minutes without a trade, where there is one in every minute.
    [InlineData("candles/binanceus-spot", "BTCUSD", "1m", "frozen 2023-03-05 05:29")]
    // The outages of the exchange, whose candles do not exist.
    [InlineData("candles/binance-spot", "BTCUSDT", "1h", "gap")]
    [InlineData("candles/bittrex-spot", "ADABTC", "5m", "gap")]
    [InlineData("candles/bitfinex-spot", "BTCUSD", "1h", "gap")]
    // Coinbase traded a bitcoin at 0.06 USD on 15 April 2017.
    [InlineData("candles/coinbase-spot", "BTCUSD", "4h", "gap", "spike")]
    [InlineData("candles/coinbase-spot", "BTCUSD", "1d", "gap")]
    public void Recorded_markets_raise_only_alarms_that_are_right(string folder, string symbol, string timeframe, params string[] known)
    {
        var series = new Series("test", new(symbol), Timeframe.Parse(timeframe));
        var candles = new CandleFiles(SharedData.Path([.. folder.Split('/')]), GapPolicy.Skip).Load(series).Candles;
        var quality = new CandleQuality(series.Timeframe, new());
        var alarms = new List<string>();
        for (var i = 0; i < candles.Count; i++)
        {
            if (quality.Look(candles[i], Never) is not { } found)
                continue;
            alarms.Add(FormattableString.Invariant($"{QualityChecks.NameOf(found.Check)} {candles[i].OpenTime:yyyy-MM-dd HH:mm} {found.Text}"));
            if (found.Check == QualityCheck.Gap)
                quality.GoOnFrom(candles[i]);
        }

        alarms.Where(alarm => !known.Any(one => alarm.StartsWith(one, StringComparison.Ordinal))).ShouldBeEmpty();
        known.ShouldAllBe(one => alarms.Any(alarm => alarm.StartsWith(one, StringComparison.Ordinal)));
        alarms.Count(alarm => !alarm.StartsWith("gap", StringComparison.Ordinal)).ShouldBeLessThanOrEqualTo(3, string.Join('\n', alarms));
    }

    [Fact]
    public void A_candle_that_is_good_allocates_nothing()
    {
        var quality = Minutes();
        var candles = CleanMarket.Minutes(1, 2_000);
        foreach (var candle in candles.AsSpan(0, 1_000))
            quality.Look(candle, Never);

        var looking = Allocated(candles, candle => quality.Look(candle, Never));

        looking.ShouldBe(Allocated(candles, candle => Bar.Of(candle)), "unoptimised, the way to a bar allocates by itself");

        static long Allocated(Candle[] candles, Action<Candle> what)
        {
            what(candles[999]);
            var before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var candle in candles.AsSpan(1_000))
                what(candle);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void The_score_falls_with_each_finding_and_comes_back_with_good_candles()
    {
        var quality = Minutes();
        var candles = CleanMarket.Minutes(1, 100);
        foreach (var candle in candles.AsSpan(0, 50))
            quality.Look(candle, Never);

        quality.Look(candles[50] with { High = new(1) }, Never);
        quality.Look(candles[51] with { High = new(1) }, Never);
        quality.Score.ShouldBe(62);
        quality.IsGoodEnough.ShouldBeFalse();

        foreach (var candle in candles.AsSpan(52, 7))
            quality.Look(candle, Never);
        quality.IsGoodEnough.ShouldBeTrue();
        foreach (var candle in candles.AsSpan(59))
            quality.Look(candle, Never);
        quality.Score.ShouldBe(100);
    }

    [Fact]
    public void A_candle_from_the_future_does_not_make_those_of_today_late()
    {
        var quality = Minutes();
        var candles = CleanMarket.Minutes(1, 100);
        quality.Look(candles[0], candles[0].OpenTime.AddMinutes(1));

        quality.Look(candles[99], candles[0].OpenTime.AddMinutes(1))!.Value.IsUsable.ShouldBeFalse();

        quality.Look(candles[1], candles[1].OpenTime.AddMinutes(1)).ShouldBeNull();
    }

    [Fact]
    public void A_new_tick_holds_from_the_next_candle_on()
    {
        var quality = Minutes();
        var candles = CleanMarket.Minutes(1, 3);
        quality.Look(candles[0], Never).ShouldBeNull();

        quality.ExpectTick(1_000_000, candles[1].OpenTime.AddSeconds(30));

        quality.Look(candles[1], Never).ShouldBeNull();
        quality.Look(candles[2], Never)!.Value.Check.ShouldBe(QualityCheck.OffTick);
    }

    [Fact]
    public void What_is_usual_in_a_market_is_no_fault_there()
    {
        var quality = new CandleQuality(Timeframe.OneMinute, new() { Usual = [QualityCheck.OffTick] });
        quality.ExpectTick(1_000, CleanMarket.Start);
        var candles = CleanMarket.Minutes(1, 2);

        quality.Look(candles[0], Never).ShouldBeNull();
        quality.Look(candles[1] with { High = new(1) }, Never)!.Value.Check.ShouldBe(QualityCheck.Crossed);
    }

    static CandleQuality Minutes()
    {
        var quality = new CandleQuality(Timeframe.OneMinute, new());
        quality.ExpectTick(0.01m, CleanMarket.Start);
        return quality;
    }
}
