using Actors.Backtest.Report.Sections;

namespace Actors.Tests.Backtest.Report;

public class BinsTests
{
    [Fact]
    public void Every_value_is_in_one_bin_and_no_bin_spans_zero()
    {
        decimal[] values = [-1m, -0.99m, -0.01m, 0m, 0.01m, 2.5m];

        var bins = Bins.Of([.. values]);

        bins.Counts.Sum().ShouldBe(6);
        bins.Counts.Take(-bins.Lowest).Sum().ShouldBe(3);
    }

    [Fact]
    public void An_outlier_goes_to_the_last_bin_instead_of_stretching_the_axis()
    {
        var values = Enumerable.Range(0, 300).Select(i => i / 100m - 1).Append(500m).ToList();

        var bins = Bins.Of(values);

        bins.Width.ShouldBe(0.1m);
        bins.Label(bins.Counts.Count - 1, "R").ShouldBe("1.9 R and above");
    }

    [Fact]
    public void Equal_values_make_one_bin() => Bins.Of([1m, 1m, 1m]).Counts.Sum().ShouldBe(3);
}
