using Actors.Decisions.Strategies;
using Actors.Domain;
using Actors.Trading;
using Actors.Trading.Symbols;

namespace Actors.Benchmarks.Load;

/// <summary>What the engine trades: each series with the same strategy, and a probe behind it.</summary>
sealed record LoadDesk(
    IReadOnlyList<SymbolPlan> Symbols, IReadOnlyList<Probe> Probes, IReadOnlyDictionary<Series, Arrivals> Arrivals)
{
    public static LoadDesk Of(LoadPlan plan, IReadOnlyList<Symbol> symbols, string strategy, DateTimeOffset now)
    {
        var definition = StrategyCatalog.Bundled.Single(one => one.Id == strategy);
        var usual = new Dictionary<string, string>(StringComparer.Ordinal);
        var probes = new List<Probe>();
        var arrivals = new Dictionary<Series, Arrivals>();
        var plans = new List<SymbolPlan>();

        SeriesPlan Watched(Series series, Arrivals arrived)
        {
            var probe = new Probe(series, arrived);
            probes.Add(probe);
            return new(
                series, "main",
                [new(strategy, () => definition.Create(usual)), new("probe", () => StrategyRunner.Of("probe", probe))], now);
        }

        foreach (var symbol in symbols)
        {
            Series[] all = [.. plan.Timeframes.Select(timeframe => new Series("binance", symbol, timeframe))];
            foreach (var streams in plan.Derived ? [all] : all.Chunk(1))
            {
                var arrived = arrivals[streams[0]] = new();
                plans.Add(new(streams[0], [.. streams.Select(series => Watched(series, arrived))], plan.FirstCandle(streams[^1].Timeframe, now)));
            }
        }
        return new(plans, probes, arrivals);
    }
}
