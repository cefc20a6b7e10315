using Actors.Backtest;
using Actors.Backtest.Metrics;
using Spectre.Console;

namespace Actors.Host.Backtesting;

/// <summary>The result of a run as a table for people.</summary>
sealed class ConsoleReport(TextWriter output)
{
    public void Print(BacktestResult run, MetricsReport metrics, string folder)
    {
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(output) });
        foreach (var group in metrics.Groups)
        {
            var table = new Table().Border(TableBorder.None).HideHeaders().AddColumn("").AddColumn("");
            foreach (var metric in group.Metrics)
                table.AddRow(Markup.Escape(metric.Label), Markup.Escape(metric.Text));
            console.MarkupLineInterpolated($"[bold]{group.Label}[/]");
            console.Write(table);
        }
        console.MarkupLineInterpolated($"{run.Engine.Bars} candles at {run.Engine.BarsPerSecond:N0}/s; written to {folder}");
    }
}
