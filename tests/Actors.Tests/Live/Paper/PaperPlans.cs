using Actors.Backtest.Engine;
using Actors.Decisions.Risk;
using Actors.Decisions.Strategies;
using Actors.Domain;
using Actors.Exchanges.Paper;
using Actors.Trading.Symbols;
using Sizing = Actors.Decisions.Risk.Sizing;

namespace Actors.Tests.Live.Paper;

/// <summary>The account that a newcomer begins with: 100 USDT, 50 USDT an order, 5 basis points of slippage, 10 of fee.</summary>
static class PaperPlans
{
    const decimal FeeRate = 0.001m;

    public static Instrument InstrumentOf(Symbol symbol) => new(symbol, 0.00001m, 0.00001m, new(0.00001m), new(9_000), new(5));

    public static BacktestPlan Of(LoadedCandles candles, Timeframe timeframe, StrategyPlan strategy) => new()
    {
        Account = "main",
        Currency = "USDT",
        Risk = new(new(100), Sizing.Parse("quote:50"), RiskRules.From(new(), FeeRate), FeeRate, null, InstrumentOf),
        Venue = new() { Cash = new(100), Fees = new(10, 10), Slippage = new SlippageModel.FixedBps(5) },
        Feeds = [new(candles, [new(candles.Candles.Series with { Timeframe = timeframe }, "main", [strategy], DateTimeOffset.MinValue)])],
        Configuration = "",
    };

    public static LoadedCandles Loaded(Series series, IReadOnlyList<Candle> candles) => new(
        CandleSeries.Of(series, candles), "made", "", new(candles[0].OpenTime, candles[^1].OpenTime, candles.Count, candles.Count, 0, [], []));

    /// <summary>The stretches of a run of candles that a live engine finds nothing wrong with.</summary>
    public static IEnumerable<LoadedCandles> Trusted(LoadedCandles loaded)
    {
        var series = loaded.Candles.Series;
        List<Candle> stretch = [];
        var quality = new CandleQuality(series.Timeframe);
        for (var i = 0; i < loaded.Candles.Count; i++)
        {
            if (quality.Look(loaded.Candles[i]) is null)
            {
                stretch.Add(loaded.Candles[i]);
                continue;
            }
            if (stretch.Count > 0)
                yield return Loaded(series, stretch);
            (stretch, quality) = ([], new(series.Timeframe));
        }
        if (stretch.Count > 0)
            yield return Loaded(series, stretch);
    }
}
