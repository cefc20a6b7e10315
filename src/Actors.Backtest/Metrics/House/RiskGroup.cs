namespace Actors.Backtest.Metrics.House;

static class RiskGroup
{
    public static MetricGroup Of(MetricsStream run, RunFacts facts)
    {
        var (days, drawdown) = (run.Days, run.Days.Drawdown);
        var open = drawdown.IsOpen ? "open" : null;
        return new("risk", "Risk",
        [
            new("volatility", "Volatility", Unit.Percent, days.Volatility, null, "annual, of daily returns"),
            new("downside_deviation", "Downside deviation", Unit.Percent, days.DownsideDeviation, null,
                "annual, below the daily target, over all days"),
            new("max_drawdown_event", "Max drawdown", Unit.Percent,
                facts.EventMaxDrawdown is { } deepest ? deepest : "not measured within days", null, "over every mark of the run"),
            new("max_drawdown", "Max drawdown, daily", Unit.Percent, Known(days, drawdown.Max), null, "over the daily marks"),
            new("avg_drawdown", "Average drawdown", Unit.Percent, Spans(days, drawdown.AverageDepth), null,
                "mean over the spans of their deepest point"),
            new("current_drawdown", "Current drawdown", Unit.Percent, Known(days, drawdown.Current)),
            new("max_drawdown_days", "Longest under water", Unit.Days, Known(days, drawdown.LongestDays),
                drawdown.LongestIsOpen ? "open" : null, "from peak to recovery; an open tail counts to the end"),
            new("avg_drawdown_days", "Average time under water", Unit.Days, Spans(days, drawdown.AverageDays), open),
            new("current_drawdown_days", "Currently under water", Unit.Days, Known(days, drawdown.CurrentDays), open),
            new("ulcer", "Ulcer index", Unit.Percent, Known(days, drawdown.Ulcer)),
            new("var95_hist", "VaR 95, historical", Unit.Percent, Historical(run, 20)),
            new("es95_hist", "ES 95, historical", Unit.Percent, Shortfall(run, 20)),
            new("var99_hist", "VaR 99, historical", Unit.Percent, Historical(run, 100)),
            new("es99_hist", "ES 99, historical", Unit.Percent, Shortfall(run, 100)),
            new("var95_normal", "VaR 95, normal", Unit.Percent, Gaussian(days, Normal.Quantile5)),
            new("es95_normal", "ES 95, normal", Unit.Percent, Gaussian(days, -Normal.Density(Normal.Quantile5) / 0.05)),
            new("var99_normal", "VaR 99, normal", Unit.Percent, Gaussian(days, Normal.Quantile1)),
            new("es99_normal", "ES 99, normal", Unit.Percent, Gaussian(days, -Normal.Density(Normal.Quantile1) / 0.01)),
            new("skew", "Skew", Unit.Ratio, days.Lacks(3) is { } few ? few : days.Returns.Skewness, null, "bias-corrected"),
            new("kurtosis_excess", "Excess kurtosis", Unit.Ratio, days.Lacks(4) is { } fewer ? fewer : days.Returns.ExcessKurtosis,
                null, "bias-corrected, 0 for the normal distribution"),
        ]);
    }

    static Figure Known(DailyStatistics days, double value) => days.Samples == 0 ? "no equity marks" : value;

    static Figure Spans(DailyStatistics days, double value) =>
        days.Samples == 0 ? "no equity marks" : days.Drawdown.Spans == 0 ? "there was no drawdown" : value;

    /// <summary>The return that is worse than all but one in <paramref name="oneIn"/>: index ⌊N/oneIn⌋ of the sorted returns.</summary>
    static Figure Historical(MetricsStream run, int oneIn) =>
        run.Days.Lacks(1) is { } reason ? reason : run.DayHistory.Returns.Ordered[run.DayHistory.Returns.Count / oneIn];

    static Figure Shortfall(MetricsStream run, int oneIn)
    {
        if (run.Days.Lacks(oneIn) is { } reason)
            return reason;
        var worst = run.DayHistory.Returns.Ordered[..(run.DayHistory.Returns.Count / oneIn)];
        var sum = 0.0;
        foreach (var change in worst)
            sum += change;
        return sum / worst.Length;
    }

    static Figure Gaussian(DailyStatistics days, double deviations) =>
        days.Lacks(2) is { } reason ? reason
        : days.Returns.Mean + deviations * days.Returns.Deviation(days.Convention.Ddof);
}
