using System.Collections.Concurrent;
using Actors.Backtest;
using Actors.Backtest.Engine;
using Actors.Decisions.Risk;
using Actors.Decisions.Strategies;
using Actors.Domain;
using Actors.Exchanges.Paper;
using Actors.Trading.Risk;
using Actors.Trading.Symbols;
using Sizing = Actors.Decisions.Risk.Sizing;

namespace Actors.Tests.Backtest.Engine;

/// <summary>
/// A run drawn from a seed: wild candles with holes on one to three symbols, several timeframes and strategies on one
/// account, and any mixture of sizing, limits, filters, costs and fill rules.
/// </summary>
static class RandomPlan
{
    static readonly DateTimeOffset Start = new(2024, 3, 1, 20, 0, 0, TimeSpan.Zero);
    static readonly StrategyCatalog Catalog = new([]);

    static readonly ConcurrentDictionary<int, (BacktestPlan, BacktestResult)> Runs = new();

    /// <summary>The run of a seed, made once for all laws that look at it.</summary>
    public static (BacktestPlan Plan, BacktestResult Result) RunOf(int seed) => Runs.GetOrAdd(seed, static seed =>
    {
        var plan = Of(seed);
        return (plan, Run(plan));
    });

    public static BacktestPlan Of(int seed, int candles = 250, bool? filters = null, RiskLimits? limits = null)
    {
        var chance = new Random(seed);
        var venue = Venue(chance);
        var filtered = filters ?? chance.Next(2) == 0;
        var symbols = ((string[])["AAAUSDT", "BBBUSDT", "CCCUSDT"])[..chance.Next(1, 4)];
        var instruments = symbols.ToDictionary(name => new Symbol(name), name => InstrumentOf(chance, new(name), filtered));
        var fee = venue.Fees.Rate(Liquidity.Taker, 0);
        return new()
        {
            Account = "main",
            Currency = "USDT",
            Risk = new(
                venue.Cash, Sizing.Parse(Pick(chance, "fixed:1", "fixed:3.3", "quote:400", "percent:15", "percent:60", "all-in", "risk:1", "risk:5")),
                RiskRules.From(limits ?? Limits(chance), fee), fee, chance.Next(4) == 0 ? 40 : null, symbol => instruments[symbol]),
            Venue = venue,
            Feeds = [.. symbols.Select(name => Feed(chance, new(name), candles))],
            Configuration = $"seed = {seed}",
        };
    }

    public static BacktestResult Run(BacktestPlan plan) => ResultBuilder.From(plan, BacktestRun.Go(plan));

    /// <summary>The same run at prices that the market itself had: no model adds places to them.</summary>
    public static BacktestPlan WithoutModels(this BacktestPlan plan) => plan with
    {
        Venue = plan.Venue with { HalfSpreadBps = 0, Slippage = new SlippageModel.FixedBps(0), Impact = null },
    };

    /// <summary>The same run on the candles that close up to a moment.</summary>
    public static BacktestPlan Until(this BacktestPlan plan, DateTimeOffset end) => plan with
    {
        Feeds = [.. plan.Feeds.Select(feed => feed with { Loaded = Loaded(feed.Base, [.. Upto(feed.Loaded.Candles, end)]) })],
    };

    /// <summary>The same run without holes: a candle at rest stands where one is missing.</summary>
    public static BacktestPlan Whole(this BacktestPlan plan) => plan with
    {
        Feeds = [.. plan.Feeds.Select(feed => feed with { Loaded = Loaded(feed.Base, [.. Filled(feed.Loaded.Candles)]) })],
    };

    /// <summary>The same run with its first strategy alone, and nothing filled at the moment of a decision.</summary>
    public static BacktestPlan OfOneStrategy(this BacktestPlan plan) => plan with
    {
        Feeds = [plan.Feeds[0] with { Series = [plan.Feeds[0].Series[0] with { Strategies = [plan.Feeds[0].Series[0].Strategies[0]] }] }],
        Venue = plan.Venue with { Fill = FillMode.NextOpen },
    };

    static IEnumerable<Candle> Filled(CandleSeries candles)
    {
        for (var i = 0; i < candles.Count; i++)
        {
            if (i > 0)
            {
                var step = candles.Series.Timeframe.Duration;
                var rest = candles[i - 1].Close;
                for (var at = candles[i - 1].OpenTime + step; at < candles[i].OpenTime; at += step)
                    yield return new(at, rest, rest, rest, rest, new(1));
            }
            yield return candles[i];
        }
    }

    static IEnumerable<Candle> Upto(CandleSeries candles, DateTimeOffset end)
    {
        for (var i = 0; i < candles.Count && candles[i].OpenTime + candles.Series.Timeframe.Duration <= end; i++)
            yield return candles[i];
    }

