using System.Globalization;
using Actors.Backtest.Metrics;
using Actors.Domain;

namespace Actors.Backtest.Report.Sections;

/// <summary>What ran, on what, under which conventions, and how far to trust it.</summary>
static class Header
{
    const int NamedSeries = 6;

    public static Markup Title(BacktestResult result)
    {
        var strategies = result.Series.SelectMany(run => run.Strategies).Select(run => run.Strategy).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return result.Series.Count == 0 ? new Markup().Add($"No series") : new Markup().Add($"{string.Join(", ", strategies)} on {SeriesNames(result)}");
    }

    public static Markup Of(BacktestResult result, MetricsReport metrics)
    {
        var sources = result.Series.Select(run => FileName(run.Base.Source)).Distinct(StringComparer.Ordinal).ToList();
        var header = new Markup().Add($"""
            <div class="ran">
            <p class="kind">Backtest</p>
            <h1>{Title(result)}</h1>
            <dl class="facts">
            <div><dt>Period</dt><dd>{Times.Minute(result.From)} – {Times.Minute(result.To)} <span class="dim">all times UTC</span></dd></div>
            <div><dt>Data</dt><dd>{string.Join(", ", sources.Take(NamedSeries))}{More(sources.Count)}</dd></div>
            <div><dt>Fills</dt><dd>{result.FillConvention}</dd></div>
            <div><dt>Metrics</dt><dd>{metrics.Convention.ToString()}</dd></div>
            </dl>
            </div>
            """);
        return Find(metrics, "grade") is { } grade ? Markup.Of(header, Grade(grade)) : header;
    }

    /// <summary>Why the page is so empty; nothing where there are trades.</summary>
    public static Markup NoTrades(BacktestResult result) => result.Trades.Count > 0 ? new() : new Markup().Add($"""
        <p class="note"><strong>No closed trade.</strong> {Unit.Count.Format(result.Signals)} signals, {Unit.Count.Format(result.Refusals.Values.Sum())} of them refused by risk, {Unit.Count.Format(result.Orders.Count)} orders. What remains is the market, the data and the configuration.</p>
        """);

    public static Markup SeriesOptions(BacktestResult result) => Markup.Of(result.Series.Select((run, i) =>
        new Markup().Add($"""<option value="{i}">{run.Series.ToString()}</option>""")));

    public static Metric? Find(MetricsReport metrics, string key) => metrics.Metrics.FirstOrDefault(metric => metric.Key == key);

    static Markup Grade(Metric grade) => new Markup().Add($"""
        <div class="grade"><p class="letter" data-grade="{grade.Text}">{grade.Text}</p><p><strong>{grade.Label}</strong><br><span class="dim">{grade.Reason ?? grade.Note}</span></p></div>
        """);

    /// <summary>The whole path stands under data coverage.</summary>
    static string FileName(string source) => source[(source.LastIndexOfAny(['/', '\\']) + 1)..];

    static string SeriesNames(BacktestResult result)
    {
        var names = result.Series.Select(run => $"{run.Series.Symbol} {run.Series.Timeframe}").ToList();
        return string.Join(", ", names.Take(NamedSeries)) + More(names.Count);
    }

    static string More(int count) =>
        count > NamedSeries ? string.Create(CultureInfo.InvariantCulture, $" and {count - NamedSeries} more") : "";
}

/// <summary>Times are UTC in the whole report, which its header says once.</summary>
static class Times
{
    public static string Minute(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
