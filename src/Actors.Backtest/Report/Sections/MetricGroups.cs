using Actors.Backtest.Metrics;

namespace Actors.Backtest.Report.Sections;

/// <summary>All metrics by their groups. An undefined one says why where its note would stand.</summary>
static class MetricGroups
{
    public static Markup Of(MetricsReport metrics) => Markup.Of(metrics.Groups.Select(group => new Markup().Add($"""
        <section class="group" aria-labelledby="group-{group.Key}"><h3 id="group-{group.Key}">{group.Label}</h3>
        <table><caption class="hidden">{group.Label}</caption><thead class="hidden"><tr><th scope="col">Metric</th><th scope="col">Value</th></tr></thead><tbody>
        {Markup.Of(group.Metrics.Select(Row))}</tbody></table></section>

        """)));

    static Markup Row(Metric metric) => new Markup().Add($"""
        <tr><th scope="row">{metric.Label}{Aside(metric.Reason ?? metric.Note)}</th><td>{metric.Text}</td></tr>

        """);

    static Markup Aside(string? text) => text is null ? new() : new Markup().Add($""" <small>{text}</small>""");
}
