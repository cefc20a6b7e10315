using Actors.Backtest.Metrics;

namespace Actors.Backtest.Report.Sections;

/// <summary>Trades by what they have in common: pair, strategy, reason, hour.</summary>
static class Breakdowns
{
    // The calendar shows the first two; rolling returns have a row a day, and their last stand among the metrics;
    // refusals stand beside the orders.
    static readonly string[] Elsewhere = ["monthly", "yearly", "rolling", "refusals"];

    /// <summary>Beyond this many, as of a hundred pairs, only the rows with the most trades are of use.</summary>
    const int MostRows = 50;

    public static Markup Of(MetricsReport metrics) => Markup.Of(metrics.Tables
        .Where(table => table.Rows.Count > 0 && !Elsewhere.Contains(table.Key, StringComparer.Ordinal))
        .Select(table => new Markup().Add($"""
            <section class="breakdown" aria-labelledby="table-{table.Key}"><h3 id="table-{table.Key}">{table.Label}</h3>{LeftOut(table)}
            <div class="scroll" tabindex="0" role="group" aria-labelledby="table-{table.Key}"><table>
            <thead><tr><th scope="col">{table.Subject}</th>{Markup.Of(Known(table).Select(column => Head(table.Columns[column])))}</tr></thead>
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

    /// <summary>The columns that have a value in some row.</summary>
    static IEnumerable<int> Known(MetricTable table) =>
        Enumerable.Range(0, table.Columns.Count).Where(column => table.Rows.Any(row => row.Values[column] is not null));

    static Markup Head(MetricColumn column) => new Markup().Add($"""<th scope="col" class="number">{column.Label}{Symbol(column)}</th>""");

    /// <summary>A symbol that is a word stands in the head, so that the rows hold figures alone; hours change to minutes and days.</summary>
    static Markup Symbol(MetricColumn column) => StandsInHead(column.Unit) && column.Unit != Unit.R
        ? new Markup().Add($""" <small>{column.Unit.Symbol}</small>""")
        : new();

    static bool StandsInHead(Unit unit) => unit == Unit.R || unit.Symbol.Length > 1;

    static string Figure(MetricTable table, int row, int column)
    {
        var (text, unit) = (table.Text(row, column), table.Columns[column].Unit);
        return StandsInHead(unit) && text.EndsWith(" " + unit.Symbol, StringComparison.Ordinal) ? text[..^(unit.Symbol.Length + 1)] : text;
    }

    static Markup Row(MetricTable table, MetricRow row, int index)
    {
        var cells = Known(table).Select(column => new Markup().Add($"""<td class="number {Sign(table.Columns[column], row.Values[column])}">{Figure(table, index, column)}</td>"""));
        return new Markup().Add($"""
            <tr><th scope="row">{row.Label}</th>{Markup.Of(cells)}</tr>

            """);
    }

    static string Sign(MetricColumn column, double? value) =>
        column.Key != "net_profit" ? "" : value switch { > 0 => "up", < 0 => "down", _ => "" };
}
