using Actors.Backtest;
using Actors.Backtest.Engine;
using Actors.Backtest.Files;
using Actors.Backtest.Metrics;
using Actors.Backtest.Report;
using Actors.Host.Settings;
using Actors.Runtime.Hocon;
using Actors.Host.Commands;
using Spectre.Console;

namespace Actors.Host.Backtesting;

/// <summary>One <c>backtest</c> from its configuration to its files.</summary>
sealed class BacktestJob(Config root, StrategyChoice choice, bool json, TextWriter output)
{
    public int Run()
    {
        var settings = RunSettings.Read(root);
        var figures = MetricsSettings.Read(root);
        var plan = PlanBuilder.Build(root, choice, settings);
        using var folder = OutputFolder.Open(settings.Out);
        var result = ResultBuilder.From(plan, Go(plan));
        var input = figures.InputOf(result, plan);
        var metrics = MetricsReport.Of(input);
        var profile = figures.Profile?.Of(input);
        var summary = Summary.Of(result, metrics, profile);
        folder.Write("summary.json", Summary.Text(summary));
        folder.Write("trades.csv", CsvTables.Trades(result));
        folder.Write("orders.csv", CsvTables.Orders(result));
        folder.Write("equity.csv", CsvTables.Equity(result));
        using (var events = folder.Create("events.jsonl"))
            EventLines.Write(result.Events, events);
        using (var page = folder.Create("report.html"))
            HtmlReport.Write(page, result, metrics, IndicatorTracks.Of(result, settings.Indicators));
        var written = folder.Commit();
        if (json)
            output.Write(Summary.Text(summary));
        else
            new ConsoleReport(output).Print(result, metrics, profile, written);
        return 0;
    }

    /// <summary>With a progress bar where a person watches; silent when piped.</summary>
    BacktestOutcome Go(BacktestPlan plan)
    {
        if (json || !Terminal.IsWatched(output))
            return BacktestRun.Go(plan);
        return AnsiConsole.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                var task = context.AddTask("candles");
                return BacktestRun.Go(plan, at =>
                {
                    task.MaxValue = at.Total;
                    task.Value = at.Done;
                    task.Description = $"{at.At:yyyy-MM-dd}";
                });
            });
    }
}
