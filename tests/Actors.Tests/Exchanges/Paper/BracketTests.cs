using Actors.Domain;
using Actors.Exchanges.Paper;
using static Actors.Tests.Exchanges.Paper.Scene;

namespace Actors.Tests.Exchanges.Paper;

public class BracketTests
{
    static readonly string[] Opened = ["a filled 1 at 100", "a-s opened 1 at 95", "a-t opened 1 at 110"];

    [Theory]
    [InlineData("100 112 94 100", "a-s triggered at 95|a-t cancelled|a-s filled 1 at 95, ambiguous")] // both in range
    [InlineData("100 108 94 100", "a-s triggered at 95|a-t cancelled|a-s filled 1 at 95")]
    [InlineData("100 112 96 100", "a-t filled 1 at 110|a-s cancelled")]
    [InlineData("100 110 96 100", "")] // the target is touched only
    [InlineData("90 112 89 100", "a-s triggered at 90|a-t cancelled|a-s filled 1 at 90")] // gap through the stop
    [InlineData("115 116 94 100", "a-t filled 1 at 115|a-s cancelled")] // gap through the target, before anything else
    [InlineData("100 101 99 100", "")]
    public void Legs_fill_against_the_trader(string candle, string story)
    {
        var scene = new Scene().Flat(100).Buy(bracket: Legs(95, 110)).Flat(100);

        Add(scene, candle).Story.ShouldBe([.. Opened, .. story.Split('|', StringSplitOptions.RemoveEmptyEntries)]);
    }

    [Theory]
    [InlineData("100 112 94 100", "a-s triggered at 95|a-t cancelled|a-s filled 1 at 95, ambiguous")]
    [InlineData("100 112 96 100", "a-t filled 1 at 110|a-s cancelled")]
    [InlineData("100 101 95 100", "a-s triggered at 95|a-t cancelled|a-s filled 1 at 95")]
    public void Legs_of_an_entry_at_the_open_live_through_its_candle(string candle, string story) =>
        Add(new Scene().Flat(100).Buy(bracket: Legs(95, 110)), candle).Story.ShouldBe([.. Opened, .. story.Split('|')]);

    // The limit at 100 fills on the way down from 104.
    [Theory]
    [InlineData("104 112 94 105", "a-s triggered at 95|a-t cancelled|a-s filled 1 at 95, ambiguous")] // the rise may have been in between
    [InlineData("104 105 94 105", "a-s triggered at 95|a-t cancelled|a-s filled 1 at 95")] // certain: the low is beyond the entry
    [InlineData("104 112 99 105", "")] // the high may have come before the entry
    [InlineData("104 112 99 111", "a-t filled 1 at 110|a-s cancelled")] // the close is proof
    public void Legs_of_a_limit_entry_get_only_what_the_path_proves(string candle, string story) =>
        Add(new Scene().Flat(104).Buy(OrderType.Limit, limit: 100, bracket: Legs(95, 110)), candle)
            .Story.ShouldBe([.. Opened, .. story.Split('|', StringSplitOptions.RemoveEmptyEntries)]);

    // The stop at 100 fills on the way up from 97.
    [Theory]
    [InlineData("97 105 94 102", "a-s triggered at 95|a-t cancelled|a-s filled 1 at 95, ambiguous")] // the low may have come before
    [InlineData("97 105 94 94.5", "a-s triggered at 95|a-t cancelled|a-s filled 1 at 95")] // the close is proof
    [InlineData("97 112 96 102", "a-t filled 1 at 110|a-s cancelled")] // the high is certainly beyond the entry
    [InlineData("97 105 96 102", "")]
    public void Legs_of_a_stop_entry_suffer_what_may_have_been(string candle, string story) =>
        Add(new Scene().Flat(97).Buy(OrderType.Stop, trigger: 100, bracket: Legs(95, 110)), candle)
            .Story.ShouldBe(["a triggered at 100", .. Opened, .. story.Split('|', StringSplitOptions.RemoveEmptyEntries)]);

    [Fact]
    public void A_target_that_may_have_been_reached_leaves_its_trade_ambiguous() =>
        new Scene().Flat(104).Buy(OrderType.Limit, limit: 100, bracket: Legs(95, 110)).Candle(104, 112, 99, 105).Candle(105, 106, 94, 95)
            .Fills.Last().Ambiguous.ShouldBeTrue();

