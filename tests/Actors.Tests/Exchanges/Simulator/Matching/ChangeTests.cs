using Actors.Domain;
using Actors.Exchanges.Simulator;

namespace Actors.Tests.Exchanges.Simulator;

/// <summary>Cancels, replacements, amendments, and what closes a market.</summary>
public class ChangeTests
{
    readonly Floor floor = new();

    [Fact]
    public void A_cancel_gives_the_order_its_own_id_and_both_find_it()
    {
        var id = floor.Place(floor.Alice, Floor.Buy(90, 1, "mine")).Order.OrderId;

        var canceled = floor.Exchange.Cancel(
            floor.Alice, new(new(Floor.Symbol, null, "mine")) { NewClientOrderId = "stop-it" }, floor.Now).Value!.Order!;

        (canceled.OrigClientOrderId, canceled.Order.ClientOrderId, canceled.Order.Status).ShouldBe(("mine", "stop-it", SpotOrderStatus.Canceled));
        var told = floor.Reports[^1].Report;
        (told.Type, told.ClientOrderId, told.OrigClientOrderId).ShouldBe((ExecutionType.Canceled, "stop-it", "mine"));
        foreach (var name in (string[])["mine", "stop-it"])
            floor.Exchange.Order(floor.Alice, new(Floor.Symbol, null, name)).Value!.OrderId.ShouldBe(id);
        floor.Alice.BalanceOf("USDT").Locked.ShouldBe(0);
    }

    [Fact]
    public void What_cannot_be_cancelled_is_told_why()
    {
        var filled = floor.Place(floor.Alice, Floor.Buy(90, 1)).Order.OrderId;
        floor.Place(floor.Bob, Floor.Sell(90, 1));
        Refusal(new(Floor.Symbol, filled, null)).ShouldBe(Rejection.UnknownOrder);
        Refusal(new(Floor.Symbol, 999, null)).ShouldBe(Rejection.UnknownOrder);
        Refusal(new(Floor.Symbol, null, null)).Code.ShouldBe(-1102);
        Refusal(new("NONE", 1, null)).Code.ShouldBe(-1121);
        Refusal(new(Floor.Symbol, filled, "other")).Code.ShouldBe(-2039);
        var open = floor.Place(floor.Alice, Floor.Buy(80, 1)).Order.OrderId;
        floor.Exchange.Cancel(
                floor.Alice, new(new(Floor.Symbol, open, null)) { Restriction = CancelRestriction.OnlyPartiallyFilled }, floor.Now)
            .Rejection!.Message.ShouldBe("Order was not canceled due to cancel restrictions.");

        Rejection Refusal(OrderRef which) => floor.Exchange.Cancel(floor.Alice, new(which), floor.Now).Rejection!;
    }

    [Fact]
    public void Client_ids_are_unique_among_open_orders_only()
    {
        var id = floor.Place(floor.Alice, Floor.Buy(90, 1, "mine")).Order.OrderId;
        floor.Refused(floor.Alice, Floor.Buy(90, 1, "mine")).ShouldBe(Rejection.DuplicateOrder);
        floor.Place(floor.Bob, Floor.Buy(80, 1, "mine"));
        floor.Cancel(floor.Alice, id);
        floor.Place(floor.Alice, Floor.Buy(90, 1, "mine")).Order.OrderId.ShouldNotBe(id);
    }

    [Fact]
    public void Cancel_all_answers_orders_and_lists()
    {
        floor.Print(100);
        floor.Place(floor.Alice, Floor.Buy(90, 1));
        floor.Place(floor.Alice, new NewOrderList.Oco(
            new(Floor.Symbol, Side.Sell, SpotOrderType.LimitMaker) { Price = 105, Quantity = 1 }, Floor.Stop(Side.Sell, 95, 1)));

        var canceled = floor.Exchange.CancelAll(floor.Alice, Floor.Symbol, floor.Now).Value!;

        canceled.Select(one => one.List is null).ShouldBe([true, false]);
        floor.Exchange.OpenOrders(floor.Alice, null).ShouldBeEmpty();
        floor.Exchange.CancelAll(floor.Alice, Floor.Symbol, floor.Now).Rejection.ShouldBe(Rejection.UnknownOrder);
    }

