using Actors.Backtest;
using Actors.Backtest.Metrics;
using Actors.Domain;

namespace Actors.Tests.Backtest.Metrics;

public sealed class FromBacktestTests
{
    static readonly Series Hourly = new("binance", new("BTCUSDT"), Timeframe.OneHour);

    [Fact]
    public void A_finished_backtest_becomes_a_report()
    {
        var report = MetricsReport.Of(MetricsInput.From(Result(), Benchmark(100), Instruments()));

        report["net_profit"].Value.ShouldBe(9);
        report["max_drawdown_event"].Value.ShouldBe(0.02);
        report["break_even"].Value.ShouldBe(1);
        report["trades"].Value.ShouldBe(2);
        report["parameters"].Value.ShouldBe(2);
        report["fill_ratio"].Value.ShouldBe(0.5);
        report["orders_rejected"].Value.ShouldBe(1);
        report["signals_refused"].Value.ShouldBe(3);
        report["maker_share"].Value.ShouldBe(0.25);
        report["implementation_shortfall"].Value!.Value.ShouldBe(2.3 / 460, 1e-12);
        report.Table("refusals").Rows.Single().Label.ShouldBe("max-positions");
        report["fees"].Value.ShouldBe(1);
        report["data_coverage"].Value.ShouldBe(0.5);
        report["missing_days"].Value.ShouldBe(0);
        // One open position bought for 50, and 100 + 110 + 100 + 100 of closed trades, over equity of 1,004 and 1,009.
        report["turnover_daily"].Value!.Value.ShouldBe((410.0 / 1004 + 50.0 / 1009) / 2, 1e-12);
    }

    [Fact]
    public void The_benchmark_is_the_close_before_each_mark_and_the_first_open()
    {
        var marks = MetricsInput.From(Result(), Benchmark(100)).Marks;

        marks.Select(mark => mark.Benchmark!.Value.Value).ShouldBe([1, 124, 148]);
    }

    [Fact]
    public void A_benchmark_that_ended_more_than_a_day_before_is_missing_and_not_stale()
    {
        MetricsInput.From(Result(), Benchmark(24)).Marks[^1].Benchmark.ShouldBeNull();
        MetricsReport.Of(MetricsInput.From(Result(), Benchmark(24)))["beta"].Reason.ShouldBe("no benchmark price for every day");
    }

    /// <summary>Hourly candles from the start whose close is 101, 102, …; the first opens at 1.</summary>
    static CandleSeries Benchmark(int hours) => CandleSeries.Of(Hourly,
    [
        .. Enumerable.Range(0, hours).Select(hour => new Candle(
            Runs.Start.AddHours(hour), new(1), new(1000), new(1), new(101 + hour), new(1))),
    ]);

    static Dictionary<Symbol, Instrument> Instruments() => new()
    {
        [Hourly.Symbol] = Instrument.Unfiltered(Hourly.Symbol) with { PriceTick = 1 },
    };

    static BacktestResult Result()
    {
        var key = new StrategyKey(Hourly, "ema-cross");
        Trade Closed(int number, decimal exit, decimal pnl) => new(
            number, key, Side.Buy, Runs.Start.AddHours(2), Runs.Start.AddHours(5), new(1), new(100), new(exit), new(0.5m), new(pnl),
            "crossed", "crossed back", null, null, new(-1), new(12), default);
        var candles = CandleSeries.Of(Hourly, []);
        var coverage = new DataCoverage(Runs.Start, Runs.Start, 100, 50, 0, [], []);
        return new()
        {
            From = Runs.Start,
            To = Runs.Start.AddDays(2),
            StartCash = new(1000),
            FinalEquity = new(1009),
            Cash = new(959),
            Fees = new(1),
            Costs = new(new(1), new(1.3m), Money.Zero),
            Currency = "USDT",
            Series = [new(Hourly, new(candles, "x.csv", "", coverage), candles, [new("ema-cross", new Dictionary<string, string>(StringComparer.Ordinal) { ["fast"] = "5", ["slow"] = "20" }, 20)])],
            Trades = [Closed(1, 110, 9.5m), Closed(2, 100, -0.5m)],
            OpenPositions = [new(key, new(1), new(50), Runs.Start.AddHours(30), new(50), default, null, null)],
            Orders = [Order("a", "filled"), Order("b", "rejected")],
            DailyEquity = [Point(0, 1000), Point(1, 1004), Point(2, 1008), Point(2, 1009)],
            Equity = [],
            MaxDrawdown = 0.02,
            Refusals = new Dictionary<string, int>(StringComparer.Ordinal) { ["max-positions"] = 3 },
            Signals = 5,
            Configuration = "",
            ConfigurationHash = "",
            Events = [Fill("a", 100, Liquidity.Maker), Fill("b", 300, Liquidity.Taker)],
            EventLogHash = "",
            Engine = new(48, TimeSpan.Zero, 0, ""),
            FillConvention = "next-open",
        };

        OrderRow Order(string id, string status) => new(
            new(id), key, Side.Buy, OrderType.Market, Runs.Start, new Quantity(1), null, null, null, status, new(1), new Price(100), new(0.5m), "crossed", null);

        OrderFilled Fill(string id, decimal price, Liquidity liquidity) => new(
            new(new(id), id, new(1), new(price), Money.Zero, liquidity, default, true, Runs.Start, Runs.Start), key, Side.Buy, "crossed", Runs.Start);

        static EquityPoint Point(int day, decimal equity) => new(Runs.Start.AddDays(day), new(equity), new(equity), Money.Zero);
    }
}
