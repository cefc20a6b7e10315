using Actors.Domain;
using Actors.Exchanges.Simulator;

namespace Actors.Tests.Exchanges.Simulator;

public class LifecycleTests
{
    readonly Floor floor = new();

    [Fact]
    public void A_limit_order_rests_and_is_filled_at_its_price_by_a_later_one()
    {
        var buy = floor.Place(floor.Alice, Floor.Buy(100, 2));
        buy.Order.Status.ShouldBe(SpotOrderStatus.New);
        floor.Place(floor.Bob, Floor.Sell(90, 0.5m)).Fills.ShouldHaveSingleItem().Price.ShouldBe(100);

        floor.Find(floor.Alice, buy.Order.OrderId).Status.ShouldBe(SpotOrderStatus.PartiallyFilled);
        floor.Place(floor.Bob, Floor.Sell(100, 1.5m)).Order.Status.ShouldBe(SpotOrderStatus.Filled);
        floor.Find(floor.Alice, buy.Order.OrderId).Status.ShouldBe(SpotOrderStatus.Filled);
        floor.Alice.BalanceOf("USDT").ShouldBe(new("USDT", 99_800, 0));
        floor.Alice.BalanceOf("BTC").ShouldBe(new("BTC", 102, 0));
    }

    [Fact]
    public void A_taker_is_told_new_then_its_trades_then_its_position()
    {
        floor.Place(floor.Bob, Floor.Sell(100, 1));
        floor.Place(floor.Bob, Floor.Sell(101, 1));
        floor.Clear();

        floor.Place(floor.Alice, Floor.AtMarket(Side.Buy, 3)).Order.Status.ShouldBe(SpotOrderStatus.Expired);

        floor.Told.ShouldBe(
        [
            "alice 3 New New", "alice 3 Trade PartiallyFilled", "bob 1 Trade Filled", "alice 3 Trade PartiallyFilled",
            "bob 2 Trade Filled", "alice 3 Expired Expired", "alice position", "bob position",
        ]);
        floor.Reports[^1].Report.Order.ExpiryReason.ShouldBe(ExpiryReason.InsufficientLiquidity);
        floor.Reports.Select(told => told.Report.Id).ShouldBeInOrder();
    }

    [Fact]
    public void A_stop_waits_off_the_book_and_takes_when_its_price_trades()
    {
        floor.Print(100);
        var stop = floor.Place(floor.Alice, Floor.Stop(Side.Sell, 95, 1));
        stop.Order.IsWorking.ShouldBeFalse();
        stop.Order.WorkingTime.ShouldBe(-1);
        floor.Place(floor.Bob, Floor.Buy(94, 5));
        floor.Clear();

        floor.Place(floor.Bob, Floor.Sell(94.5m, 1, "x") with { Price = 94, TimeInForce = TimeInForce.ImmediateOrCancel, SelfTradePrevention = SelfTradePrevention.None });

        var after = floor.Find(floor.Alice, stop.Order.OrderId);
        after.Status.ShouldBe(SpotOrderStatus.Filled);
        after.ExecutedQuote.ShouldBe(94);
        floor.Told.Exists(told => told == $"alice {stop.Order.OrderId} New New").ShouldBeTrue();
    }
}
