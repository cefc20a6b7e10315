using Actors.Domain;
using Actors.Exchanges.Simulator;

namespace Actors.Tests.Exchanges.Simulator;

/// <summary>What the legs of lists do to each other.</summary>
public class ListTests
{
    readonly Floor floor = new(commissions: new(0, 0.001m, 0, 0));

    [Fact]
    public void Both_legs_of_an_oco_lock_once_and_the_one_that_trades_ends_the_other()
    {
        floor.Print(100);
        var placed = floor.Place(floor.Alice, SellOco(105, 95, 2));
        placed.List.Contingency.ShouldBe(ContingencyType.Oco);
        placed.Reports.Select(leg => leg.Order.Status).ShouldBe([SpotOrderStatus.New, SpotOrderStatus.New]);
        floor.Alice.BalanceOf("BTC").Locked.ShouldBe(2);
        floor.Clear();

        floor.Place(floor.Bob, Floor.Buy(105, 0.5m));

        var (limit, stop) = (Leg(placed, 0), Leg(placed, 1));
        limit.Status.ShouldBe(SpotOrderStatus.PartiallyFilled);
        (stop.Status, stop.ExpiryReason).ShouldBe((SpotOrderStatus.Expired, ExpiryReason.OcoTrigger));
        floor.Alice.BalanceOf("BTC").Locked.ShouldBe(1.5m);
        floor.Lists.ShouldBeEmpty();
        floor.Place(floor.Bob, Floor.Buy(105, 1.5m));
        floor.Lists.ShouldHaveSingleItem().List.OrderStatus.ShouldBe(ListOrderStatus.AllDone);
    }

    [Fact]
    public void The_leg_of_an_oco_that_triggers_ends_the_other_before_it_takes()
    {
        floor.Print(100);
        var placed = floor.Place(floor.Alice, SellOco(105, 95, 2));
        floor.Place(floor.Bob, Floor.Buy(94, 5));
        floor.Clear();

        floor.Place(floor.Bob, Floor.Sell(94, 1) with { SelfTradePrevention = SelfTradePrevention.None });

        var (id, stop) = (placed.Reports[0].Order.OrderId, placed.Reports[1].Order.OrderId);
        floor.Told.Where(told => told.StartsWith("alice", StringComparison.Ordinal)).ShouldBe(
        [
            $"alice {id} Expired Expired", $"alice {stop} New New", $"alice {stop} Trade Filled", "alice list AllDone AllDone", "alice position",
        ]);
        floor.Alice.BalanceOf("BTC").Locked.ShouldBe(0);
    }

    [Fact]
    public void A_purchase_by_oco_locks_what_its_dearer_leg_costs()
    {
        floor.Print(100);
        floor.Place(floor.Alice, new NewOrderList.Oco(
            Floor.Stop(Side.Buy, 110, 3), new(Floor.Symbol, Side.Buy, SpotOrderType.LimitMaker) { Price = 90, Quantity = 3 }));

        floor.Alice.BalanceOf("USDT").Locked.ShouldBe(330);
    }

    [Fact]
    public void Cancelling_a_leg_cancels_the_list_and_frees_everything()
    {
        floor.Print(100);
        var placed = floor.Place(floor.Alice, SellOco(105, 95, 2));

        var canceled = floor.Cancel(floor.Alice, placed.Reports[1].Order.OrderId);

        canceled.List!.Reports.Select(leg => leg.Order.Status).ShouldBe([SpotOrderStatus.Canceled, SpotOrderStatus.Canceled]);
        (canceled.List.List.StatusType, canceled.List.List.OrderStatus).ShouldBe((ListStatusType.AllDone, ListOrderStatus.AllDone));
        floor.Alice.BalanceOf("BTC").Locked.ShouldBe(0);
        floor.Exchange.CancelList(floor.Alice, Floor.Symbol, placed.List.ListId, null, null, floor.Now).Rejection!.Code.ShouldBe(-2011);
    }

    [Fact]
    public void The_pending_leg_of_an_oto_wakes_when_the_working_one_has_filled()
    {
        floor.Print(100);
        var placed = floor.Place(floor.Alice, new NewOrderList.Oto(Floor.Buy(99, 2), Floor.Sell(110, 1)));
        placed.Reports.Select(leg => leg.Order.Status).ShouldBe([SpotOrderStatus.New, SpotOrderStatus.PendingNew]);
        floor.Alice.BalanceOf("BTC").Locked.ShouldBe(0);

        floor.Place(floor.Bob, Floor.Sell(99, 1));
        Leg(placed, 1).Status.ShouldBe(SpotOrderStatus.PendingNew);
        floor.Place(floor.Bob, Floor.Sell(99, 1));

        Leg(placed, 1).Status.ShouldBe(SpotOrderStatus.New);
        floor.Market.BestAsk.ShouldBe(new(110, 1));
        floor.Alice.BalanceOf("BTC").Locked.ShouldBe(1);
    }

    [Fact]
    public void A_working_leg_that_fills_at_once_is_answered_with_a_pending_leg_that_is_awake_already()
    {
        floor.Place(floor.Bob, Floor.Sell(99, 2));

        var placed = floor.Place(floor.Alice, new NewOrderList.Oto(Floor.Buy(99, 2), Floor.Sell(110, 1)));

        placed.Reports.Select(leg => leg.Order.Status).ShouldBe([SpotOrderStatus.Filled, SpotOrderStatus.PendingNew]);
        Leg(placed, 1).Status.ShouldBe(SpotOrderStatus.New);
    }

