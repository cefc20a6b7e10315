using Actors.Backtest;
using Actors.Backtest.Engine;
using Actors.Backtest.Files;
using Actors.Backtest.Metrics;
using Actors.Domain;
using Actors.Host.Settings;
using Actors.Runtime.Hocon;
using Spectre.Console;

namespace Actors.Host.Backtesting;

/// <summary>One <c>backtest</c> from its configuration to its files.</summary>
sealed class BacktestJob(Config root, StrategyChoice choice, bool json, TextWriter output)
{
    public int Run()
    {
        var settings = RunSettings.Read(root);
        var plan = PlanBuilder.Build(root, choice, settings);
        using var folder = OutputFolder.Open(settings.Out);
        var result = ResultBuilder.From(plan, Go(plan));
        var input = MetricsInput.From(
            result, plan.Feeds[0].Loaded.Candles,
            plan.Feeds.ToDictionary(feed => feed.Base.Symbol, feed => plan.Risk.InstrumentOf(feed.Base.Symbol)));
        var metrics = MetricsReport.Of(input);
        var summary = Summary.Of(result, metrics);
        folder.Write("summary.json", Summary.Text(summary));
        folder.Write("trades.csv", CsvTables.Trades(result));
        folder.Write("orders.csv", CsvTables.Orders(result));
        folder.Write("equity.csv", CsvTables.Equity(result));
        using (var events = folder.Create("events.jsonl"))
            EventLines.Write(result.Events, events);
        var written = folder.Commit();
        if (json)
            output.Write(Summary.Text(summary));
        else
            new ConsoleReport(output).Print(result, metrics, written);
        return 0;
    }

    BacktestOutcome Go(BacktestPlan plan) => BacktestRun.Go(plan);
}
