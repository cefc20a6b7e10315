using Actors.Backtest.Metrics;
using Actors.Backtest.Metrics.Profiles;

namespace Actors.Tests.Backtest.Metrics;

public sealed class GoldenTests
{
    const double Tolerance = 1e-9;

    [NeedsReferenceDataTheory]
    [InlineData("freqtrade", 14)]
    [InlineData("lean", 23)]
    [InlineData("backtestingpy", 20)]
    [InlineData("nautilus", 13)]
    [InlineData("jesse", 9)]
    [InlineData("barter", 6)]
    public void A_profile_reproduces_every_value_of_its_engine(string engine, int values) =>
        Same(CompatibilityProfile.Named(engine).Of(GoldenRun.Read()).Metrics, GoldenRun.Values()[engine], values);

    [NeedsReferenceDataFact]
    public void The_house_set_reproduces_every_reference_value() =>
        Same([.. MetricsReport.Of(GoldenRun.Read()).Metrics], GoldenRun.Values()["house"], 30);

    [NeedsReferenceDataFact]
    public void Every_block_of_the_reference_is_covered() =>
        GoldenRun.Values().Keys.Order(StringComparer.Ordinal).ShouldBe(
            CompatibilityProfile.All.Select(profile => profile.Name).Append("house").Order(StringComparer.Ordinal));

    static void Same(IReadOnlyList<Metric> metrics, Dictionary<string, double> golden, int values)
    {
        golden.Count.ShouldBe(values);
        var differences = golden
            .Select(expected => (expected.Key, Expected: expected.Value, Found: metrics.SingleOrDefault(metric => metric.Key == expected.Key)))
            .Where(row => !(Math.Abs((row.Found?.Value ?? double.NaN) - row.Expected) <= Tolerance))
            .Select(row => $"{row.Key}: expected {row.Expected}, found {row.Found?.Value} {row.Found?.Reason}");
        differences.ShouldBeEmpty();
    }
}
