using Actors.Backtest.Metrics;

namespace Actors.Backtest.Report.Sections;

/// <summary>Trades by what they have in common: pair, strategy, reason, hour.</summary>
static class Breakdowns
{
    // The calendar shows the first two; rolling returns have a row a day, and their last stand among the metrics.
    static readonly string[] Elsewhere = ["monthly", "yearly", "rolling"];

    public static Markup Of(MetricsReport metrics) => Markup.Of(metrics.Tables
        .Where(table => table.Rows.Count > 0 && !Elsewhere.Contains(table.Key, StringComparer.Ordinal))
        .Select(table => new Markup().Add($"""
            <section class="breakdown" aria-labelledby="table-{table.Key}"><h3 id="table-{table.Key}">{table.Label}</h3>
            <div class="scroll" tabindex="0" role="region" aria-labelledby="table-{table.Key}"><table>
            <thead><tr><th scope="col">{table.Subject}</th>{Markup.Of(table.Columns.Select(Head))}</tr></thead>
            <tbody>
            {Markup.Of(table.Rows.Select((row, i) => Row(table, row, i)))}</tbody></table></div></section>

            """)));

    static Markup Head(MetricColumn column) => new Markup().Add($"""<th scope="col" class="number">{column.Label}</th>""");

    static Markup Row(MetricTable table, MetricRow row, int index)
    {
        var cells = row.Values.Select((value, column) => new Markup().Add($"""<td class="number {Sign(table.Columns[column], value)}">{table.Text(index, column)}</td>"""));
        return new Markup().Add($"""
            <tr><th scope="row">{row.Label}</th>{Markup.Of(cells)}</tr>

            """);
    }

    static string Sign(MetricColumn column, double? value) =>
        column.Key != "net_profit" ? "" : value switch { > 0 => "up", < 0 => "down", _ => "" };
}
