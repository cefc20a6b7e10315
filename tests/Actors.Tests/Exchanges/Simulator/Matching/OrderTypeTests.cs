using Actors.Domain;
using Actors.Exchanges.Simulator;

namespace Actors.Tests.Exchanges.Simulator;

/// <summary>What each kind of order does, and how it ends.</summary>
public class OrderTypeTests
{
    readonly Floor floor = new();

    [Fact]
    public void Immediate_or_cancel_takes_what_there_is_and_the_rest_expires()
    {
        floor.Place(floor.Bob, Floor.Sell(100, 1));

        var order = floor.Place(floor.Alice, Floor.Buy(100, 3) with { TimeInForce = TimeInForce.ImmediateOrCancel }).Order;

        (order.Status, order.Executed, order.ExpiryReason).ShouldBe((SpotOrderStatus.Expired, 1, ExpiryReason.UnfilledIocQuantityExpired));
        floor.Alice.BalanceOf("USDT").ShouldBe(new("USDT", 99_900, 0));
    }

    [Theory]
    [InlineData(2, SpotOrderStatus.Filled, ExpiryReason.None)]
    [InlineData(2.01, SpotOrderStatus.Expired, ExpiryReason.UnfilledFokOrderExpired)]
    public void Fill_or_kill_takes_all_or_nothing(double quantity, SpotOrderStatus status, ExpiryReason reason)
    {
        floor.Place(floor.Bob, Floor.Sell(100, 1));
        floor.Place(floor.Bob, Floor.Sell(101, 1));
        floor.Place(floor.Bob, Floor.Sell(102, 1));

        var order = floor.Place(floor.Alice, Floor.Buy(101, (decimal)quantity) with { TimeInForce = TimeInForce.FillOrKill }).Order;

        (order.Status, order.ExpiryReason).ShouldBe((status, reason));
        floor.Trades.Count.ShouldBe(status == SpotOrderStatus.Filled ? 2 : 0);
    }

    [Theory]
    [InlineData(SelfTradePrevention.ExpireMaker, SpotOrderStatus.Filled)]
    [InlineData(SelfTradePrevention.ExpireTaker, SpotOrderStatus.Expired)]
    [InlineData(SelfTradePrevention.Decrement, SpotOrderStatus.Expired)]
    public void Fill_or_kill_is_not_half_filled_by_self_trade_prevention(SelfTradePrevention mode, SpotOrderStatus status)
    {
        floor.Place(floor.Bob, Floor.Sell(100, 1));
        floor.Place(floor.Alice, Floor.Sell(101, 1));
        floor.Place(floor.Bob, Floor.Sell(102, 1));

        var order = floor.Place(floor.Alice, Floor.Buy(102, 2) with { TimeInForce = TimeInForce.FillOrKill, SelfTradePrevention = mode }).Order;

        order.Status.ShouldBe(status);
        order.Executed.ShouldBe(status == SpotOrderStatus.Filled ? 2 : 0);
    }

    [Fact]
    public void A_limit_maker_that_would_take_is_refused()
    {
        floor.Place(floor.Bob, Floor.Sell(100, 1));
        floor.Refused(floor.Alice, Maker(100)).ShouldBe(Rejection.WouldMatch);
        floor.Place(floor.Alice, Maker(99.99m)).Order.Status.ShouldBe(SpotOrderStatus.New);
    }

    [Theory]
    [InlineData(SpotOrderType.StopLoss, Side.Buy, 100, 100.01)]
    [InlineData(SpotOrderType.StopLoss, Side.Sell, 100, 99.99)]
    [InlineData(SpotOrderType.TakeProfit, Side.Buy, 100, 99.99)]
    [InlineData(SpotOrderType.TakeProfit, Side.Sell, 100, 100.01)]
    public void A_trigger_lies_on_its_side_of_the_last_price(SpotOrderType type, Side side, double refused, double taken)
    {
        floor.Print(100);
        floor.Refused(floor.Alice, Contingent(refused)).ShouldBe(Rejection.WouldTrigger);
        floor.Place(floor.Alice, Contingent(taken)).Order.IsWorking.ShouldBeFalse();

        NewOrder Contingent(double trigger) => new(Floor.Symbol, side, type) { Quantity = 1, StopPrice = (decimal)trigger };
    }

    [Fact]
    public void Stops_fire_in_the_order_in_which_the_price_meets_them()
    {
        floor.Print(100);
        var far = floor.Place(floor.Alice, Floor.Stop(Side.Sell, 90, 1)).Order.OrderId;
        var near = floor.Place(floor.Alice, Floor.Stop(Side.Sell, 95, 1)).Order.OrderId;
        var second = floor.Place(floor.Alice, Floor.Stop(Side.Sell, 95, 1)).Order.OrderId;
        floor.Place(floor.Bob, Floor.Buy(89, 10));

        floor.Place(floor.Bob, Floor.Sell(89, 1) with { SelfTradePrevention = SelfTradePrevention.None });

        floor.Reports.Where(told => told.Account == floor.Alice && told.Report.Type == ExecutionType.Trade)
            .Select(told => told.Report.Order.OrderId).TakeLast(3).ShouldBe([near, second, far]);
    }

