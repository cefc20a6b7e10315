using System.Globalization;

namespace Actors.Backtest.Metrics;

/// <summary>Compounded returns by month and year, and over the last 30 and 90 samples of each day.</summary>
public static class PeriodTables
{
    public const int Short = 30;
    public const int Long = 90;

    public static IEnumerable<MetricTable> Of(DailyHistory history) =>
    [
        Calendar("monthly", "Monthly returns", "Month", history.By(at => Name(at, "yyyy-MM"))),
        Calendar("yearly", "Yearly returns", "Year", history.By(at => Name(at, "yyyy"))),
        Rolling(history),
    ];

    static MetricTable Calendar(string key, string label, string subject, IReadOnlyList<(string Period, double? Return)> periods) =>
        new(key, label, subject, [new("return", "Return", Unit.Percent)],
            [.. periods.Select(period => new MetricRow(period.Period, [period.Return]))]);

    static MetricTable Rolling(DailyHistory history) => new(
        "rolling", "Rolling returns", "Day",
        [new("return_30d", "30 d", Unit.Percent), new("return_90d", "90 d", Unit.Percent)],
        [.. Enumerable.Range(0, history.Levels.Count).Skip(Short).Select(day => new MetricRow(
            Name(history.Levels[day].Time, "yyyy-MM-dd"), [history.Rolling(day, Short), history.Rolling(day, Long)]))]);

    static string Name(DateTimeOffset at, string format) => at.ToString(format, CultureInfo.InvariantCulture);
}
