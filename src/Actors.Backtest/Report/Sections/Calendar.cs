using System.Globalization;
using Actors.Backtest.Metrics;

namespace Actors.Backtest.Report.Sections;

/// <summary>Monthly returns as years by months, the tint showing the size against the largest.</summary>
static class Calendar
{
    const double StrongestTint = 42;

    public static Markup Of(MetricsReport metrics)
    {
        var monthly = metrics.Tables.FirstOrDefault(table => table.Key == "monthly");
        if (monthly is null || monthly.Rows.Count == 0)
            return new Markup().Add($"""<p class="dim">No whole day was marked, so there is no month to show.</p>""");
        var yearly = metrics.Tables.FirstOrDefault(table => table.Key == "yearly");
        var months = monthly.Rows.Index().ToDictionary(row => row.Item.Label, row => row.Index, StringComparer.Ordinal);
        var largest = monthly.Rows.Max(row => Math.Abs(row.Values[0] ?? 0));
        var rows = months.Keys.Select(label => label[..4]).Distinct(StringComparer.Ordinal).Select(year => new Markup().Add($"""
            <tr><th scope="row">{year}</th>{Markup.Of(Enumerable.Range(1, 12).Select(month => Month(year, month)))}{Year(year)}</tr>

            """));
        return new Markup().Add($"""
            <table class="calendar"><caption class="hidden">Return of each month in percent</caption>
            <thead><tr><th scope="col">Year</th>{Markup.Of(Names)}<th scope="col">Year</th></tr></thead>
            <tbody>{Markup.Of(rows)}</tbody></table>
            """);

        Markup Month(string year, int month) =>
            months.TryGetValue(string.Create(CultureInfo.InvariantCulture, $"{year}-{month:00}"), out var row)
                ? Cell(monthly, row, largest)
                : new Markup().Add($"<td></td>");

        Markup Year(string year) =>
            yearly?.Rows.Index().FirstOrDefault(row => row.Item.Label == year) is (var row, { } found)
                ? new Markup().Add($"""<td class="total {Sign(found.Values[0])}">{Percent(yearly, row)}</td>""")
                : new Markup().Add($"""<td class="total"></td>""");
    }

    static IEnumerable<Markup> Names => CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames[..12]
        .Select(name => new Markup().Add($"""<th scope="col">{name}</th>"""));

    static Markup Cell(MetricTable table, int row, double largest)
    {
        var value = table.Rows[row].Values[0];
        var tint = largest == 0 ? 0 : (int)Math.Round(StrongestTint * Math.Sqrt(Math.Abs(value ?? 0) / largest));
        return new Markup().Add($"""<td class="{Sign(value)}" style="--tint:{tint}%">{Percent(table, row)}</td>""");
    }

    static string Sign(double? value) => value switch { > 0 => "up", < 0 => "down", _ => "" };

    /// <summary>The unit stands over the table, so that its twelve columns stay narrow.</summary>
    static string Percent(MetricTable table, int row) => table.Text(row, 0).Replace(" %", "", StringComparison.Ordinal);
}
