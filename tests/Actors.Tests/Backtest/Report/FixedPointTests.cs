using System.Globalization;
using Actors.Backtest.Report.Data;

namespace Actors.Tests.Backtest.Report;

public class FixedPointTests
{
    [Fact]
    public void Places_are_as_many_as_the_values_need_and_no_more()
    {
        FixedPoint.Places([42_000.10000000m, 41_999.5m]).ShouldBe(1);
        FixedPoint.Places([0.00001234m]).ShouldBe(8);
        FixedPoint.Places([]).ShouldBe(0);
    }

    [Fact]
    public void Places_shrink_where_a_number_would_no_longer_be_exact_in_the_browser()
    {
        var places = FixedPoint.Places([1_234_567_890_123.12345678m]);

        places.ShouldBe(3);
        FixedPoint.Of(1_234_567_890_123.12345678m, places).ShouldBe(1_234_567_890_123_123);
    }

    [Theory]
    [InlineData("1.005", 101), InlineData("-1.005", -101), InlineData("2.675", 268), InlineData("-0.001", 0), InlineData("1234.5", 123_450)]
    public void An_exact_half_goes_away_from_zero(string amount, long cents) =>
        FixedPoint.Of(decimal.Parse(amount, CultureInfo.InvariantCulture), 2).ShouldBe(cents);

    [Fact]
    public void What_is_not_finite_is_not_drawn()
    {
        FixedPoint.Of(double.NaN, 2).ShouldBeNull();
        FixedPoint.Of(double.PositiveInfinity, 2).ShouldBeNull();
        FixedPoint.Of(1e300, 2).ShouldBeNull();
        FixedPoint.Of(-1.256, 2).ShouldBe(-126);
    }
}
