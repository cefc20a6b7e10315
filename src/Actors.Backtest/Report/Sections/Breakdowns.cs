using Actors.Backtest.Metrics;

namespace Actors.Backtest.Report.Sections;

/// <summary>Trades by what they have in common: pair, strategy, reason, hour.</summary>
static class Breakdowns
{
    // The calendar shows the first two; rolling returns have a row a day, and their last stand among the metrics;
    // refusals stand beside the orders.
    static readonly string[] Elsewhere = ["monthly", "yearly", "rolling", "refusals"];

    /// <summary>Reasons that carry prices make a row of each trade: beyond this many, only the rows with the most trades are of use.</summary>
    const int MostRows = 50;

    public static Markup Of(MetricsReport metrics) => Markup.Of(metrics.Tables
        .Where(table => table.Rows.Count > 0 && !Elsewhere.Contains(table.Key, StringComparer.Ordinal))
        .Select(table => new Markup().Add($"""
            <section class="breakdown" aria-labelledby="table-{table.Key}"><h3 id="table-{table.Key}">{table.Label}</h3>{LeftOut(table)}
            <div class="scroll" tabindex="0" role="group" aria-labelledby="table-{table.Key}"><table>
            <thead><tr><th scope="col">{table.Subject}</th>{Markup.Of(table.Columns.Select(Head))}</tr></thead>
            <tbody>
            {Markup.Of(Largest(table).Select(row => Row(table, row.Item, row.Index)))}</tbody></table></div></section>

            """)));

    static IEnumerable<(int Index, MetricRow Item)> Largest(MetricTable table)
    {
        var rows = table.Rows.Index();
        return table.Rows.Count <= MostRows ? rows
            : rows.OrderByDescending(row => row.Item.Values.Count > 0 ? row.Item.Values[0] : null).Take(MostRows);
    }

    static Markup LeftOut(MetricTable table) => table.Rows.Count <= MostRows ? new()
        : new Markup().Add($"""<p class="dim">{Unit.Count.Format(MostRows)} of {Unit.Count.Format(table.Rows.Count)} rows: those with the most trades.</p>""");

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
