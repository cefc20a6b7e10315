using Actors.Backtest.Metrics;

namespace Actors.Tests.Backtest.Metrics;

public sealed class TextTests
{
    [NeedsReferenceDataTheory]
    [InlineData("win_rate", "56.5 %")]
    [InlineData("sharpe", "1.10")]
    [InlineData("max_drawdown_days", "47 d, open")]
    [InlineData("net_profit", "241.98 USDT")]
    [InlineData("end_equity", "10,241.98 USDT")]
    [InlineData("expectancy_R", "0.11 R")]
    [InlineData("cagr", "10.18 %")]
    [InlineData("kelly", "13.2 %, only 23 trades")]
    [InlineData("trades", "23")]
    [InlineData("duration_mean", "3.2 d")]
    [InlineData("var95_hist", "-0.89 %")]
    [InlineData("pbo", "–")]
    public void A_metric_has_one_text(string key, string text) =>
        MetricsReport.Of(GoldenRun.Read())[key].Text.ShouldBe(text);

    [Theory]
    [InlineData(0.5, "30 min")]
    [InlineData(5.25, "5.3 h")]
    [InlineData(50, "2.1 d")]
    public void A_duration_is_told_in_the_unit_that_fits(double hours, string text) =>
        Unit.Hours.Format(hours).ShouldBe(text);

    [Fact]
    public void Zero_has_no_sign() => Unit.Percent.Format(-0.00001).ShouldBe("0.00 %");

    [Fact]
    public void A_figure_beyond_a_double_is_undefined()
    {
        Figure figure = double.PositiveInfinity;

        figure.Value.ShouldBeNull();
        figure.Reason.ShouldBe("the result is beyond the range of a number");
    }

    [NeedsReferenceDataFact]
    public void Keys_are_unique_in_a_report()
    {
        var report = MetricsReport.Of(GoldenRun.Read());

        report.Metrics.Select(metric => metric.Key).ShouldBeUnique(StringComparer.Ordinal);
        report.Tables.Select(table => table.Key).ShouldBeUnique(StringComparer.Ordinal);
    }
}