    [Fact]
    public void A_stop_limit_rests_at_its_limit_once_triggered()
    {
        floor.Print(100);
        var id = floor.Place(floor.Alice, new NewOrder(Floor.Symbol, Side.Sell, SpotOrderType.StopLossLimit)
        {
            Quantity = 1, StopPrice = 95, Price = 94, TimeInForce = TimeInForce.GoodTillCanceled,
        }).Order.OrderId;
        floor.Alice.BalanceOf("BTC").Locked.ShouldBe(1);

        floor.Now += 1000;
        floor.Print(94.5m);

        var order = floor.Find(floor.Alice, id);
        (order.Status, order.IsWorking, order.WorkingTime).ShouldBe((SpotOrderStatus.New, true, floor.Now));
        floor.Market.BestAsk.ShouldBe(new(94, 1));
    }

    [Fact]
    public void A_quote_amount_buys_the_whole_steps_that_come_nearest()
    {
        var stepped = new Floor(Floor.Rules(new() { LotSize = new(0.01m, 100, 0.01m) }));
        stepped.Place(stepped.Bob, Floor.Sell(100, 0.5m));
        stepped.Place(stepped.Bob, Floor.Sell(110, 5));

        var order = stepped.Place(stepped.Alice, new NewOrder(Floor.Symbol, Side.Buy, SpotOrderType.Market) { QuoteQuantity = 100 });

        // 0.5 for 50, then 0.4545 for the other 50: 0.45 costs 49.5, 0.46 would cost 50.6.
        (order.Order.Status, order.Order.Quantity, order.Order.ExecutedQuote).ShouldBe((SpotOrderStatus.Filled, 0.95m, 99.5m));
    }

    [Fact]
    public void A_quote_amount_that_the_book_cannot_serve_leaves_a_rest_that_expires()
    {
        floor.Refused(floor.Alice, new(Floor.Symbol, Side.Buy, SpotOrderType.Market) { QuoteQuantity = 100 }).Message
            .ShouldBe("Order book liquidity is less than symbol minimum quantity.");
        floor.Place(floor.Bob, Floor.Sell(100, 0.5m));

        var order = floor.Place(floor.Alice, new NewOrder(Floor.Symbol, Side.Buy, SpotOrderType.Market) { QuoteQuantity = 100 }).Order;

        (order.Status, order.Executed, order.ExpiryReason).ShouldBe((SpotOrderStatus.Expired, 0.5m, ExpiryReason.InsufficientLiquidity));
    }

    [Fact]
    public void An_iceberg_shows_one_part_and_goes_to_the_end_of_the_queue_with_each_new_one()
    {
        var iceberg = floor.Place(floor.Bob, Floor.Sell(100, 3) with { IcebergQuantity = 1 }).Order.OrderId;
        var plain = floor.Place(floor.Bob, Floor.Sell(100, 1)).Order.OrderId;
        floor.Market.BestAsk.ShouldBe(new(100, 2));

        floor.Place(floor.Alice, Floor.AtMarket(Side.Buy, 3));

        floor.Exchange.Trades(floor.Bob, Floor.Symbol).Select(trade => trade.OrderId).ShouldBe([iceberg, plain, iceberg]);
        floor.Market.BestAsk.ShouldBe(new(100, 1));
    }

    [Fact]
    public void A_pegged_order_takes_its_price_from_the_book_once()
    {
        floor.Place(floor.Bob, Floor.Buy(99, 1));
        floor.Place(floor.Bob, Floor.Buy(98, 1));
        var peg = Floor.Limit(Side.Buy, 1, 1) with { Price = null, Peg = PegPrice.Primary };

        floor.Place(floor.Alice, peg).Order.PeggedPrice.ShouldBe(99);
        floor.Place(floor.Alice, peg with { PegOffset = 1 }).Order.Price.ShouldBe(98);
        floor.Refused(floor.Alice, peg with { PegOffset = 5 }).Message.ShouldBe("Order book liquidity is too low for this pegged order.");
    }

    [Fact]
    public void A_commission_is_a_part_of_what_is_received_cut_to_eight_digits()
    {
        var costly = new Floor(commissions: new(0.0005m, 0.001m, 0, 0.0001m));
        costly.Place(costly.Bob, Floor.Sell(99.99m, 0.12345678m));

        var fill = costly.Place(costly.Alice, Floor.Buy(100, 0.12345678m)).Fills.ShouldHaveSingleItem();

        (fill.Commission, fill.CommissionAsset).ShouldBe((0.00012345m, "BTC"));
        var other = costly.Exchange.Trades(costly.Bob, Floor.Symbol).ShouldHaveSingleItem();
        (other.Commission, other.CommissionAsset, other.IsMaker).ShouldBe((0.00740666m, "USDT", true));
    }

    static NewOrder Maker(decimal price) => new(Floor.Symbol, Side.Buy, SpotOrderType.LimitMaker) { Price = price, Quantity = 1 };
}
