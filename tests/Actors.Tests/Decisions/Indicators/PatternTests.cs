using Actors.Decisions.Indicators;
using Actors.Domain;

namespace Actors.Tests.Decisions.Indicators;

public sealed class PatternTests
{
    // Bars as open, high, low, close.
    [Theory]
    [InlineData("inside-bar", 1, "10 15 5 12 | 11 14 6 12")]
    [InlineData("inside-bar", 0, "10 15 5 12 | 11 15 6 12")]
    [InlineData("outside-bar", 1, "10 15 5 12 | 11 16 4 15")]
    [InlineData("outside-bar", -1, "10 15 5 12 | 11 16 4 5")]
    [InlineData("outside-bar", 0, "10 15 5 12 | 11 16 5 12")]
    [InlineData("engulfing", 1, "12 13 9 10 | 9.5 13 9 12.5")]
    [InlineData("engulfing", -1, "10 13 9 12 | 12.5 13 9 9.5")]
    [InlineData("engulfing", 0, "10 13 9 12 | 9.5 13 9 12.5")]
    [InlineData("engulfing", 0, "12 13 9 10 | 10 13 9 12")]
    [InlineData("harami", 1, "14 15 9 10 | 11 13 9 12")]
    [InlineData("harami", -1, "10 15 9 14 | 13 14 9 12")]
    [InlineData("harami", 0, "10 15 9 14 | 12 14 9 13")]
    [InlineData("hammer", 1, "12 13.2 6 13")]
    [InlineData("hammer", -1, "13 20 12.8 12")]
    [InlineData("hammer", 0, "10 14 8 13")]
    [InlineData("hammer", 0, "12 12 6 12")]
    [InlineData("doji", 1, "100 105 95 100.1")]
    [InlineData("doji", 0, "100 105 95 100.2")]
    [InlineData("marubozu", 1, "100 110 100 110")]
    [InlineData("marubozu", -1, "110 110 100 100")]
    [InlineData("marubozu", 0, "100 111 99 110")]
    [InlineData("star", 1, "20 21 9 10 | 9 10 7 8.5 | 9 17 9 16")]
    [InlineData("star", -1, "10 21 9 20 | 21 23 20 21.5 | 21 21 13 14")]
    [InlineData("star", 0, "20 21 9 10 | 9 10 7 8.5 | 9 17 9 14")]
    [InlineData("three-soldiers", 1, "10 13 9 12 | 11 15 11 14 | 13 17 12 16")]
    [InlineData("three-soldiers", -1, "16 17 12 13 | 14 15 11 12 | 13 13 9 10")]
    [InlineData("three-soldiers", 0, "10 13 9 12 | 13 15 11 14 | 13 17 12 16")]
    public void A_pattern_is_told_on_its_last_bar(string id, double expected, string bars)
    {
        var runner = IndicatorCatalog.Parse(id);
        runner.Compute([.. bars.Split('|').Select(Bar)])[0][^1].ShouldBe(expected);
        runner.Ready.ShouldBeTrue();
    }

    [Fact]
    public void A_turning_point_is_told_when_it_is_confirmed()
    {
        double[] highs = [1, 3, 2, 1, 5, 5, 2, 1];
        var runner = IndicatorCatalog.Parse("fractal(1,2)");
        var told = runner.Compute([.. highs.Select((high, i) => new Bar(DateTimeOffset.UnixEpoch.AddDays(i), high, high, 0.5, high, 1))])[0];

        told.ShouldBe([double.NaN, double.NaN, double.NaN, 3, double.NaN, double.NaN, double.NaN, double.NaN]);
    }

    [Fact]
    public void A_lower_low_on_a_higher_rsi_is_bullish_once_it_is_confirmed()
    {
        // A hard fall to 80, a rise, a soft fall to 79, a rise: the second low is lower, its RSI higher.
        double[] closes = [100, 101, 100, 101, 90, 80, 90, 95, 96, 95, 93, 90, 87, 84, 81, 79, 85, 90];
        var indicator = new RsiDivergence(3, 2, 2, 20);
        var told = new List<double>();
        foreach (var (close, i) in closes.Select((close, i) => (close, i)))
        {
            indicator = indicator.Next(new(DateTimeOffset.UnixEpoch.AddHours(i), close, close, close, close, 1));
            told.Add(indicator.Value);
        }

        told[^1].ShouldBe(1);
        told[..^1].ShouldAllBe(value => value == 0 || double.IsNaN(value));
    }

    [Fact]
    public void Points_too_far_apart_make_no_divergence()
    {
        double[] closes = [100, 101, 100, 101, 90, 80, 90, 95, 96, 95, 93, 90, 87, 84, 81, 79, 85, 90];
        var indicator = closes.Select((close, i) => new Bar(DateTimeOffset.UnixEpoch.AddHours(i), close, close, close, close, 1))
            .Aggregate(new RsiDivergence(3, 2, 2, 9), (state, bar) => state.Next(bar));

        indicator.Value.ShouldBe(0);
    }

    static Bar Bar(string text)
    {
        var prices = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(double.Parse).ToArray();
        return new(DateTimeOffset.UnixEpoch, prices[0], prices[1], prices[2], prices[3], 1);
    }
}