    [Fact]
    public void A_working_leg_that_expires_takes_the_pending_one_with_it()
    {
        var placed = floor.Place(floor.Alice, new NewOrderList.Oto(
            Floor.Buy(99, 2) with { TimeInForce = TimeInForce.ImmediateOrCancel }, Floor.Sell(110, 1)));

        (Leg(placed, 0).Status, Leg(placed, 0).ExpiryReason).ShouldBe((SpotOrderStatus.Expired, ExpiryReason.UnfilledIocQuantityExpired));
        (Leg(placed, 1).Status, Leg(placed, 1).ExpiryReason).ShouldBe((SpotOrderStatus.Expired, ExpiryReason.OtoPhaseOneExpired));
        floor.Lists[^1].List.OrderStatus.ShouldBe(ListOrderStatus.AllDone);
    }

    [Fact]
    public void A_pending_leg_that_cannot_be_paid_when_its_turn_comes_expires_as_rejected()
    {
        var placed = floor.Place(floor.Alice, new NewOrderList.Oto(Floor.Buy(99, 1), Floor.Sell(110, 500)));

        floor.Place(floor.Bob, Floor.Sell(99, 1));

        (Leg(placed, 1).Status, Leg(placed, 1).ExpiryReason).ShouldBe((SpotOrderStatus.Expired, ExpiryReason.Rejected));
    }

    [Fact]
    public void An_otoco_wakes_as_a_pair_that_locks_once()
    {
        floor.Print(100);
        var placed = floor.Place(floor.Alice, new NewOrderList.Otoco(
            Floor.Buy(99, 2), new(Floor.Symbol, Side.Sell, SpotOrderType.LimitMaker) { Price = 110, Quantity = 2 }, Floor.Stop(Side.Sell, 90, 2)));

        floor.Place(floor.Bob, Floor.Sell(99, 2));
        floor.Alice.BalanceOf("BTC").Locked.ShouldBe(2);
        floor.Place(floor.Bob, Floor.Buy(110, 2));

        Leg(placed, 1).Status.ShouldBe(SpotOrderStatus.Filled);
        Leg(placed, 2).ExpiryReason.ShouldBe(ExpiryReason.OcoTrigger);
        floor.Lists[^1].List.OrderStatus.ShouldBe(ListOrderStatus.AllDone);
    }

    [Fact]
    public void What_an_opo_buys_is_locked_net_of_commission_and_becomes_the_pending_quantity()
    {
        var other = new Floor(
            Floor.Rules(new() { LotSize = new(0.01m, 1000, 0.01m) }), new(0.001m, 0.001m, 0, 0));
        var placed = other.Place(other.Alice, new NewOrderList.Oto(Floor.Buy(99, 2), Floor.Sell(110, 1) with { Quantity = null }, true));
        other.Place(other.Bob, Floor.Sell(99, 1));
        other.Alice.BalanceOf("BTC").Locked.ShouldBe(0.999m);

        other.Place(other.Bob, Floor.Sell(99, 1));

        other.Find(other.Alice, placed.Reports[1].Order.OrderId).Quantity.ShouldBe(1.99m);
        other.Alice.BalanceOf("BTC").ShouldBe(new("BTC", 100.008m, 1.99m));
    }

    [Theory]
    [InlineData(SpotOrderType.StopLoss, SpotOrderType.LimitMaker, -1166)]
    [InlineData(SpotOrderType.StopLoss, SpotOrderType.TakeProfit, -1199)]
    [InlineData(SpotOrderType.StopLoss, SpotOrderType.StopLoss, -1197)]
    [InlineData(SpotOrderType.LimitMaker, SpotOrderType.TakeProfit, -1168)]
    [InlineData(SpotOrderType.Limit, SpotOrderType.StopLoss, -1158)]
    public void Legs_of_a_sale_on_the_wrong_side_are_refused(SpotOrderType above, SpotOrderType below, int code)
    {
        floor.Print(100);
        floor.Exchange.PlaceList(floor.Alice, new NewOrderList.Oco(Leg(above, 105), Leg(below, 95)), floor.Now).Rejection!.Code.ShouldBe(code);
    }

    [Fact]
    public void Legs_on_the_same_side_of_the_last_price_are_refused()
    {
        floor.Print(100);
        var refused = floor.Exchange.PlaceList(floor.Alice, SellOco(105, 102, 1), floor.Now).Rejection!;
        refused.ShouldBe(new(-2010, "The relationship of the prices for the orders is not correct."));
    }

    static NewOrder Leg(SpotOrderType type, decimal price) => new(Floor.Symbol, Side.Sell, type)
    {
        Quantity = 1,
        Price = type.HasPrice() ? price : null,
        StopPrice = type.IsContingent() ? price : null,
        TimeInForce = type == SpotOrderType.Limit ? TimeInForce.GoodTillCanceled : null,
    };

    static NewOrderList SellOco(decimal limit, decimal stop, decimal quantity) => new NewOrderList.Oco(
        new(Floor.Symbol, Side.Sell, SpotOrderType.LimitMaker) { Price = limit, Quantity = quantity }, Floor.Stop(Side.Sell, stop, quantity));

    OrderView Leg(PlacedList placed, int index) => floor.Find(floor.Alice, placed.Reports[index].Order.OrderId);
}
