using Actors.Domain;
using Actors.Exchanges.Paper;

namespace Actors.Tests.Exchanges.Paper;

/// <summary>Each type of order against each way that a candle can meet it. One candle at 100 comes before.</summary>
public class OrderTypeTests
{
    // open high low close
    [Theory]
    [InlineData("100 105 95 100", 95, null)] // touched only
    [InlineData("100 105 94 100", 95, 95)] // traded through
    [InlineData("90 92 89 91", 95, 90)] // gap through: at the open
    [InlineData("95 96 95 96", 95, null)] // opens at it
    [InlineData("95 96 94 96", 95, 95)] // opens at it, then trades through
    [InlineData("100 105 96 100", 95, null)]
    public void A_buy_limit_fills_when_the_price_trades_through_it(string candle, int limit, int? filled) =>
        Met(new Scene().Flat(100).Buy(OrderType.Limit, limit: limit), candle).ShouldBe(filled is null ? [] : [$"a filled 1 at {filled}"]);

    [Theory]
    [InlineData("100 105 95 100", 105, null)]
    [InlineData("100 106 95 100", 105, 105)]
    [InlineData("110 112 108 109", 105, 110)]
    [InlineData("105 105 104 104", 105, null)]
    [InlineData("100 104 95 100", 105, null)]
    public void A_sell_limit_fills_when_the_price_trades_through_it(string candle, int limit, int? filled) =>
        Met(new Scene().Flat(100).Sell(OrderType.Limit, limit: limit), candle).ShouldBe(filled is null ? [] : [$"a filled 1 at {filled}"]);

    [Theory]
    [InlineData("100 105 95 100", 105, 105)] // a touch triggers
    [InlineData("100 109 95 100", 105, 105)]
    [InlineData("108 109 107 108", 105, 108)] // gap through: at the worse open
    [InlineData("105 106 104 104", 105, 105)]
    [InlineData("100 104 95 100", 105, null)]
    public void A_buy_stop_fills_when_the_price_reaches_its_trigger(string candle, int trigger, int? filled) =>
        Met(new Scene().Flat(100).Buy(OrderType.Stop, trigger: trigger), candle)
            .ShouldBe(filled is null ? [] : [$"a triggered at {filled}", $"a filled 1 at {filled}"]);

    [Theory]
    [InlineData("100 105 95 100", 95, 95)]
    [InlineData("100 105 91 100", 95, 95)]
    [InlineData("92 93 91 92", 95, 92)]
    [InlineData("95 96 94 95", 95, 95)]
    [InlineData("100 105 96 100", 95, null)]
    public void A_sell_stop_fills_when_the_price_reaches_its_trigger(string candle, int trigger, int? filled) =>
        Met(new Scene().Flat(100).Sell(OrderType.Stop, trigger: trigger), candle)
            .ShouldBe(filled is null ? [] : [$"a triggered at {filled}", $"a filled 1 at {filled}"]);

    [Theory]
    [InlineData(Side.Buy, "100 105 95 100", 95, 95)]
    [InlineData(Side.Buy, "92 93 91 92", 95, 92)] // gap in favour: at the better open
    [InlineData(Side.Buy, "100 105 96 100", 95, null)]
    [InlineData(Side.Sell, "100 105 95 100", 105, 105)]
    [InlineData(Side.Sell, "108 109 107 108", 105, 108)]
    [InlineData(Side.Sell, "100 104 95 100", 105, null)]
    public void A_take_profit_fills_when_the_price_reaches_its_trigger_in_favour(Side side, string candle, int trigger, int? filled)
    {
        var scene = new Scene().Flat(100);

        Met(side == Side.Buy ? scene.Buy(OrderType.TakeProfit, trigger: trigger) : scene.Sell(OrderType.TakeProfit, trigger: trigger), candle)
            .ShouldBe(filled is null ? [] : [$"a triggered at {filled}", $"a filled 1 at {filled}"]);
    }

