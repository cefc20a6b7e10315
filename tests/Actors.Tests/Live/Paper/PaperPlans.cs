using Actors.Backtest.Engine;
using Actors.Domain;
using Actors.Host.Live;
using Actors.Host.Settings;
using Actors.Trading.Symbols;

namespace Actors.Tests.Live.Paper;

/// <summary>The account that a newcomer begins with, as the program ships it: 100 USDT, 50 USDT an order, 5 basis points of slippage, 10 of fee.</summary>
static class PaperPlans
{
    static readonly RunPlan Shipped = RunPlan.Read(
        EffectiveConfig.Load(Path.Combine(Checkout.Root, "hocon", "binance-data-only.conf"), [], []), new([], [], [], [], [], []), static _ => null);

    public static BacktestPlan Of(LoadedCandles candles, Timeframe timeframe, StrategyPlan strategy) => new()
    {
        Account = Shipped.Account,
        Currency = Shipped.Currency,
        Risk = Shipped.RiskOf(static symbol => new(symbol, 0.00001m, 0.00001m, new(0.00001m), new(9_000), new(5))),
        Venue = PaperSettings.Read(Shipped.Root, Shipped.Cash),
        Feeds = [new(candles, [new(candles.Candles.Series with { Timeframe = timeframe }, Shipped.Account, [strategy], DateTimeOffset.MinValue)])],
        Configuration = "",
    };

    public static LoadedCandles Loaded(Series series, IReadOnlyList<Candle> candles) => new(
        CandleSeries.Of(series, candles), "made", "", new(candles[0].OpenTime, candles[^1].OpenTime, candles.Count, candles.Count, 0, [], []));

    /// <summary>The stretches of a run of candles that a live engine finds nothing wrong with.</summary>
    public static IEnumerable<LoadedCandles> Trusted(LoadedCandles loaded)
    {
        var series = loaded.Candles.Series;
        List<Candle> stretch = [];
        var quality = new CandleQuality(series.Timeframe, PaperRun.Quality);
        for (var i = 0; i < loaded.Candles.Count; i++)
        {
            if (quality.Look(loaded.Candles[i], DateTimeOffset.MaxValue) is null)
            {
                stretch.Add(loaded.Candles[i]);
                continue;
            }
            if (stretch.Count > 0)
                yield return Loaded(series, stretch);
            (stretch, quality) = ([], new(series.Timeframe, PaperRun.Quality));
        }
        if (stretch.Count > 0)
            yield return Loaded(series, stretch);
    }
}