    // A gap may carry the entry beyond a leg: that leg is met first, whatever the candle does later, on either reading.
    [Theory]
    [InlineData(IntrabarPath.Worst, "112 113 94 100", "a-t filled 1 at 112|a-s cancelled")]
    [InlineData(IntrabarPath.Best, "112 113 94 100", "a-t filled 1 at 112|a-s cancelled")]
    [InlineData(IntrabarPath.Worst, "93 115 92 100", "a-s triggered at 93|a-t cancelled|a-s filled 1 at 93")]
    [InlineData(IntrabarPath.Best, "93 115 92 100", "a-s triggered at 93|a-t cancelled|a-s filled 1 at 93")]
    public void A_leg_that_the_entry_gapped_beyond_fills_with_it(IntrabarPath path, string candle, string story) =>
        Add(new Scene(Plain with { Path = path }).Flat(100).Buy(bracket: Legs(95, 110)), candle).Story[3..].ShouldBe(story.Split('|'));

    [Fact]
    public void The_best_path_takes_the_target_first() =>
        new Scene(Plain with { Path = IntrabarPath.Best }).Flat(100).Buy(bracket: Legs(95, 110)).Candle(100, 112, 94, 100)
            .Story.ShouldBe(["a filled 1 at 100", "a-t opened 1 at 110", "a-s opened 1 at 95", "a-t filled 1 at 110, ambiguous", "a-s cancelled"]);

    [Fact]
    public void A_sale_is_protected_the_other_way_round() =>
        new Scene().Flat(100).Sell(bracket: Legs(105, 90)).Candle(100, 106, 89, 100).Story.ShouldBe(
        [
            "a filled 1 at 100", "a-s opened 1 at 105", "a-t opened 1 at 90",
            "a-s triggered at 105", "a-t cancelled", "a-s filled 1 at 105, ambiguous",
        ]);

    [Fact]
    public void A_bracket_may_have_one_leg()
    {
        new Scene().Flat(100).Buy(bracket: Legs(stop: 95)).Candle(100, 101, 94, 95).Story
            .ShouldBe(["a filled 1 at 100", "a-s opened 1 at 95", "a-s triggered at 95", "a-s filled 1 at 95"]);
        new Scene().Flat(100).Buy(bracket: Legs(target: 105)).Candle(100, 106, 94, 95).Story
            .ShouldBe(["a filled 1 at 100", "a-t opened 1 at 105", "a-t filled 1 at 105"]);
    }

    [Fact]
    public void The_stop_pays_as_taker_and_the_target_as_maker()
    {
        var options = Plain with { Fees = new(2, 5) };

        new Scene(options).Flat(100).Buy(bracket: Legs(95, 110)).Candle(100, 101, 94, 95).Fills.Last().Fee.Value.ShouldBe(95 * 0.0005m);
        new Scene(options).Flat(100).Buy(bracket: Legs(95, 110)).Candle(100, 111, 96, 97).Fills.Last().Fee.Value.ShouldBe(110 * 0.0002m);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("a-s")]
    [InlineData("a-t")]
    public void To_cancel_an_order_or_a_leg_is_to_cancel_the_family(string id)
    {
        var scene = new Scene().Flat(100).Buy(bracket: Legs(95, 110)).Flat(100);

        scene.Cancel(id).ShouldBeOfType<CancelResult.Done>();

        scene.Story.ShouldBe([.. Opened, "a-s cancelled", "a-t cancelled"]);
        scene.Venue.OpenOrders.ShouldBeEmpty();
        scene.Candle(100, 200, 1, 100).Reports.Count.ShouldBe(5);
    }

    [Fact]
    public void An_entry_cancelled_before_it_fills_opens_no_legs()
    {
        var scene = new Scene().Flat(100).Buy(bracket: Legs(95, 110));
        scene.Cancel("a").ShouldBeOfType<CancelResult.Done>();

        scene.Candle(100, 200, 1, 100).Story.ShouldBe(["a cancelled"]);
    }

    [Fact]
    public void What_is_done_or_was_never_placed_cannot_be_cancelled()
    {
        var scene = new Scene().Flat(100).Buy().Flat(100);

        scene.Cancel("a").ShouldBeOfType<CancelResult.NotOpen>().Why.ShouldBe("a is not open any more");
        scene.Cancel("b").ShouldBeOfType<CancelResult.NotOpen>().Why.ShouldBe("b was never placed here");
    }

    static Scene Add(Scene scene, string candle)
    {
        var prices = candle.Split(' ').Select(decimal.Parse).ToArray();
        return scene.Candle(prices[0], prices[1], prices[2], prices[3]);
    }
}
