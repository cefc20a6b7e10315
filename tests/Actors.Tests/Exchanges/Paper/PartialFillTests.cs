using Actors.Domain;
using Actors.Exchanges.Paper;
using static Actors.Tests.Exchanges.Paper.Scene;

namespace Actors.Tests.Exchanges.Paper;

/// <summary>At most a tenth of a candle's volume.</summary>
public class PartialFillTests
{
    static readonly PaperOptions Tenth = Plain with { MaxVolumeShare = 0.1m };

    [Fact]
    public void What_the_volume_does_not_give_goes_on_to_the_next_open()
    {
        var scene = new Scene(Tenth).Flat(100).Buy(quantity: 10).Flat(100, 40).Flat(101, 30).Flat(102, 1000);

        scene.Story.ShouldBe(["a filled 4 at 100, open", "a filled 3 at 101, open", "a filled 3 at 102"]);
    }

    [Fact]
    public void A_candle_without_volume_fills_nothing() =>
        new Scene(Tenth).Flat(100).Buy().Flat(100, 0).Flat(101).Story.ShouldBe(["a filled 1 at 101"]);

    [Fact]
    public void The_orders_of_a_candle_share_its_volume() =>
        new Scene(Tenth).Flat(100).Buy(quantity: 3).Buy(quantity: 3, id: "b").Flat(100, 40).Story
            .ShouldBe(["a filled 3 at 100", "b filled 1 at 100, open"]);

    [Fact]
    public void The_share_is_rounded_down_to_the_step()
    {
        var steps = Instrument.Unfiltered(Btc) with { QuantityStep = 0.5m };

        new Scene(Tenth, steps).Flat(100).Buy(quantity: 5).Flat(100, 18).Flat(100, 4.9m).Flat(100, 1000).Story
            .ShouldBe(["a filled 1.5 at 100, open", "a filled 3.5 at 100"]);
    }

    [Fact]
    public void The_rest_of_a_limit_order_rests() =>
        new Scene(Tenth).Flat(100).Buy(OrderType.Limit, quantity: 5, limit: 95).Candle(100, 100, 94, 99, 20).Candle(99, 99, 96, 97)
            .Candle(97, 97, 94, 95).Story.ShouldBe(["a filled 2 at 95, open", "a filled 3 at 95"]);

    [Fact]
    public void The_rest_of_a_triggered_stop_is_a_market_order() =>
        new Scene(Tenth).Flat(100).Sell(OrderType.Stop, quantity: 5, trigger: 95).Candle(100, 100, 94, 99, 20).Flat(98)
            .Story.ShouldBe(["a triggered at 95", "a filled 2 at 95, open", "a filled 3 at 98"]);

    [Fact]
    public void A_stop_triggered_without_volume_fills_at_the_next_open() =>
        new Scene(Tenth).Flat(100).Sell(OrderType.Stop, trigger: 95).Candle(100, 100, 94, 99, 0).Flat(98)
            .Story.ShouldBe(["a triggered at 95", "a filled 1 at 98"]);

    [Fact]
    public void An_amount_is_spent_over_several_candles()
    {
        var scene = new Scene(Tenth with { Fees = new(0, 10) }).Flat(100).BuyFor(1000, feesIncluded: true).Flat(100, 40).Flat(125);

        var fills = scene.Fills.ToArray();
        fills.Select(f => f.Done).ShouldBe([false, true]);
        fills[0].Quantity.Value.ShouldBe(4);
        fills[1].Quantity.Value.ShouldBe(decimal.Floor((1000 - 400.4m) / (125 * 0.00000001m * 1.001m)) * 0.00000001m);
    }

