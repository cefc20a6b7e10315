using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Actors.Backends.Candles;
using Actors.Backtest.Engine;
using Actors.Decisions.Risk;
using Actors.Decisions.Strategies;
using Actors.Domain;
using Actors.Exchanges.Paper;
using Actors.Trading.Risk;
using Actors.Trading.Symbols;

namespace Actors.Benchmarks;

/// <summary>EMA cross on seeded one-minute candles through the actors: candles a second on one core, and memory.</summary>
public static class BacktestBenchmarks
{
    const int Runs = 5;

    public static int Run(string[] args)
    {
        var bars = Value(args, "--bars") is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : 1_000_000;
        var series = new Series("generated", new("BTCUSDT"), Timeframe.OneMinute);
        var start = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var candles = GeneratedCandles.Series(series, start, bars, seed: 1);
        // The machine may be shared: the time that the process got is told beside the time that passed.
        var (rates, cpu) = (new double[Runs], new double[Runs]);
        var (allocated, trades, events) = (0L, 0, 0);
        for (var run = 0; run < Runs; run++)
        {
            var before = Environment.CpuUsage.TotalTime;
            var outcome = Measure(candles);
            cpu[run] = bars / (Environment.CpuUsage.TotalTime - before).TotalSeconds;
            rates[run] = outcome.Engine.BarsPerSecond;
            (allocated, trades, events) = (outcome.Engine.AllocatedBytes, outcome.Portfolio.Trades.Count, outcome.Events.Count);
        }
        Array.Sort(rates);
        Array.Sort(cpu);
        var peak = Process.GetCurrentProcess().PeakWorkingSet64;
        // The same days in fewer candles: what differs is due to the candles, the rest to the equity curve's point a day.
        var quiet = Measure(Flat(series, start, bars));
        var sparse = Measure(Flat(series with { Timeframe = Timeframe.Parse("5m") }, start, bars / 5));
        var perBar = (double)(quiet.Engine.AllocatedBytes - sparse.Engine.AllocatedBytes) / (bars - bars / 5);
        var perDay = sparse.Engine.AllocatedBytes / (bars / 1440.0);

        Console.WriteLine($"ema-cross on {bars:N0} one-minute candles through the actors, one core, {Runs} runs");
        Console.WriteLine($"candles/s      median {rates[Runs / 2]:N0}   range {rates[0]:N0} to {rates[^1]:N0}");
        Console.WriteLine($"a CPU second   median {cpu[Runs / 2]:N0}   range {cpu[0]:N0} to {cpu[^1]:N0}   (all threads, collections and set-up included)");
        Console.WriteLine($"allocated      {allocated / 1e6:N0} MB in a run");
        Console.WriteLine($"closed trades  {trades:N0}   events {events:N0}");
        Console.WriteLine($"peak memory    {peak / 1e6:N0} MB");
        Console.WriteLine($"allocated      {perBar:0.###} bytes a candle without a trade ({quiet.Engine.BarsPerSecond:N0} candles/s), {perDay:N0} bytes a day for the equity curve");
        Console.WriteLine($"gc pauses      {GC.GetTotalPauseDuration().TotalMilliseconds:N0} ms in all runs, collections {GC.CollectionCount(0)}/{GC.CollectionCount(1)}/{GC.CollectionCount(2)}");
        Console.WriteLine($"machine load   {File.ReadAllText("/proc/loadavg").Trim()}");
        if (Value(args, "--json") is { } file)
        {
            File.WriteAllText(file, JsonSerializer.Serialize(new
            {
                bars,
                candlesPerSecond = rates[Runs / 2],
                candlesPerSecondMin = rates[0],
                candlesPerSecondMax = rates[^1],
                candlesPerCpuSecond = cpu[Runs / 2],
                trades,
                peakMemoryBytes = peak,
                bytesPerIdleCandle = perBar,
            }));
        }
        return 0;
    }

    static BacktestOutcome Measure(CandleSeries candles)
    {
        GC.Collect();
        var definition = StrategyCatalog.Bundled.Single(one => one.Id == "ema-cross");
        var coverage = new DataCoverage(
            candles[0].OpenTime, candles[candles.Count - 1].OpenTime, candles.Count, candles.Count, 0, [], []);
        var cash = new Money(1_000_000_000);
        var instrument = Instrument.Unfiltered(candles.Series.Symbol);
        return BacktestRun.Go(new()
        {
            Account = "main",
            Currency = "USDT",
            Risk = new(cash, new FixedQuantity(new(1)), RiskRules.From(new(), 0.001m), 0.001m, null, _ => instrument),
            Venue = new PaperOptions { Cash = cash, Fees = new(10, 10) },
            Feeds = [new(
                new(candles, "generated", "", coverage),
                [new(candles.Series, "main", [new("ema-cross", () => definition.Create(new Dictionary<string, string>(StringComparer.Ordinal)))], DateTimeOffset.MinValue)])],
            Configuration = "",
        });
    }

    /// <summary>Prices that never cross: every candle costs what a candle without a trade costs.</summary>
    static CandleSeries Flat(Series series, DateTimeOffset start, int bars)
    {
        var price = new long[bars];
        Array.Fill(price, 100_00);
        var times = new long[bars];
        for (var i = 0; i < bars; i++)
            times[i] = (start + i * series.Timeframe.Duration).UtcTicks;
        var column = new DecimalColumn(price, 2);
        return new(series, times, column, column, column, column, column);
    }

    static string? Value(string[] args, string name) =>
        Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;
}
