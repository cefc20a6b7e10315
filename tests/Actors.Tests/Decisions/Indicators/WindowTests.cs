using Actors.Decisions.Indicators;
using FsCheck;
using FsCheck.Fluent;

namespace Actors.Tests.Decisions.Indicators;

/// <summary>A window against the plain sum, extreme or variance over its numbers.</summary>
public sealed class WindowTests
{
    [Fact]
    public void Aggregates_equal_those_of_the_numbers_in_the_window() => Prop
        .ForAll(
            Gen.Choose(1, 12).ToArbitrary(), ArbMap.Default.GeneratorFor<NormalFloat>().ArrayOf(60).ToArbitrary(),
            (length, drawn) =>
            {
                var numbers = drawn.Select(x => Math.Clamp(x.Get, -1e9, 1e9)).ToArray();
                var (sum, ramp) = (new Window<Sum>(length), new Window<Ramp>(length));
                var (high, moments, fit) = (new Window<Highest>(length), new Window<Moments>(length), new Window<Fit>(length));
                for (var i = 0; i < numbers.Length; i++)
                {
                    var x = numbers[i];
                    (sum, ramp, high, moments, fit) = (sum.Next(x), ramp.Next(x), high.Next(x), moments.Next(x), fit.Next(x));
                    var last = numbers[Math.Max(0, i + 1 - length)..(i + 1)];
                    var size = last.Sum(Math.Abs);
                    sum.Whole.Total.ShouldBe(last.Sum(), 1e-12 * size);
                    ramp.Whole.Weighted.ShouldBe(last.Select((y, at) => (at + 1) * y).Sum(), 1e-12 * length * size);
                    high.Whole.Value.ShouldBe(last.Max());
                    high.Whole.Newest.ShouldBe(i - last.Length + 1 + Array.LastIndexOf(last, last.Max()));
                    high.Whole.Oldest.ShouldBe(i - last.Length + 1 + Array.IndexOf(last, last.Max()));
                    var mean = last.Average();
                    moments.Whole.Squares.ShouldBe(last.Sum(y => (y - mean) * (y - mean)), 1e-12 * size * size);
                    fit.Whole.Products.ShouldBe(
                        last.Select((y, at) => (at - (last.Length - 1) / 2.0) * (y - mean)).Sum(), 1e-12 * length * size);
                }
            })
        .QuickCheckThrowOnFailure();

    [Fact]
    public void A_million_numbers_leave_no_drift()
    {
        const int Length = 50;
        var (sum, moments, total) = (new Window<Sum>(Length), new Window<Moments>(Length), default(Total));
        var numbers = TestBars.Walk(7, 1_000_000).Select(bar => bar.Close).ToArray();
        var exact = 0m;
        foreach (var x in numbers)
        {
            (sum, moments, total) = (sum.Next(x), moments.Next(x), total.Plus(x));
            exact += (decimal)x;
        }

        var last = numbers[^Length..];
        var mean = last.Average();
        sum.Whole.Total.ShouldBe(last.Sum(), 1e-14 * last.Sum());
        moments.Whole.Squares.ShouldBe(last.Sum(y => (y - mean) * (y - mean)), 1e-9 * moments.Whole.Squares);
        total.Value.ShouldBe((double)exact, 1e-12 * (double)exact);
    }

    [Fact]
    public void After_huge_numbers_the_small_ones_are_all_there()
    {
        var (sum, moments, total) = (new Window<Sum>(3), new Window<Moments>(3), default(Total));
        foreach (var x in new[] { 1e300, 1e150, -1e300, 1e-3, 2e-3, 4e-3 })
            (sum, moments) = (sum.Next(x), moments.Next(Math.Clamp(x, -1e150, 1e150)));
        foreach (var x in new[] { 1e18, 1e-3, 2e-3, -1e18 })
            total = total.Plus(x);

        sum.Whole.Total.ShouldBe(7e-3, 1e-17);
        moments.Whole.Deviation.ShouldBe(Math.Sqrt(14.0 / 9) * 1e-3, 1e-17);
        total.Value.ShouldBe(3e-3, 1e-17);
    }

    /// <summary>A spread of a millionth on a level of a hundred thousand, where a sum of squares has no digits left.</summary>
    [Fact]
    public void A_small_spread_on_a_large_level_keeps_its_digits()
    {
        var bands = new Bollinger(4, 2);
        foreach (var x in new[] { 0.0, 1, 2, 3, 4, 5, 6, 7 })
            bands = bands.Next(131072 + x / 1048576);

        bands.Deviation.ShouldBe(Math.Sqrt(1.25) / 1048576, 1e-20);
    }

    [Fact]
    public void Flat_prices_have_no_spread_at_all()
    {
        var bands = Enumerable.Repeat(0.1, 100).Aggregate(new Bollinger(20, 2), (state, x) => state.Next(x));

        bands.Deviation.ShouldBe(0);
        bands.PercentB.ShouldBe(0.5);
        bands.ZScore.ShouldBe(0);
        bands.Width.ShouldBe(0);
    }
}
