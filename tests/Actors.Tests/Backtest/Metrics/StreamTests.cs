using Actors.Backtest.Metrics;

namespace Actors.Tests.Backtest.Metrics;

public sealed class StreamTests
{
    const int Runs10k = 10_000;
    const double Tolerance = 1e-9;

    [Fact]
    public void The_stream_agrees_with_the_two_pass_formulas_on_ten_thousand_runs()
    {
        var compared = 0;
        for (var seed = 0; seed < Runs10k; seed++)
        {
            var run = RandomRun.Of(seed).WithTradedValue();
            var report = MetricsReport.Of(run).Metrics.ToDictionary(metric => metric.Key, metric => metric, StringComparer.Ordinal);
            foreach (var (key, expected) in new TwoPassMetrics(run).Figures())
            {
                var found = report[key];
                var same = double.IsFinite(expected)
                    ? Math.Abs((found.Value ?? double.NaN) - expected) <= Tolerance * Math.Max(1, Math.Abs(expected))
                    : found.Value is null;
                same.ShouldBeTrue($"seed {seed}, {key}: two passes {expected}, stream {found.Value} {found.Reason}");
                compared += double.IsFinite(expected) ? 1 : 0;
            }
        }
        compared.ShouldBeGreaterThan(30 * Runs10k);
    }

    [Fact]
    public void A_report_in_the_middle_of_a_stream_is_that_of_the_run_so_far()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var run = RandomRun.Of(seed).WithTradedValue();
            var stream = new MetricsStream(run.Convention, run.Currency);
            for (var i = 0; i < run.Marks.Count; i++)
            {
                stream.Add(run.Marks[i]);
                foreach (var trade in run.Trades.Where(trade => trade.Closed <= run.Marks[i].Time && (i == 0 || trade.Closed > run.Marks[i - 1].Time)))
                    stream.Add(trade);
                if (i % 7 != 0)
                    continue;
                var soFar = run with
                {
                    Marks = [.. run.Marks.Take(i + 1)],
                    Trades = [.. run.Trades.Where(trade => trade.Closed <= run.Marks[i].Time)],
                    Facts = new(),
                };
                Values(stream.Report(new())).ShouldBe(Values(MetricsReport.Of(soFar)));
            }
        }
    }

    [Fact]
    public void Closed_forms_take_no_memory_for_a_trade_or_a_day()
    {
        var days = new DailyStatistics(Convention.House);
        var trades = new TradeStatistics();
        var trade = Runs.Trade(0, 12);
        var mark = Runs.Mark(0, 1000, 100);
        Feed(1000);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Feed(100_000);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1000);
        trades.Tally.Count.ShouldBe(101_000);

        void Feed(int times)
        {
            for (var i = 0; i < times; i++)
            {
                trades.Add(trade);
                mark = mark with { Time = mark.Time.AddDays(i == 0 ? 0 : 1), Equity = new(1000 + i % 7) };
                days.Add(mark);
            }
        }
    }

    static List<(string, double?, string?)> Values(MetricsReport report) =>
        [.. report.Metrics.Select(metric => (metric.Key, metric.Value, metric.Reason))];
}
