using Actors.Backtest.Metrics;

namespace Actors.Tests.Backtest.Metrics;

public sealed class ComparisonTests
{
    static readonly MetricsInput Run = Runs.Of([1000, 990, 1030, 1020], Runs.Trade(0, -10), Runs.Trade(1, 40));
    static readonly MetricsInput Better = Runs.Of([1000, 1000, 1050, 1040], Runs.Trade(0, 0), Runs.Trade(1, 50));

    [Fact]
    public void Two_runs_of_one_convention_are_laid_side_by_side()
    {
        var made = Comparison.Of(Run.Report(), Better.Report()).ShouldBeOfType<Comparison.Made>();

        made.Warning.ShouldBeNull();
        made.Deltas.Count.ShouldBe(Run.Report().Metrics.Count());
        Delta(made, "net_profit").Text.ShouldBe("+20.00 USDT");
        Delta(made, "total_return").Value!.Value.ShouldBe(0.02, 1e-12);
        Delta(made, "trades").Text.ShouldBe("0");
        Delta(made, "win_rate").Text.ShouldBe("+50.0 %");
        Delta(made, "profit_factor").Text.ShouldBe("–");
    }

    [Fact]
    public void Runs_of_different_conventions_are_refused_with_both_lines() =>
        Comparison.Of(Run.Report(), Other().Report()).ShouldBeOfType<Comparison.Refused>().Reason.ShouldBe(
            "the conventions differ: daily UTC · 365 · rf 0 % · ddof 1 · MAR 0 · MTM and daily UTC · 252 · rf 4.5 % · ddof 1 · MAR 0 · MTM; compute both alike, or force the comparison");

    [Fact]
    public void A_forced_comparison_carries_the_difference_as_a_warning() =>
        Comparison.Of(Run.Report(), Other().Report(), force: true)
            .ShouldBeOfType<Comparison.Made>().Warning!.ShouldStartWith("the conventions differ: ");

    [Fact]
    public void Runs_in_different_currencies_are_refused() =>
        Comparison.Of(Run.Report(), (Run with { Currency = "EUR" }).Report())
            .ShouldBeOfType<Comparison.Refused>().Reason.ShouldStartWith("the currencies differ: USDT and EUR");

    [Fact]
    public void The_convention_line_names_every_choice() =>
        new Convention { PeriodsPerYear = 252, RiskFree = 0.02, Mar = 0.0001, Ddof = 0 }.ToString()
            .ShouldBe("daily UTC · 252 · rf 2 % · ddof 0 · MAR 0.01 %/d · MTM");

    static MetricsInput Other() => Run with { Convention = new() { PeriodsPerYear = 252, RiskFree = 0.045 } };

    static MetricDelta Delta(Comparison.Made made, string key) => made.Deltas.Single(delta => delta.Key == key);
}
