using Actors.Domain;

namespace Actors.Backtest.Metrics.House;

static class HonestyGroup
{
    public static MetricGroup Of(MetricsStream run, RunFacts facts)
    {
        const string unknown = "the data was not examined";
        var grade = ReliabilityGrade.Of(run, facts);
        return new("honesty", "How far to trust this",
        [
            new("grade", "Reliability", Unit.Grade, grade.Points, null,
                grade.Reasons.Count == 0 ? "nothing to hold against it" : string.Join("; ", grade.Reasons)),
            new("data_coverage", "Bars present", Unit.Percent,
                facts.Data is not { } data ? unknown : data.Coverage is { } share ? share : "no bars were expected"),
            new("repaired_bars", "Bars repaired", Unit.Count, facts.Data is { } repairs ? repairs.Repaired : unknown),
            new("missing_days", "Days without a mark", Unit.Count, run.MissingDays, null, "equity kept from the day before"),
            new("trials", "Settings tried", Unit.Count, facts.Trials),
            new("parameters", "Parameters", Unit.Count, facts.Parameters is { } count ? count : "not counted"),
            new("ambiguous_band", "Ambiguous bars, profit band", Unit.Money(run.Currency),
                facts.Band is { } band ? (band.Best - band.Worst).Value : "not measured: one path within the bar is taken", null,
                facts.Band is { } ends ? $"profit from {Shown(ends.Worst)} to {Shown(ends.Best)}" : null),
            new("parity", "Parity with live", Unit.Ratio, "not measured: no live period to compare with"),
        ]);

        string Shown(Money profit) => Unit.Money(run.Currency).Format((double)profit.Value);
    }
}
