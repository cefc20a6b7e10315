using Actors.Backtest;
using Actors.Backtest.Metrics;
using Actors.Host.Commands;
using Spectre.Console;

namespace Actors.Host.Backtesting;

/// <summary>The result of a run for people: what they look for first, then what they should know.</summary>
sealed class ConsoleReport(TextWriter output)
{
    static readonly string[] KeyFigures =
    [
        "net_profit", "total_return", "cagr", "max_drawdown_event", "sharpe", "sortino", "trades", "win_rate",
        "profit_factor", "expectancy", "exposure_time", "buy_hold",
    ];

    readonly IAnsiConsole console = Terminal.Of(output);

    public void Print(BacktestResult run, MetricsReport metrics, MetricGroup? profile, string folder)
    {
        console.MarkupLineInterpolated($"[bold]{run.From:yyyy-MM-dd HH:mm} – {run.To:yyyy-MM-dd HH:mm} UTC[/]   {string.Join(", ", Strategies(run))}");
        foreach (var source in run.Series.Select(series => series.Base).Distinct())
        {
            var color = source.Source.Contains("not market data", StringComparison.Ordinal) ? "yellow" : "default";
            console.MarkupLine($"[{color}]{Markup.Escape(source.Candles.Series.ToString())}: {source.Candles.Count:N0} candles, {Markup.Escape(source.Source)}[/]");
            if (source.Coverage.Gaps.Count + source.Coverage.Repairs.Count > 0)
                console.MarkupLineInterpolated($"[yellow]  {source.Coverage.Gaps.Sum(gap => gap.Missing):N0} candles missing in {source.Coverage.Gaps.Count:N0} gaps, {source.Coverage.Repairs.Count:N0} repairs[/]");
        }
        console.WriteLine();
        Figures(KeyFigures.Select(key => metrics[key]));
        if (profile is not null)
        {
            console.MarkupLineInterpolated($"[bold]{profile.Label}[/]");
            Figures(profile.Metrics);
        }
        if (run.Refusals.Count > 0)
            console.MarkupLineInterpolated($"refused: {string.Join(", ", run.Refusals.Select(refusal => $"{refusal.Value:N0} {refusal.Key}"))}");
        foreach (var open in run.OpenPositions)
            console.MarkupLineInterpolated($"still open: {open.Quantity} {open.Key}, marked at {open.Mark}, {open.Unrealised.Value:N2} {run.Currency}");
        console.MarkupLineInterpolated($"[dim]{metrics.Convention} · {run.FillConvention} · fees {run.Fees.Value:N2} {run.Currency}[/]");
        console.MarkupLineInterpolated($"[dim]{run.Engine.Bars:N0} candles at {run.Engine.BarsPerSecond:N0}/s · event log {run.EventLogHash[..12]}[/]");
        console.MarkupLineInterpolated($"report: {Path.Combine(folder, "report.html")}");
    }

    void Figures(IEnumerable<Metric> metrics)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("Figure").AddColumn(new TableColumn("Value").RightAligned());
        foreach (var metric in metrics)
            table.AddRow(Markup.Escape(metric.Label), Markup.Escape(metric.Text));
        console.Write(table);
    }

    static IEnumerable<string> Strategies(BacktestResult run) => run.Series.SelectMany(series => series.Strategies.Select(
        strategy => $"{series.Series.Symbol}:{series.Series.Timeframe}:{strategy.Strategy}"));
}
