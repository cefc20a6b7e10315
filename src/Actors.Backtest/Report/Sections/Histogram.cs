using System.Globalization;
using Actors.Backtest.Metrics;
using Actors.Domain;

namespace Actors.Backtest.Report.Sections;

/// <summary>How the trades' results are spread: in R where trades have a stop, else in percent of their value.</summary>
static class Histogram
{
    public static Markup Of(BacktestResult result)
    {
        if (result.Trades.Count == 0)
            return Titled("Distribution of results", new Markup().Add($"""<p class="dim">No closed trade.</p>"""));
        var multiples = result.Trades.Select(trade => (decimal?)trade.R).OfType<decimal>().ToList();
        if (multiples.Count == 0)
        {
            var returns = result.Trades.Select(trade => trade.Pnl.Value * 100 / (trade.EntryPrice * trade.Quantity).Value).ToList();
            return Chart("Distribution of returns", "No trade has a stop, so there is no R: P&L in percent of the value at entry.", "%", returns);
        }
        var all = multiples.Count == result.Trades.Count ? "P&L in units of the risk at entry."
            : $"P&L in units of the risk at entry, of the {Unit.Count.Format(multiples.Count)} of {Unit.Count.Format(result.Trades.Count)} trades that have a stop.";
        return Chart("Distribution of R", all, "R", multiples);
    }

    static Markup Chart(string title, string note, string unit, List<decimal> values)
    {
        var bins = Bins.Of(values);
        var most = bins.Counts.Max();
        var labelled = Math.Max(1, (bins.Counts.Count + 9) / 10);
        var bars = bins.Counts.Select((count, i) => new Markup().Add($"""
            <div class="bin {(bins.Lowest + i < 0 ? "down" : "up")}" title="{bins.Label(i, unit)}: {Unit.Count.Format(count)} trades"><span class="count">{(count == 0 ? "" : Unit.Count.Format(count))}</span><span class="bar" style="height:{Percent(count, most)}"></span><span class="edge">{((bins.Lowest + i) % labelled == 0 ? bins.Edge(i) : "")}</span></div>
            """));
        var rows = bins.Counts.Select((count, i) => new Markup().Add($"""<tr><th scope="row">{bins.Label(i, unit)}</th><td class="number">{Unit.Count.Format(count)}</td></tr>"""));
        var gains = values.Count(value => value > 0);
        return Titled(title, new Markup().Add($"""
            <p class="dim">{note}</p>
            <div class="histogram" role="img" aria-label="{title}: {Unit.Count.Format(values.Count)} trades, {Unit.Count.Format(gains)} above zero, from {Unit.Ratio.Format((double)values.Min())} {unit} to {Unit.Ratio.Format((double)values.Max())} {unit}. The table below has the numbers.">
            {Markup.Of(bars)}</div>
            <details><summary>As a table</summary><table><thead><tr><th scope="col">{unit}, from and below</th><th scope="col" class="number">Trades</th></tr></thead><tbody>{Markup.Of(rows)}</tbody></table></details>
            """));
    }

    static Markup Titled(string title, Markup content) => new Markup().Add($"""<h2 id="distribution">{title}</h2>{content}""");

    static string Percent(int part, int whole) => string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / whole:0.0}%");
}