    [Theory]
    [InlineData(true, 90, true, null)]
    [InlineData(true, 1_000_000, true, -2021)]
    [InlineData(false, 90, true, -2022)]
    [InlineData(false, 90, false, -2021)]
    [InlineData(false, 1_000_000, false, -2022)]
    public void Cancel_replace_says_which_half_worked(bool cancels, int price, bool stop, int? code)
    {
        var open = floor.Place(floor.Alice, Floor.Buy(80, 1)).Order.OrderId;

        var answer = floor.Exchange.CancelReplace(
            floor.Alice, new(new(Floor.Symbol, cancels ? open : 999, null)), Floor.Buy(price, 1), stop, floor.Now).Value!;

        (answer.Rejection?.Code).ShouldBe(code);
        answer.IsOk.ShouldBe(code is null);
        answer.NewNotAttempted.ShouldBe(!cancels && stop);
        floor.Find(floor.Alice, open).Status.ShouldBe(cancels ? SpotOrderStatus.Canceled : SpotOrderStatus.New);
    }

    [Fact]
    public void A_replacement_that_the_filters_refuse_leaves_the_first_order_alone()
    {
        var tight = new Floor(Floor.Rules(new() { LotSize = new(1, 10, 1) }));
        var open = tight.Place(tight.Alice, Floor.Buy(80, 1)).Order.OrderId;

        tight.Exchange.CancelReplace(tight.Alice, new(new(Floor.Symbol, open, null)), Floor.Buy(80, 1.5m), true, tight.Now)
            .Rejection.ShouldBe(Rejection.Filter("LOT_SIZE"));

        tight.Find(tight.Alice, open).Status.ShouldBe(SpotOrderStatus.New);
    }

    [Fact]
    public void An_amended_order_keeps_its_place_and_frees_the_difference()
    {
        var first = floor.Place(floor.Alice, Floor.Buy(90, 3, "a")).Order.OrderId;
        var second = floor.Place(floor.Alice, Floor.Buy(90, 1)).Order.OrderId;
        floor.Clear();

        var amended = floor.Exchange.AmendKeepPriority(floor.Alice, new(Floor.Symbol, first, null), 1, "b", floor.Now).Value!;

        (amended.Order.Quantity, amended.OrigClientOrderId, amended.Order.ClientOrderId).ShouldBe((1, "a", "b"));
        floor.Told.ShouldBe([$"alice {first} Replaced New", "alice position"]);
        floor.Market.BestBid.ShouldBe(new(90, 2));
        floor.Alice.BalanceOf("USDT").Locked.ShouldBe(180);
        floor.Place(floor.Bob, Floor.Sell(90, 1));
        floor.Find(floor.Alice, first).Status.ShouldBe(SpotOrderStatus.Filled);
        floor.Find(floor.Alice, second).Status.ShouldBe(SpotOrderStatus.New);
        floor.Exchange.Amendments(floor.Alice, Floor.Symbol, first).ShouldHaveSingleItem().NewQuantity.ShouldBe(1);
    }

    [Theory]
    [InlineData(3, "The requested action would change no state; rejecting.")]
    [InlineData(4, "Order amend (quantity increase) is not supported.")]
    [InlineData(1, "Quantity must be above what has been executed.")]
    [InlineData(2.5, "Filter failure: LOT_SIZE")]
    public void An_amendment_only_lowers(double quantity, string why)
    {
        var stepped = new Floor(Floor.Rules(new() { LotSize = new(1, 10, 1) }));
        var id = stepped.Place(stepped.Alice, Floor.Buy(90, 3)).Order.OrderId;
        stepped.Place(stepped.Bob, Floor.Sell(90, 1));

        stepped.Exchange.AmendKeepPriority(stepped.Alice, new(Floor.Symbol, id, null), (decimal)quantity, null, stepped.Now)
            .Rejection.ShouldBe(new(-2038, why));
    }

    [Theory]
    [InlineData(0.5, "Filter failure: NOTIONAL")]
    [InlineData(1, "IcebergQty exceeds QTY.")]
    public void What_is_left_has_to_pass_as_a_new_order_would(double quantity, string why)
    {
        var filtered = new Floor(Floor.Rules(new() { Notional = new(50, true, 0, false, 5) }));
        var id = filtered.Place(filtered.Alice, Floor.Buy(90, 3) with { IcebergQuantity = 1 }).Order.OrderId;

        filtered.Exchange.AmendKeepPriority(filtered.Alice, new(Floor.Symbol, id, null), (decimal)quantity, null, filtered.Now)
            .Rejection.ShouldBe(new(-2038, why));
        filtered.Exchange.AmendKeepPriority(filtered.Alice, new(Floor.Symbol, id, null), 2, null, filtered.Now).IsOk.ShouldBeTrue();
    }

