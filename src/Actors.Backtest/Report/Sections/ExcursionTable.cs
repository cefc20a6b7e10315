using Actors.Backtest.Metrics;

namespace Actors.Backtest.Report.Sections;

/// <summary>The excursions of the trades as a square: one column each, their mean and percentiles in money and in R down the side.</summary>
static class ExcursionTable
{
    public const string Group = "excursions";

    static readonly (string Key, string Label)[] Columns = [("mae", "MAE"), ("mfe", "MFE"), ("etd", "Given back")];

    static readonly (string Key, string Label)[] Rows =
        [("mean", "Mean"), ("median", "Median"), ("p10", "10th percentile"), ("p90", "90th percentile")];

    public static Markup Of(MetricGroup group)
    {
        var metrics = group.Metrics.ToDictionary(metric => metric.Key, StringComparer.Ordinal);
        var heads = Columns.Select(column => new Markup().Add($"""<th scope="col">{column.Label}</th>"""));
        return Markup.Of(
            new Markup().Add($"""
                <table class="excursions"><caption class="hidden">{group.Label}: against the holder, for him, and given back from the best by the end</caption>
                <thead><tr><td></td>{Markup.Of(heads)}</tr></thead><tbody>
                {Part(metrics, "")}{Part(metrics, "_R")}</tbody></table>
                """),
            MetricGroups.Table("Edge", [metrics["edge_ratio"], metrics["edge_ratio_R"]]));
    }

    static Markup Part(Dictionary<string, Metric> metrics, string suffix)
    {
        var unit = metrics["mae_mean" + suffix].Unit;
        return metrics["mae_mean" + suffix].Reason is { } reason
            ? new Markup().Add($"""<tr class="part"><th scope="rowgroup" colspan="4">in {unit.Symbol} – {reason}</th></tr>""")
            : Markup.Of(Rows.Select(row => Row(metrics, row.Key + suffix, row.Label))
                .Prepend(new Markup().Add($"""<tr class="part"><th scope="rowgroup" colspan="4">in {unit.Symbol}</th></tr>""")));
    }

    static Markup Row(Dictionary<string, Metric> metrics, string key, string label) => new Markup().Add($"""
        <tr><th scope="row">{label}</th>{Markup.Of(Columns.Select(column => Cell(metrics[$"{column.Key}_{key}"])))}</tr>

        """);

    /// <summary>The unit stands over the part.</summary>
    static Markup Cell(Metric metric) => new Markup().Add($"<td>{metric.Text.Replace(" " + metric.Unit.Symbol, "", StringComparison.Ordinal)}</td>");
}
