using Actors.Domain;
using Actors.Exchanges.Paper;
using static Actors.Tests.Exchanges.Paper.Scene;

namespace Actors.Tests.Exchanges.Paper;

public class FillModeTests
{
    static readonly PaperOptions SameClose = Plain with { Fill = FillMode.SameClose };

    [Fact]
    public void A_market_order_fills_at_the_next_candles_open()
    {
        var scene = new Scene().Candle(100, 110, 90, 105).Buy().Candle(101.12345m, 120, 80, 90);

        scene.Fill.Price.Value.ShouldBe(101.12345m);
        scene.Fill.CandleOpen.ShouldBe(Minute(1));
        scene.Fill.At.ShouldBe(Minute(1));
        scene.Fill.Liquidity.ShouldBe(Liquidity.Taker);
        scene.Fill.Done.ShouldBeTrue();
        scene.Fill.Ambiguous.ShouldBeFalse();
    }

    [Fact]
    public void An_order_pending_after_the_last_candle_does_not_fill()
    {
        var scene = new Scene().Flat(100).Buy();

        scene.Reports.ShouldBeEmpty();
        scene.Venue.OpenOrders.ShouldHaveSingleItem().Type.ShouldBe(OrderType.Market);
    }

    [Fact]
    public void An_order_placed_before_any_candle_fills_at_the_first_open() =>
        new Scene().Buy().Flat(42).Story.ShouldBe(["a filled 1 at 42"]);

    [Fact]
    public void With_same_close_a_market_order_fills_at_once_at_the_close_of_the_signals_candle()
    {
        var scene = new Scene(SameClose).Candle(100, 110, 90, 105).Buy();

        scene.Fill.Price.Value.ShouldBe(105);
        scene.Fill.CandleOpen.ShouldBe(Minute(0));
        scene.Fill.At.ShouldBe(Minute(1));
        scene.Venue.OpenOrders.ShouldBeEmpty();
    }

    [Fact]
    public void With_same_close_there_must_have_been_a_candle()
    {
        var refused = new Scene(SameClose).Place(Intent(Side.Buy, OrderType.Market, Base(1)))
            .ShouldBeOfType<PlaceResult.Rejected>();

        refused.Code.ShouldBe("no-market-data");
    }

    [Fact]
    public void With_same_close_the_legs_wait_for_the_next_candle() =>
        new Scene(SameClose).Candle(100, 120, 80, 100).Buy(bracket: Legs(90, 110)).Candle(100, 111, 95, 100)
            .Story.ShouldBe(
            [
                "a filled 1 at 100", "a-s opened 1 at 90", "a-t opened 1 at 110", "a-t filled 1 at 110", "a-s cancelled",
            ]);

    [Theory]
    [InlineData(OrderType.Limit, 105, null, "a filled 1 at 100")]
    [InlineData(OrderType.Stop, null, 95, "a triggered at 100|a filled 1 at 100")]
    [InlineData(OrderType.TakeProfit, null, 105, "a triggered at 100|a filled 1 at 100")]
    [InlineData(OrderType.StopLimit, 101, 99, "a triggered at 100|a filled 1 at 100")]
    [InlineData(OrderType.Limit, 99, null, "")]
    public void With_same_close_a_buy_that_the_close_meets_fills_there(OrderType type, int? limit, int? trigger, string story) =>
        string.Join('|', new Scene(SameClose).Candle(90, 110, 80, 100).Buy(type, limit: limit, trigger: trigger).Story).ShouldBe(story);

    [Fact]
    public void Every_report_bears_the_markets_time()
    {
        var scene = new Scene().Flat(100).Buy(bracket: Legs(90, 120)).Candle(100, 101, 99, 100);
        scene.Sell(id: "b").Cancel("b");
        scene.Candle(100, 101, 85, 95);

        scene.Reports.Select(r => (r.Order.Value, r.At)).ShouldBe(
        [
            ("a", Minute(1)), ("a-s", Minute(1)), ("a-t", Minute(1)), ("b", Minute(2)), ("a-s", Minute(3)), ("a-t", Minute(3)), ("a-s", Minute(3)),
        ]);
        scene.Fills.Last().CandleOpen.ShouldBe(Minute(2));
    }
}
