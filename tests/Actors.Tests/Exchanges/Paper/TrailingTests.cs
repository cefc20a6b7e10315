using Actors.Domain;
using Actors.Exchanges.Paper;
using static Actors.Tests.Exchanges.Paper.Scene;

namespace Actors.Tests.Exchanges.Paper;

/// <summary>A trailing stop at 5 % (500 bps).</summary>
public class TrailingTests
{
    // Entered at 100: the trigger stands at 95.
    [Theory]
    [InlineData("100 101 95 100", "a-s triggered at 95|a-s filled 1 at 95, ambiguous")] // the old trigger, though the rise may have come first
    [InlineData("100 100 95 96", "a-s triggered at 95|a-s filled 1 at 95")] // no rise: certain
    [InlineData("100 110 96 104", "a-s triggered at 104.5|a-s filled 1 at 104.5")] // the close lies below the raised one: certain
    [InlineData("100 110 100 108", "a-s triggered at 104.5|a-s filled 1 at 104.5, ambiguous")] // the low may have come after the rise
    [InlineData("100 104 99 103", "")] // raised to 98.8, not reached
    public void It_stops_against_the_worse_of_the_two_paths(string candle, string story)
    {
        var scene = Add(new Scene().Flat(100).Buy(bracket: Legs(trailingBps: 500)), candle);

        string.Join('|', scene.Story[2..]).ShouldBe(story);
    }

    [Fact]
    public void A_gap_through_it_fills_at_the_open() =>
        new Scene().Flat(100).Buy(bracket: Legs(trailingBps: 500)).Flat(100).Flat(90).Story[2..]
            .ShouldBe(["a-s triggered at 90", "a-s filled 1 at 90"]);

    // The rise to 110 that would lift it to 104.5 fills the target at 108 on its way.
    [Theory]
    [InlineData("100 110 96 104", "a-t filled 1 at 108|a-s cancelled")]
    [InlineData("100 110 95 104", "a-s triggered at 95|a-t cancelled|a-s filled 1 at 95, ambiguous")]
    public void A_rise_that_ends_the_position_lifts_nothing(string candle, string story) =>
        string.Join('|', Add(new Scene().Flat(100).Buy(bracket: Legs(target: 108, trailingBps: 500)), candle).Story[3..]).ShouldBe(story);

    [Fact]
    public void An_open_that_gaps_up_raises_it_before_the_fall()
    {
        var scene = new Scene().Flat(100).Buy(bracket: Legs(trailingBps: 500)).Flat(100);

        // 120 × 0.95 = 114: the fall from the open reaches it.
        scene.Candle(120, 120, 113, 115).Story[2..].ShouldBe(["a-s triggered at 114", "a-s filled 1 at 114"]);
    }

    [Fact]
    public void It_follows_the_best_price_and_never_back()
    {
        var scene = new Scene().Flat(100).Buy(bracket: Legs(trailingBps: 500)).Flat(100);
        var triggers = new List<decimal>();
        foreach (var (high, low) in new[] { (104m, 100m), (102m, 100m), (108m, 104m), (107m, 103m) })
        {
            scene.Candle(low + 1, high, low, high - 1);
            triggers.Add(scene.Venue.OpenOrders.ShouldHaveSingleItem().Price!.Value.Value);
        }

        triggers.ShouldBe([98.8m, 98.8m, 102.6m, 102.6m]);
    }

    [Fact]
    public void Its_leg_says_its_first_trigger_and_its_distance()
    {
        var leg = new Scene().Flat(100).Buy(bracket: Legs(target: 120, trailingBps: 250)).Flat(100)
            .Reports.OfType<VenueReport.LegOpened>().First();

        leg.Type.ShouldBe(OrderType.TrailingStop);
        leg.Price!.Value.Value.ShouldBe(97.5m);
        leg.TrailingBps.ShouldBe(250);
    }

    [Fact]
    public void After_a_limit_entry_a_rise_that_may_lie_behind_does_not_raise_it()
    {
        var scene = new Scene().Flat(104).Buy(OrderType.Limit, limit: 100, bracket: Legs(trailingBps: 500)).Candle(104, 130, 99, 102);

        // Only the close is known to have come after the entry.
        scene.Venue.OpenOrders.ShouldHaveSingleItem().Price!.Value.Value.ShouldBe(102 * 0.95m);
        scene.Candle(102, 103, 90, 91).Fills.Last().Ambiguous.ShouldBeTrue();
    }

    [Fact]
    public void After_a_limit_entry_the_fall_is_certain() =>
        new Scene().Flat(104).Buy(OrderType.Limit, limit: 100, bracket: Legs(trailingBps: 500)).Candle(104, 104, 94, 96)
            .Story[2..].ShouldBe(["a-s triggered at 95", "a-s filled 1 at 95, ambiguous"]);

    // A trailing order of its own begins to follow at the price of its arrival.
    [Theory]
    [InlineData("100 100 95 97", "a triggered at 95|a filled 1 at 95")]
    [InlineData("100 100 95.1 97", "")]
    [InlineData("80 80.1 76.2 80", "")]
    [InlineData("80 80 76 77", "a triggered at 76|a filled 1 at 76")]
    public void A_trailing_sale_follows_from_its_first_open(string candle, string story) =>
        string.Join('|', Add(new Scene().Flat(100).Sell(OrderType.TrailingStop, trailingBps: 500), candle).Story).ShouldBe(story);

    [Theory]
    [InlineData("100 105 100 104", "a triggered at 105|a filled 1 at 105")]
    [InlineData("100 101 80 90", "a triggered at 84|a filled 1 at 84")] // 80 × 1.05, and the close is above
    [InlineData("100 104 80 83", "a triggered at 84|a filled 1 at 84, ambiguous")] // the high may have come after the fall
    [InlineData("100 101 98 99", "")]
    public void A_trailing_purchase_follows_downwards(string candle, string story) =>
        string.Join('|', Add(new Scene().Flat(100).Buy(OrderType.TrailingStop, trailingBps: 500), candle).Story).ShouldBe(story);

    [Fact]
    public void With_same_close_it_follows_from_the_close_it_was_placed_at() =>
        new Scene(Plain with { Fill = FillMode.SameClose }).Flat(100).Sell(OrderType.TrailingStop, trailingBps: 500).Flat(94)
            .Story.ShouldBe(["a triggered at 94", "a filled 1 at 94"]);

    [Fact]
    public void On_the_best_path_the_rise_comes_first() =>
        new Scene(Plain with { Path = IntrabarPath.Best }).Flat(100).Buy(bracket: Legs(trailingBps: 500)).Candle(100, 110, 94, 108)
            .Story[2..].ShouldBe(["a-s triggered at 104.5", "a-s filled 1 at 104.5, ambiguous"]);

    [Fact]
    public void On_the_best_path_a_fall_before_the_rise_stops_nothing() =>
        new Scene(Plain with { Path = IntrabarPath.Best }).Flat(100).Buy(bracket: Legs(trailingBps: 500)).Candle(100, 110, 100, 108)
            .Story.Length.ShouldBe(2);

    static Scene Add(Scene scene, string candle)
    {
        var prices = candle.Split(' ').Select(decimal.Parse).ToArray();
        return scene.Candle(prices[0], prices[1], prices[2], prices[3]);
    }
}