    // A buy that is triggered at 105 and pays at most the limit.
    [Theory]
    [InlineData("100 109 95 100", 107, "a triggered at 105|a filled 1 at 105")] // still cheap enough when triggered
    [InlineData("106 109 104 106", 107, "a triggered at 106|a filled 1 at 106")] // gap between trigger and limit
    [InlineData("108 109 107.5 108", 107, "a triggered at 108")] // gap beyond the limit: rests
    [InlineData("108 109 106 108", 107, "a triggered at 108|a filled 1 at 107")] // ... and is traded through after
    [InlineData("100 109 95 104", 103, "a triggered at 105")] // the low may have come before the trigger
    [InlineData("100 109 95 102", 103, "a triggered at 105|a filled 1 at 103")] // the close is proof
    [InlineData("100 105 95 104", 105, "a triggered at 105|a filled 1 at 105")] // trigger and limit alike: the close is below
    [InlineData("100 105 95 105", 105, "a triggered at 105")]
    [InlineData("100 104 95 100", 107, "")]
    public void A_stop_limit_is_a_limit_order_from_its_trigger_on(string candle, int limit, string story) =>
        string.Join('|', Met(new Scene().Flat(100).Buy(OrderType.StopLimit, limit: limit, trigger: 105), candle)).ShouldBe(story);

    [Fact]
    public void A_triggered_stop_limit_rests_until_the_price_comes_back()
    {
        var scene = new Scene().Flat(100).Sell(OrderType.StopLimit, limit: 95, trigger: 97).Candle(94, 94.5m, 93, 94);
        scene.Story.ShouldBe(["a triggered at 94"]);
        scene.Venue.OpenOrders.ShouldHaveSingleItem().Price!.Value.Value.ShouldBe(95);

        scene.Candle(94, 96, 93, 94).Fill.Liquidity.ShouldBe(Liquidity.Maker);
        scene.Fill.Price.Value.ShouldBe(95);
    }

    [Fact]
    public void A_limit_order_that_the_arrival_meets_takes_and_one_that_waited_makes()
    {
        new Scene().Flat(100).Buy(OrderType.Limit, limit: 101).Flat(100).Fill.Liquidity.ShouldBe(Liquidity.Taker);
        new Scene().Flat(100).Buy(OrderType.Limit, limit: 99).Candle(100, 100, 98, 99).Fill.Liquidity.ShouldBe(Liquidity.Maker);
        new Scene().Flat(100).Buy(OrderType.Limit, limit: 99).Flat(100).Flat(98).Fill.Liquidity.ShouldBe(Liquidity.Maker);
    }

    [Fact]
    public void A_stop_limit_that_its_trigger_finds_marketable_takes() =>
        new Scene().Flat(100).Buy(OrderType.StopLimit, limit: 107, trigger: 105).Flat(100).Candle(100, 109, 99, 108)
            .Fill.Liquidity.ShouldBe(Liquidity.Taker);

    [Fact]
    public void A_touched_limit_fills_with_the_stated_probability()
    {
        int Filled(decimal probability, ulong seed)
        {
            var scene = new Scene(Scene.Plain with { LimitTouchProbability = probability, Seed = seed }).Flat(100);
            for (var i = 0; i < 400; i++)
                scene.Buy(OrderType.Limit, limit: 95, id: $"o{i}");
            return scene.Candle(100, 100, 95, 98).Fills.Count();
        }

        Filled(0, 1).ShouldBe(0);
        Filled(1, 1).ShouldBe(400);
        Filled(0.25m, 1).ShouldBeInRange(70, 130);
        Filled(0.25m, 1).ShouldBe(Filled(0.25m, 1));
        Enumerable.Range(0, 5).Select(seed => Filled(0.25m, (ulong)seed)).Distinct().Count().ShouldBeGreaterThan(1);
    }

    [Fact]
    public void An_order_out_of_luck_at_the_touch_fills_when_the_price_trades_through() =>
        new Scene().Flat(100).Buy(OrderType.Limit, limit: 95).Candle(100, 100, 95, 98).Candle(98, 99, 94.99m, 98)
            .Fill.CandleOpen.ShouldBe(Scene.Minute(2));

    static string[] Met(Scene scene, string candle)
    {
        var prices = candle.Split(' ').Select(decimal.Parse).ToArray();
        return scene.Candle(prices[0], prices[1], prices[2], prices[3]).Story;
    }
}
