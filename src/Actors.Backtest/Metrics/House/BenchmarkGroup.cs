namespace Actors.Backtest.Metrics.House;

static class BenchmarkGroup
{
    public static MetricGroup Of(MetricsStream run)
    {
        var (days, benchmark) = (run.Days, run.Days.Benchmark);
        return new("benchmark", "Against the benchmark",
        [
            new("alpha", "Alpha", Unit.Percent, Guarded(benchmark.Alpha), null, "annual: mean daily excess × periods"),
            new("beta", "Beta", Unit.Ratio, Guarded(benchmark.Beta)),
            new("correlation", "Correlation", Unit.Ratio, Guarded(benchmark.Correlation)),
            new("information_ratio", "Information ratio", Unit.Ratio, Guarded(benchmark.InformationRatio)),
            new("tracking_error", "Tracking error", Unit.Percent, Guarded(benchmark.TrackingError)),
            new("treynor", "Treynor", Unit.Ratio, Guarded(benchmark.Treynor)),
            new("capture_up", "Capture of rises", Unit.Share, Guarded(benchmark.CaptureUp), null,
                "mean return on days the benchmark rose, over its own"),
            new("capture_down", "Capture of falls", Unit.Share, Guarded(benchmark.CaptureDown)),
        ]);

        Figure Guarded(Figure figure) => days.Lacks(1) is { } reason ? reason : figure;
    }
}
