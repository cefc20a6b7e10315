using System.Text.Json;
using System.Text.Json.Nodes;
using Actors.Backtest.Engine;
using Actors.Backtest.Metrics;
using Actors.Domain;

namespace Actors.Backtest.Files;

/// <summary>A run in one JSON object: what machines read, and what <c>--json</c> prints.</summary>
public static class Summary
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <param name="profile">The figures as another engine would give them, or null.</param>
    /// <param name="band">Null when it was not asked for.</param>
    public static JsonObject Of(BacktestResult run, MetricsReport metrics, MetricGroup? profile, IntrabarBand? band = null) => new()
    {
        ["period"] = new JsonObject
        {
            ["from"] = run.From.UtcDateTime,
            ["to"] = run.To.UtcDateTime,
            ["days"] = (run.To - run.From).TotalDays,
        },
        ["account"] = Account(run, band),
        ["counts"] = new JsonObject
        {
            ["signals"] = run.Signals,
            ["refusals"] = new JsonObject(run.Refusals.Select(r => KeyValuePair.Create(r.Key, (JsonNode?)r.Value))),
            ["orders"] = run.Orders.Count,
            ["trades"] = run.Trades.Count,
            ["ambiguousTrades"] = run.AmbiguousTrades,
            ["events"] = run.Events.Count,
        },
        ["openPositions"] = new JsonArray([.. run.OpenPositions.Select(Position)]),
        ["conventions"] = new JsonObject { ["metrics"] = metrics.Convention.ToString(), ["fills"] = run.FillConvention },
        ["metrics"] = Figures(metrics.Metrics),
        ["tables"] = Tables(metrics),
        ["profile"] = profile is null ? null : Profile(profile),
        ["series"] = new JsonArray([.. run.Series.Select(Series)]),
        ["data"] = new JsonArray([.. run.Series.Select(s => s.Base).Distinct().Select(Data)]),
        ["engine"] = new JsonObject
        {
            ["system"] = run.Engine.System,
            ["bars"] = run.Engine.Bars,
            ["elapsedSeconds"] = run.Engine.Elapsed.TotalSeconds,
            ["barsPerSecond"] = Math.Round(run.Engine.BarsPerSecond),
        },
        ["eventLogHash"] = run.EventLogHash,
        ["configHash"] = run.ConfigurationHash,
    };

    public static string Text(JsonObject summary) => summary.ToJsonString(Indented) + "\n";

    /// <summary>Figures by their key; an undefined one is null, and its reason stands under <c>undefined</c>.</summary>
    public static JsonObject Figures(IEnumerable<Metric> metrics)
    {
        var figures = new JsonObject();
        var reasons = new JsonObject();
        foreach (var metric in metrics)
        {
            figures[metric.Key] = metric.Value;
            if (metric.Reason is not null)
                reasons[metric.Key] = metric.Reason;
        }
        figures["undefined"] = reasons;
        return figures;
    }

    /// <summary>
    /// The periods, and the trades by what they share. Rolling returns have a row a day, so only their last is told,
    /// among the figures; refusals are counted above.
    /// </summary>
    static JsonObject Tables(MetricsReport metrics) => new(metrics.Tables
        .Where(table => table.Key is not ("rolling" or "refusals"))
        .Select(table => KeyValuePair.Create(table.Key, (JsonNode?)new JsonArray([.. table.Rows.Select(row => Row(table, row))]))));

    static JsonNode Row(MetricTable table, MetricRow row)
    {
        var cells = new JsonObject { [table.Subject.ToLowerInvariant()] = row.Label };
        foreach (var (column, value) in table.Columns.Zip(row.Values))
            cells[column.Key] = value;
        return cells;
    }

    static JsonObject Profile(MetricGroup profile)
    {
        var figures = Figures(profile.Metrics);
        figures.Insert(0, "convention", profile.Label);
        return figures;
    }

    static JsonObject Account(BacktestResult run, IntrabarBand? band) => new()
    {
        ["currency"] = run.Currency,
        ["startCash"] = run.StartCash.Value,
        ["cash"] = run.Cash.Value,
        ["finalEquity"] = run.FinalEquity.Value,
        ["netProfit"] = (run.FinalEquity - run.StartCash).Value,
        ["netProfitBand"] = band is null ? null : new JsonObject { ["worst"] = band.Worst.Value, ["best"] = band.Best.Value },
        ["fees"] = run.Fees.Value,
        ["openQuantity"] = run.OpenPositions.Sum(p => p.Quantity.Value),
        ["spreadCost"] = run.Costs.Spread.Value,
        ["slippageCost"] = run.Costs.Slippage.Value,
        ["impactCost"] = run.Costs.Impact.Value,
    };

    static JsonNode Position(OpenPosition p) => new JsonObject
    {
        ["strategy"] = p.Key.ToString(),
        ["quantity"] = p.Quantity.Value,
        ["entryPrice"] = p.EntryPrice.Value,
        ["entryTime"] = p.EntryTime.UtcDateTime,
        ["mark"] = p.Mark.Value,
        ["unrealised"] = p.Unrealised.Value,
    };

    static JsonNode Series(SeriesRun s) => new JsonObject
    {
        ["series"] = s.Series.ToString(),
        ["candles"] = s.Candles.Count,
        ["strategies"] = new JsonArray([.. s.Strategies.Select(strategy => (JsonNode)new JsonObject
        {
            ["strategy"] = strategy.Strategy,
            ["warmUp"] = strategy.WarmUp,
            ["parameters"] = new JsonObject(strategy.Parameters.Select(p => KeyValuePair.Create(p.Key, (JsonNode?)p.Value))),
        })]),
    };

    static JsonNode Data(LoadedCandles loaded) => new JsonObject
    {
        ["series"] = loaded.Candles.Series.ToString(),
        ["source"] = loaded.Source,
        ["hash"] = loaded.Hash,
        ["first"] = loaded.Coverage.First.UtcDateTime,
        ["last"] = loaded.Coverage.Last.UtcDateTime,
        ["expected"] = loaded.Coverage.Expected,
        ["present"] = loaded.Coverage.Present,
        ["filled"] = loaded.Coverage.Filled,
        ["coverage"] = loaded.Coverage.Share,
        ["gaps"] = new JsonArray([.. loaded.Coverage.Gaps.Select(gap => (JsonNode)new JsonObject
        {
            ["after"] = gap.After.UtcDateTime,
            ["missing"] = gap.Missing,
        })]),
        ["repairs"] = new JsonArray([.. loaded.Coverage.Repairs.Select(r => (JsonNode)r)]),
    };
}