    [Fact]
    public void An_amount_whose_rest_buys_nothing_any_more_is_cancelled()
    {
        var whole = Instrument.Unfiltered(Btc) with { QuantityStep = 1 };

        var scene = new Scene(Tenth, whole).Flat(100).BuyFor(250, feesIncluded: false).Flat(100, 10).Flat(200);

        scene.Story.ShouldBe(["a filled 1 at 100, open", "a cancelled"]);
        scene.Reports.OfType<VenueReport.Cancelled>().Single().Why.ShouldBe("min-quantity: 250 at 200 is 0 BTCUSDT, the least is 1");
    }

    [Fact]
    public void A_rest_that_cannot_be_paid_any_more_is_cancelled() =>
        new Scene(Tenth with { Cash = new(1000) }).Flat(100).Buy(quantity: 9).Flat(100, 40).Flat(200).Story
            .ShouldBe(["a filled 4 at 100, open", "a cancelled"]);

    [Fact]
    public void A_partial_entry_is_protected_and_its_legs_grow_with_it()
    {
        var scene = new Scene(Tenth).Flat(100).Buy(quantity: 5, bracket: Legs(95, 110)).Flat(100, 20).Flat(101, 20).Candle(100, 100, 94, 95);

        scene.Story.ShouldBe(
        [
            "a filled 2 at 100, open", "a-s opened 2 at 95", "a-t opened 2 at 110",
            "a filled 2 at 101, open", "a-s opened 4 at 95", "a-t opened 4 at 110",
            "a filled 1 at 100", "a-s opened 5 at 95", "a-t opened 5 at 110",
            "a-s triggered at 95", "a-t cancelled", "a-s filled 5 at 95",
        ]);
    }

    [Fact]
    public void A_leg_that_works_cancels_what_is_left_of_the_entry() =>
        new Scene(Tenth).Flat(104).Buy(OrderType.Limit, quantity: 5, limit: 100, bracket: Legs(95, 110)).Candle(104, 105, 99, 101, 20)
            .Candle(100, 100.5m, 94, 95, 20).Story.ShouldBe(
            [
                "a filled 2 at 100, open", "a-s opened 2 at 95", "a-t opened 2 at 110",
                // The fall meets the entry again before the stop; the candle has no volume left for it.
                "a filled 2 at 100, open", "a-s opened 4 at 95", "a-t opened 4 at 110",
                "a-s triggered at 95", "a-t cancelled", "a cancelled",
            ]);

    [Fact]
    public void A_target_filled_in_part_cancels_the_stop_as_an_order_list_does()
    {
        var scene = new Scene(Tenth).Flat(100).Buy(quantity: 5, bracket: Legs(95, 110)).Flat(100).Candle(100, 111, 99, 100, 20);

        scene.Story[3..].ShouldBe(["a-t filled 2 at 110, open", "a-s cancelled"]);
        scene.Candle(100, 111, 90, 100).Story[5..].ShouldBe(["a-t filled 3 at 110"]);
    }

    [Fact]
    public void With_same_close_the_rest_fills_at_the_next_open() =>
        new Scene(Tenth with { Fill = FillMode.SameClose }).Flat(100, 20).Buy(quantity: 3).Candle(101, 102, 100, 102, 1000)
            .Story.ShouldBe(["a filled 2 at 100, open", "a filled 1 at 101"]);

    [Fact]
    public void With_same_close_orders_share_the_candle_that_closed() =>
        new Scene(Tenth with { Fill = FillMode.SameClose }).Flat(100, 20).Buy(quantity: 1.5m).Buy(quantity: 1, id: "b")
            .Story.ShouldBe(["a filled 1.5 at 100", "b filled 0.5 at 100, open"]);

    [Fact]
    public void An_open_order_says_what_is_left()
    {
        var open = new Scene(Tenth).Flat(100).Buy(OrderType.Limit, quantity: 5, limit: 95).Candle(100, 100, 94, 99, 20).Venue.OpenOrders;

        open.ShouldHaveSingleItem().ShouldBe(new(new("a"), Btc, Side.Buy, OrderType.Limit, new(2), new(3), new(95), null));
    }
}
