using Actors.Backtest.Metrics;

namespace Actors.Backtest.Report.Sections;

/// <summary>All metrics by their groups. An undefined one says why where its note would stand.</summary>
static class MetricGroups
{
    /// <summary>More undefined ones than this in a group are folded away, so that the known ones stay in sight.</summary>
    const int MostUndefined = 3;

    /// <summary>So that four columns of whole groups come out even.</summary>
    static readonly string[] Order = ["return", "ratios", "benchmark", "risk", "excursions", "trades", "use", "execution", "honesty"];

    public static Markup Of(MetricsReport metrics) => Markup.Of(metrics.Groups.OrderBy(group => Array.IndexOf(Order, group.Key)).Select(group =>
    {
        if (group.Key == ExcursionTable.Group)
            return Section(group, ExcursionTable.Of(group));
        var undefined = group.Metrics.Where(metric => metric.Value is null).ToList();
        if (undefined.Count <= MostUndefined)
            undefined.Clear();
        var shown = group.Metrics.Except(undefined).ToList();
        return Section(group, Markup.Of(Table(group.Label, shown), Folded(group.Label, undefined)));
    }));

    static Markup Section(MetricGroup group, Markup content) => new Markup().Add($"""
        <section class="group" aria-labelledby="group-{group.Key}"><h3 id="group-{group.Key}">{group.Label}</h3>
        {content}</section>

        """);

    internal static Markup Table(string caption, IReadOnlyList<Metric> metrics) => metrics.Count == 0 ? new() : new Markup().Add($"""
        <table><caption class="hidden">{caption}</caption><thead class="hidden"><tr><th scope="col">Metric</th><th scope="col">Value</th></tr></thead><tbody>
        {Markup.Of(metrics.Select(Row))}</tbody></table>
        """);

    static Markup Folded(string caption, IReadOnlyList<Metric> undefined) => undefined.Count == 0 ? new() : new Markup().Add($"""
        <details><summary>{Unit.Count.Format(undefined.Count)} undefined: {Reasons(undefined)}</summary>{Table($"{caption}, undefined", undefined)}</details>
        """);

    static string Reasons(IReadOnlyList<Metric> undefined)
    {
        var reasons = undefined.Select(metric => metric.Reason).Distinct(StringComparer.Ordinal).ToList();
        return reasons.Count == 1 ? reasons[0]! : $"{reasons[0]} …";
    }

    static Markup Row(Metric metric) => new Markup().Add($"""
        <tr><th scope="row">{metric.Label}{Aside(metric.Reason ?? metric.Note)}</th><td>{metric.Text}</td></tr>

        """);

    static Markup Aside(string? text) => text is null ? new() : new Markup().Add($""" <small>{text}</small>""");
}
