using Actors.Backtest.Engine;
using Actors.Decisions.Strategies;
using Actors.Domain;
using Actors.Host.Settings;
using Actors.Runtime.Hocon;

namespace Actors.Host.Backtesting;

/// <summary>From the effective configuration to a run that can go: everything that can be wrong is found here, before it starts.</summary>
static class PlanBuilder
{
    public static BacktestPlan Build(Config root, StrategyChoice choice, RunSettings run)
    {
        var paper = PaperSettings.Read(root, run.Cash);
        var instruments = new Dictionary<Symbol, Instrument>();
        Instrument InstrumentOf(Symbol symbol) => instruments.TryGetValue(symbol, out var known)
            ? known
            : instruments[symbol] = InstrumentSettings.Read(root, symbol);
        var risk = RiskSettings.Read(root, run.Cash, PaperSettings.TakerRate(paper), InstrumentOf);
        var data = DataSettings.Read(root);
        var source = new CandleSource(data);
        var settings = choice.Apply(StrategySetting.Read(root), data.File);
        var symbols = settings.Select(one => one.Selection.Symbol).Distinct().ToArray();
        if (data.File is not null && symbols.Length > 1)
            throw new InputException(
                $"data.file {data.File}: one file has one symbol, and {string.Join(", ", symbols)} are to be run; give a folder with --data, or pick one with --symbol");
        var catalog = new StrategyCatalog(root.GetStringList("strategy-path"));
        var feeds = settings
            .GroupBy(one => one.Selection.Symbol)
            .OrderBy(group => group.Key)
            .Select(group => Feed(catalog, source, data.Exchange, run, [.. group]))
            .ToArray();
        IndicatorTracks.Check(run.Indicators);
        return new()
        {
            Account = run.Account,
            Currency = run.Currency,
            Risk = risk,
            Venue = paper,
            Feeds = feeds,
            To = run.To,
            Engine = run.Engine,
            Configuration = Describe(root, settings),
        };
    }

    static FeedPlan Feed(
        StrategyCatalog catalog, CandleSource source, string exchange, RunSettings run, IReadOnlyList<StrategySetting> settings)
    {
        var symbol = settings[0].Selection.Symbol;
        var plans = StrategyPlans.Of(catalog, exchange, run.Account, settings, run.From ?? DateTimeOffset.MinValue);
        var loaded = source.Load(symbol, [.. plans.Select(plan => plan.Series.Timeframe)]);
        if (!HasAny(loaded.Candles, run.From ?? DateTimeOffset.MinValue, run.To ?? DateTimeOffset.MaxValue))
            throw new InputException(
                $"backtest.from and backtest.to: {loaded.Source} has candles from {loaded.Coverage.First:u} to {loaded.Coverage.Last:u}, none of them in the range asked for", "name a range inside");
        if (plans.FirstOrDefault(plan => !HasWhole(loaded.Candles, plan.Series.Timeframe, run.To)) is { } empty)
            throw new InputException(
                $"{loaded.Source}: found {loaded.Candles.Count} candles of {loaded.Candles.Series.Timeframe} from {loaded.Coverage.First:u} to {loaded.Coverage.Last:u}; expected a whole candle of {empty.Series.Timeframe}", "name a finer timeframe, or more data or a later end");
        return new(loaded, plans);
    }

    static bool HasAny(CandleSeries candles, DateTimeOffset from, DateTimeOffset to)
    {
        var at = candles.IndexOf(from);
        var first = at >= 0 ? at : ~at;
        return first < candles.Count && candles[first].OpenTime < to;
    }

    static bool HasWhole(CandleSeries candles, Timeframe timeframe, DateTimeOffset? to)
    {
        var start = candles[0].OpenTime;
        var end = candles[^1].OpenTime + candles.Series.Timeframe.Duration;
        var open = timeframe.OpenOf(start);
        var close = (open < start ? open + timeframe.Duration : open) + timeframe.Duration;
        return close <= end && !(close > to);
    }

    /// <summary>Everything that shapes the decisions and fills; not where it is read from or written to.</summary>
    public static string Describe(Config root, IReadOnlyList<StrategySetting> settings)
    {
        var text = new System.Text.StringBuilder();
        foreach (var section in (string[])["account", "paper", "risk", "instruments", "metrics"])
            text.Append(section).Append(" = ").Append(root.GetValue(section)).Append('\n');
        text.Append("data.on-gap = ").Append(root.GetString("data.on-gap")).Append('\n');
        foreach (var one in settings)
        {
            var parameters = one.Parameters.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key} = {p.Value}");
            text.Append($"strategies.{one.Selection.Symbol}.{one.Selection.Timeframe}.\"{one.Selection.Strategy}\" {{ {string.Join(", ", parameters)} }}\n");
        }
        return text.ToString();
    }
}