    static PaperOptions Venue(Random chance) => new()
    {
        Cash = new(chance.Next(300, 20_000)),
        Fill = chance.Next(2) == 0 ? FillMode.NextOpen : FillMode.SameClose,
        Path = chance.Next(4) == 0 ? IntrabarPath.Best : IntrabarPath.Worst,
        Fees = chance.Next(4) == 0 ? new(-1, 4) : new(2, 10),
        HalfSpreadBps = chance.Next(3) == 0 ? 1.5m : 0,
        Slippage = chance.Next(4) switch
        {
            0 => new SlippageModel.FixedBps(3),
            1 => new SlippageModel.VolumeShare(),
            2 => new SlippageModel.Volatility(0.05m),
            _ => new SlippageModel.FixedBps(0),
        },
        Impact = chance.Next(3) == 0 ? new(0.7m, 0.01m) : null,
        MaxVolumeShare = chance.Next(3) == 0 ? 0.2m : null,
        LimitTouchProbability = chance.Next(2) == 0 ? 0.5m : 0,
        Seed = (ulong)chance.Next(),
    };

    static RiskLimits Limits(Random chance) => new()
    {
        MaxDailyLoss = chance.Next(3) == 0 ? 1 : null,
        MaxDrawdown = chance.Next(4) == 0 ? 4 : null,
        MaxOpenOrders = chance.Next(4) == 0 ? 2 : null,
        MaxPosition = chance.Next(4) == 0 ? new Money(900) : null,
        MaxExposure = chance.Next(4) == 0 ? new Money(2_500) : null,
        MaxExposurePercent = chance.Next(3) == 0 ? 80 : null,
        MinNotional = chance.Next(4) == 0 ? new Money(60) : null,
    };

    static Instrument InstrumentOf(Random chance, Symbol symbol, bool filtered) => filtered
        ? new(symbol, Pick(chance, 0.01m, 0.05m), Pick(chance, 0.001m, 0.25m), new(Pick(chance, 0.001m, 0.5m)), new(Pick(chance, 1000m, 9m)), new(Pick(chance, 5m, 50m)))
        : Instrument.Unfiltered(symbol);

    static FeedPlan Feed(Random chance, Symbol symbol, int candles)
    {
        var series = new Series("made", symbol, Timeframe.Parse(Pick(chance, "1m", "1m", "5m")));
        var data = Candles(chance, series.Timeframe, candles / (series.Timeframe == Timeframe.OneMinute ? 1 : 3));
        string[] timeframes = series.Timeframe == Timeframe.OneMinute ? ["1m", "5m", "15m", "1h"] : ["5m", "15m", "1h"];
        var chosen = timeframes.Where(_ => chance.Next(2) == 0).DefaultIfEmpty(timeframes[0]).ToArray();
        return new(Loaded(series, data), [.. chosen.Select(timeframe => new SeriesPlan(
            series with { Timeframe = Timeframe.Parse(timeframe) }, "main", Strategies(chance),
            chance.Next(3) == 0 ? Start.AddMinutes(chance.Next(30)) : DateTimeOffset.MinValue))]);
    }

    static StrategyPlan[] Strategies(Random chance)
    {
        var plans = new List<StrategyPlan>();
        for (var i = chance.Next(1, 3); i > 0; i--)
        {
            var (name, seed) = ($"whim-{i}", chance.Next());
            plans.Add(new(name, () => StrategyRunner.Of(name, new Whim(seed))));
        }
        if (chance.Next(3) == 0)
            plans.Add(new("ema-cross", () => Catalog.Create("ema-cross", Quick)));
        return [.. plans];
    }

    static readonly Dictionary<string, string> Quick = new(StringComparer.Ordinal)
    {
        ["fast"] = "3", ["slow"] = "8", ["stop-atr"] = "1.5", ["target-r"] = "1",
    };

    static List<Candle> Candles(Random chance, Timeframe step, int count)
    {
        var candles = new List<Candle>(count);
        var price = chance.Next(2_000, 40_000);
        for (var i = 0; i < count; i++)
        {
            if (chance.Next(40) == 0)
                continue; // a hole
            var open = Moved(chance, price, chance.Next(8) == 0 ? 100 : 0);
            var close = Moved(chance, open, 60);
            var high = Moved(chance, Math.Max(open, close), 0) + chance.Next(1 + open / 200);
            var low = Math.Max(1, Math.Min(open, close) - chance.Next(1 + open / 200));
            candles.Add(new(
                Start + i * step.Duration, new(open / 100m), new(high / 100m), new(low / 100m), new(close / 100m),
                new(chance.Next(6) == 0 ? 0 : chance.Next(1, 200) / 4m)));
            price = close;
        }
        return candles;
    }

    /// <summary>Up or down by at most so many basis points, at least to one.</summary>
    static int Moved(Random chance, int price, int bps) => Math.Max(100, price + (int)((chance.NextDouble() - 0.5) * 2 * price * bps / 10_000));

    static LoadedCandles Loaded(Series series, IReadOnlyList<Candle> candles) => new(
        CandleSeries.Of(series, candles), "made", "",
        new(candles.Count > 0 ? candles[0].OpenTime : Start, candles.Count > 0 ? candles[^1].OpenTime : Start, candles.Count, candles.Count, 0, [], []));

    static T Pick<T>(Random chance, params T[] choices) => choices[chance.Next(choices.Length)];
}
