using Actors.Backtest.Metrics;
using Actors.Domain;

namespace Actors.Tests.Backtest.Metrics;

public sealed class NormalTests
{
    [Theory] // 20-digit values of Φ, from its definition in 50-digit arithmetic
    [InlineData(0, 0.5)]
    [InlineData(0.5, 0.69146246127401310364)]
    [InlineData(1, 0.84134474606854294859)]
    [InlineData(-1.96, 0.024997895148220435)]
    [InlineData(3, 0.99865010196836990547)]
    [InlineData(-5.5, 1.8989562465887719e-8)]
    [InlineData(-8, 6.2209605742717841e-16)]
    [InlineData(-20, 2.7536241186062337e-89)]
    public void The_distribution_is_exact_to_1e_15(double x, double probability)
    {
        Normal.Cumulative(x).ShouldBe(probability, 1e-15);
        Normal.Cumulative(-x).ShouldBe(1 - probability, 1e-15);
    }

    [Fact]
    public void The_tail_keeps_its_relative_precision() =>
        (Normal.Cumulative(-8) / 6.2209605742717841e-16).ShouldBe(1, 1e-13);

    [Fact]
    public void Series_and_tail_meet() =>
        Normal.Cumulative(6 - 1e-12).ShouldBe(Normal.Cumulative(6), 3e-16);

    [Theory]
    [InlineData(0.05, Normal.Quantile5)]
    [InlineData(0.01, Normal.Quantile1)]
    [InlineData(0.975, Normal.Band95)]
    [InlineData(0.5, 0)]
    [InlineData(0.999999, 4.753424308822899)]
    public void The_quantile_undoes_the_distribution(double probability, double quantile) =>
        Normal.Quantile(probability).ShouldBe(quantile, 1e-10);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void A_quantile_of_no_probability_is_refused(double p) =>
        Should.Throw<DomainFault>(() => Normal.Quantile(p)).Message.ShouldContain("between 0 and 1");
}
