using System.Security.Cryptography;
using System.Text;
using Actors.Backtest.Metrics;
using Actors.Backtest.Report.Data;
using Actors.Backtest.Report.Sections;

namespace Actors.Backtest.Report;

/// <summary>
/// One self-contained page of a run: it opens from a disk with no network, and the same result gives the same bytes.
/// </summary>
public static class HtmlReport
{
    static readonly string[] Scripts =
        ["decode.js", "format.js", "theme.js", "trades.js", "marks.js", "legend.js", "price.js", "equity.js", "scatter.js", "list.js", "table.js", "main.js"];

    static readonly string[] Styles = ["base.css", "charts.css", "tables.css"];

    /// <param name="indicators">Drawn in their order on the candles of their series.</param>
    /// <exception cref="Domain.DomainFault">An indicator or a trade is of no series of the run, or its values do not match the candles.</exception>
    public static void Write(TextWriter to, BacktestResult result, MetricsReport metrics, IReadOnlyList<IndicatorTrack> indicators)
    {
        var library = Template.Asset("lightweight-charts.js");
        var script = "(() => {\n'use strict';\n" + string.Concat(Scripts.Select(Template.Asset)) + "})();\n";
        Template.Fill(to, Template.Asset("report.html"), new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["policy"] = $"default-src 'none'; script-src {Source(library)} {Source(script)}; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'",
            ["style"] = string.Concat(Styles.Select(Template.Asset)),
            ["title"] = Header.Title(result).ToString(),
            ["header"] = Header.Of(result, metrics).ToString(),
            ["no-trades"] = Header.NoTrades(result).ToString(),
            ["figures"] = KeyFigures.Of(metrics).ToString(),
            ["series"] = Header.SeriesOptions(result).ToString(),
            ["histogram"] = Histogram.Of(result).ToString(),
            ["drawdowns"] = Drawdowns.Of(result).ToString(),
            ["kind"] = result.Trades.Count == 0 ? "no-trades" : "",
            ["calendar"] = Calendar.Of(metrics).ToString(),
            ["convention"] = new Markup().Add($"{metrics.Convention.ToString()}").ToString(),
            ["metrics"] = MetricGroups.Of(metrics).ToString(),
            ["breakdowns"] = Breakdowns.Of(metrics).ToString(),
            ["orders"] = OrderSummary.Of(result).ToString(),
            ["coverage"] = Coverage.Of(result).ToString(),
            ["configuration"] = Provenance.Of(result).ToString(),
            ["footer"] = Footer.Of().ToString(),
            ["data"] = ReportData.Of(result, indicators, metrics.Outcomes).ToJson(),
            ["library"] = library,
            ["script"] = script,
        });
    }

    /// <summary>Writes UTF-8 and leaves the stream open.</summary>
    public static void Write(Stream to, BacktestResult result, MetricsReport metrics, IReadOnlyList<IndicatorTrack> indicators)
    {
        using var writer = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        Write(writer, result, metrics, indicators);
    }

    static string Source(string script) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'";
}
