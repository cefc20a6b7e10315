using Actors.Domain;
using Actors.Exchanges.Simulator;

namespace Actors.Tests.Exchanges.Simulator;

/// <summary>The modes of self-trade prevention, with the figures of the venue's own examples.</summary>
public class SelfTradeTests
{
    readonly Floor floor = new();

    [Fact]
    public void Without_a_mode_an_account_trades_with_itself()
    {
        Maker(1, SelfTradePrevention.ExpireBoth);
        Taker(1, SelfTradePrevention.None).Fills.Count.ShouldBe(1);
    }

    [Fact]
    public void Expire_maker_ends_every_own_order_that_it_meets_and_the_rest_rests()
    {
        long[] makers = [Maker(1.2m, SelfTradePrevention.None, 1.2m), Maker(1.3m, SelfTradePrevention.None, 1.1m), Maker(8.1m, SelfTradePrevention.None)];

        var taker = Taker(3, SelfTradePrevention.ExpireMaker);

        taker.Order.Status.ShouldBe(SpotOrderStatus.New);
        taker.Prevented.Select(match => (match.Price, match.TakerPrevented, match.MakerPrevented))
            .ShouldBe([(1.2m, null, 1.2m), (1.1m, null, 1.3m), (1m, null, 8.1m)]);
        makers.Select(id => floor.Find(floor.Alice, id)).ShouldAllBe(
            maker => maker.Status == SpotOrderStatus.ExpiredInMatch && maker.Prevented == maker.Quantity);
        floor.Alice.BalanceOf("USDT").Locked.ShouldBe(0);
    }

    [Fact]
    public void Expire_taker_leaves_the_book_alone()
    {
        var maker = Maker(1, SelfTradePrevention.None);

        var taker = Taker(3, SelfTradePrevention.ExpireTaker);

        (taker.Order.Status, taker.Order.Prevented).ShouldBe((SpotOrderStatus.ExpiredInMatch, 3));
        floor.Find(floor.Alice, maker).Status.ShouldBe(SpotOrderStatus.New);
    }

    [Fact]
    public void Expire_both_ends_both()
    {
        var maker = Maker(1, SelfTradePrevention.None);

        var taker = Taker(3, SelfTradePrevention.ExpireBoth);

        taker.Prevented.ShouldHaveSingleItem().ShouldBe(
            new(Floor.Symbol, 0, taker.Order.OrderId, maker, -1, SelfTradePrevention.ExpireBoth, 1, 3, 1, floor.Now));
        floor.Find(floor.Alice, maker).Status.ShouldBe(SpotOrderStatus.ExpiredInMatch);
    }

    [Fact]
    public void Decrement_takes_the_match_off_both_and_ends_the_smaller()
    {
        var maker = Maker(6, SelfTradePrevention.Decrement, 2);

        var taker = Taker(2, SelfTradePrevention.Decrement, 2);

        (taker.Order.Status, taker.Order.Prevented).ShouldBe((SpotOrderStatus.ExpiredInMatch, 2));
        var left = floor.Find(floor.Alice, maker);
        (left.Status, left.Prevented).ShouldBe((SpotOrderStatus.New, 2));
        floor.Market.BestBid.ShouldBe(new(2, 4));
        floor.Alice.BalanceOf("USDT").Locked.ShouldBe(8);
    }

    [Fact]
    public void Transfer_moves_the_prevented_quantity_between_accounts_of_a_group()
    {
        var one = floor.Exchange.AddAccount("one", CommissionRates.Free, tradeGroupId: 1);
        var two = floor.Exchange.AddAccount("two", CommissionRates.Free, tradeGroupId: 1);
        floor.Exchange.Deposit(one, "USDT", 20, floor.Now);
        floor.Exchange.Deposit(two, "BTC", 20, floor.Now);
        floor.Place(one, Floor.Buy(0.2m, 0.6m) with { SelfTradePrevention = SelfTradePrevention.Transfer });

        var taker = floor.Place(two, Floor.Sell(0.2m, 0.2m) with { SelfTradePrevention = SelfTradePrevention.Transfer });

        taker.Order.Status.ShouldBe(SpotOrderStatus.ExpiredInMatch);
        taker.Fills.ShouldBeEmpty();
        one.Balances.ShouldBe([new("BTC", 0.2m, 0), new("USDT", 19.88m, 0.08m)]);
        two.Balances.ShouldBe([new("BTC", 19.8m, 0), new("USDT", 0.04m, 0)]);
    }

    [Fact]
    public void A_prevented_match_is_reported_to_both_sides()
    {
        var maker = Maker(6, SelfTradePrevention.Decrement, 2);
        floor.Clear();
        var taker = Taker(2, SelfTradePrevention.Decrement, 2).Order.OrderId;

        floor.Told.ShouldBe(
        [
            $"alice {taker} New New", $"alice {maker} TradePrevention New", $"alice {taker} TradePrevention ExpiredInMatch", "alice position",
        ]);
        floor.Reports[1].Report.Prevented.ShouldBe(new(0, 2, 2, -1, taker, Floor.Symbol));
    }

    long Maker(decimal quantity, SelfTradePrevention mode, decimal price = 1) =>
        floor.Place(floor.Alice, Floor.Buy(price, quantity) with { SelfTradePrevention = mode }).Order.OrderId;

    PlacedOrder Taker(decimal quantity, SelfTradePrevention mode, decimal price = 1) =>
        floor.Place(floor.Alice, Floor.Sell(price, quantity) with { SelfTradePrevention = mode });
}