    [Fact]
    public void Both_legs_of_a_pair_have_to_pass_with_what_is_left()
    {
        var filtered = new Floor(Floor.Rules(new() { Notional = new(51, true, 0, false, 5) }));
        filtered.Print(100, 1);
        var placed = filtered.Place(filtered.Alice, new NewOrderList.Oco(
            new(Floor.Symbol, Side.Sell, SpotOrderType.LimitMaker) { Price = 105, Quantity = 1 }, Floor.Stop(Side.Sell, 95, 1)));

        // 52.5 at the limit, 50 at the market's price.
        filtered.Exchange.AmendKeepPriority(filtered.Alice, new(Floor.Symbol, placed.Reports[0].Order.OrderId, null), 0.5m, null, filtered.Now)
            .Rejection.ShouldBe(new(-2038, "Filter failure: NOTIONAL"));
    }

    [Fact]
    public void Amendments_are_counted()
    {
        var few = new Floor(Floor.Rules(new() { MaxOrderAmends = 1 }));
        var which = new OrderRef(Floor.Symbol, few.Place(few.Alice, Floor.Buy(90, 3)).Order.OrderId, null);
        few.Exchange.AmendKeepPriority(few.Alice, which, 2, null, few.Now).IsOk.ShouldBeTrue();
        few.Exchange.AmendKeepPriority(few.Alice, which, 1, null, few.Now).Rejection!.Message.ShouldBe("Filter failure: MAX_NUM_ORDER_AMENDS");
    }

    [Theory]
    [InlineData(SymbolStatus.Halt, false)]
    [InlineData(SymbolStatus.Break, false)]
    [InlineData(SymbolStatus.CancelOnly, true)]
    public void A_closed_market_takes_cancels_only(SymbolStatus status, bool amends)
    {
        var id = floor.Place(floor.Alice, Floor.Buy(90, 3)).Order.OrderId;
        floor.Exchange.SetStatus(floor.Market, status);

        floor.Refused(floor.Alice, Floor.Buy(90, 1)).ShouldBe(Rejection.MarketClosed);
        floor.Exchange.AmendKeepPriority(floor.Alice, new(Floor.Symbol, id, null), 2, null, floor.Now).IsOk.ShouldBe(amends);
        floor.Cancel(floor.Alice, id).Order!.Order.Status.ShouldBe(SpotOrderStatus.Canceled);
    }

    [Fact]
    public void After_a_wipe_every_order_is_unknown_and_nothing_is_left_of_the_book()
    {
        floor.Print(100);
        var id = floor.Place(floor.Alice, Floor.Buy(90, 3, "mine")).Order.OrderId;
        floor.Place(floor.Alice, Floor.Stop(Side.Sell, 80, 1));

        floor.Exchange.Wipe(floor.Now);

        floor.Exchange.Order(floor.Alice, new(Floor.Symbol, id, null)).Rejection.ShouldBe(Rejection.OrderNotFound);
        floor.Alice.Balances.ShouldAllBe(balance => balance.Free == 0 && balance.Locked == 0);
        floor.Market.BestBid.ShouldBeNull();
        floor.Refused(floor.Alice, Floor.Buy(90, 3, "mine")).ShouldBe(Rejection.InsufficientBalance);
        floor.Exchange.Deposit(floor.Alice, "USDT", 1000, floor.Now);
        floor.Place(floor.Alice, Floor.Buy(90, 3, "mine")).Order.OrderId.ShouldBeGreaterThan(id);
    }

    [Fact]
    public void A_test_order_is_checked_and_leaves_no_trace()
    {
        floor.Exchange.Test(floor.Alice, Floor.Buy(90, 1, "mine"), floor.Now).ShouldBeNull();
        floor.Exchange.Test(floor.Alice, Floor.Buy(90, 0), floor.Now)!.Code.ShouldBe(-1013);

        floor.Exchange.AllOrders(floor.Alice, Floor.Symbol).ShouldBeEmpty();
        floor.Alice.BalanceOf("USDT").Locked.ShouldBe(0);
        floor.Told.ShouldBeEmpty();
    }
}
