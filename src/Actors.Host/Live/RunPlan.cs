using Actors.Decisions.Strategies;
using Actors.Domain;
using Actors.Host.Backtesting;
using Actors.Host.Settings;
using Actors.Runtime.Hocon;
using Actors.Trading;

namespace Actors.Host.Live;

/// <summary>Everything that a live engine is told by its configuration; whatever is wrong in it is found here.</summary>
/// <param name="Cash">What the engine may use.</param>
/// <param name="RiskOf">The risk options, once the venue's instruments are known.</param>
/// <param name="Configuration">HOCON of everything that shapes decisions.</param>
sealed record RunPlan(
    string Account, string Currency, Money Cash, VenueSettings Venue, LiveSettings Live, IReadOnlyList<SymbolPlan> Symbols,
    Func<Func<Symbol, Instrument>, Trading.Risk.RiskOptions> RiskOf, string Configuration, Config Root)
{
    /// <param name="environment">The process's variables, where the keys are.</param>
    public static RunPlan Read(Config root, StrategyChoice choice, Func<string, string?> environment)
    {
        var run = RunSettings.Read(root);
        var venue = VenueSettings.Read(root, environment);
        var live = LiveSettings.Read(root);
        var exchange = Setting.ReadName(root, "data.exchange", "binance");
        var catalog = new StrategyCatalog(root.GetStringList("strategy-path"));
        var settings = choice.Apply(StrategySetting.Read(root), file: null);
        var symbols = settings
            .GroupBy(one => one.Selection.Symbol)
            .OrderBy(group => group.Key)
            .Select(group => Plan(catalog, exchange, run.Account, [.. group]))
            .ToArray();
        var feeRate = PaperSettings.TakerRate(PaperSettings.Read(root, run.Cash));
        RiskSettings.Read(root, run.Cash, feeRate, Instrument.Unfiltered);
        return new(
            run.Account, run.Currency, run.Cash, venue, live, symbols,
            instrumentOf => RiskSettings.Read(root, run.Cash, feeRate, instrumentOf),
            $"data.exchange = {root.GetValue("data.exchange")}\nstrategy-path = {root.GetValue("strategy-path")}\n{PlanBuilder.Describe(root, settings)}", root);
    }

    /// <summary>The open time of the latest first candle that warms the symbol's strategies up before they decide.</summary>
    public DateTimeOffset FirstCandle(SymbolPlan symbol, DateTimeOffset now)
    {
        var coarsest = symbol.Series[^1].Series.Timeframe;
        return coarsest.OpenOf(now - (coarsest.Duration * Live.WarmUp));
    }

    static SymbolPlan Plan(StrategyCatalog catalog, string exchange, string account, IReadOnlyList<StrategySetting> settings)
    {
        var series = StrategyPlans.Of(catalog, exchange, account, settings, DateTimeOffset.MinValue);
        var finest = series[0].Series.Timeframe;
        return series.FirstOrDefault(one => !one.Series.Timeframe.IsMultipleOf(finest)) is { } odd
            ? throw new InputException(
                $"{settings[^1].Origin}: {odd.Series.Timeframe} of {odd.Series.Symbol} cannot be made of its candles of {finest}", "name multiples of the finest timeframe")
            : new(series[0].Series, series);
    }
}
