using Actors.Domain;
using Actors.Exchanges.Simulator;
using Actors.Exchanges.Simulator.Server;
using static Actors.Tests.Exchanges.Binance.Venue.VenueRig;

namespace Actors.Tests.Exchanges.Binance.Venue;

public class ProtectTests
{
    static readonly Bracket Both = new(new Price(62_000), new Price(67_000));

    static OrderIntent Entry(Bracket bracket) => Intent("e1", Side.Buy, OrderType.Market, 0.1m, bracket: bracket);

    [Fact]
    public async Task Stop_and_target_stand_as_one_list_and_asking_again_opens_nothing()
    {
        await using var rig = await Open();

        (await rig.Protect(Entry(Both), 0.1m)).ShouldBeOfType<ProtectResult.Standing>();
        (await rig.Protect(Entry(Both), 0.1m)).ShouldBeOfType<ProtectResult.Standing>();

        rig.AtExchange.Count.ShouldBe(2);
        var opened = rig.Reports.OfType<VenueReport.LegOpened>().OrderBy(leg => leg.Order).ToList();
        opened.Select(leg => (leg.Order.Value, leg.Entry.Value, leg.Type, leg.Quantity.Value, leg.Price!.Value.Value)).ShouldBe(
            [("e1-s", "e1", OrderType.Stop, 0.1m, 62_000m), ("e1-t", "e1", OrderType.Limit, 0.1m, 67_000m)]);
    }

    [Fact]
    public async Task A_stop_alone_a_target_alone_and_a_trailing_stop_stand()
    {
        await using var rig = await Open();

        (await rig.Protect(Entry(new(new(62_000), null)), 0.1m)).ShouldBeOfType<ProtectResult.Standing>();
        (await rig.Protect(Entry(new(null, new(67_000))) with { Id = new("e2") }, 0.1m)).ShouldBeOfType<ProtectResult.Standing>();
        (await rig.Protect(Entry(new(null, null, 200)) with { Id = new("e3") }, 0.1m)).ShouldBeOfType<ProtectResult.Standing>();
        (await rig.Protect(Entry(new(null, new(67_000), 200)) with { Id = new("e4") }, 0.1m)).ShouldBeOfType<ProtectResult.Standing>();

        rig.Reports.OfType<VenueReport.LegOpened>().Select(leg => (leg.Order.Value, leg.Type, leg.TrailingBps)).Order().ShouldBe(
        [
            ("e1-s", OrderType.Stop, null), ("e2-t", OrderType.Limit, null), ("e3-s", OrderType.TrailingStop, 200m),
            ("e4-s", OrderType.TrailingStop, 200m), ("e4-t", OrderType.Limit, null),
        ]);
    }

    [Fact]
    public async Task A_stop_that_is_hit_fills_and_ends_the_target()
    {
        await using var rig = await Open();
        await rig.Protect(Entry(Both), 0.1m);

        rig.Trade(61_900);

        await rig.Until(
            () => rig.Reports.OfType<VenueReport.Cancelled>().Any() && rig.Reports.OfType<VenueReport.Filled>().Any(), "the ends of both legs");
        rig.Reports.OfType<VenueReport.Filled>().Single().Order.Value.ShouldBe("e1-s");
        rig.Reports.OfType<VenueReport.Cancelled>().Single().Order.Value.ShouldBe("e1-t");
    }

    [Fact]
    public async Task A_market_beyond_the_stop_refuses()
    {
        await using var rig = await Open();

        (await rig.Protect(Entry(new(new(65_000), null)), 0.1m)).ShouldBe(new ProtectResult.Refused("-2010", "Order would trigger immediately."));
        (await rig.Protect(Entry(new(new(65_000), new(67_000))), 0.1m)).ShouldBeOfType<ProtectResult.Refused>();
        (await rig.Protect(Entry(Both), 0.00001m)).ShouldBeOfType<ProtectResult.Refused>().Code.ShouldBe("min-notional");
    }

    [Fact]
    public async Task A_larger_position_has_its_legs_replaced()
    {
        await using var rig = await Open();
        await rig.Protect(Entry(Both), 0.1m);

        (await rig.Protect(Entry(Both), 0.25m)).ShouldBeOfType<ProtectResult.Standing>();

        var account = await rig.Venue.Account(default);
        account.OpenOrders.Select(order => (order.Id.Value, order.Ordered!.Value.Value)).Order().ShouldBe([("e1-s", 0.25m), ("e1-t", 0.25m)]);
        rig.Reports.OfType<VenueReport.Cancelled>().Count().ShouldBe(2);
        rig.Reports.OfType<VenueReport.LegOpened>().Count().ShouldBe(4);
    }

    [Theory]
    [InlineData(FaultKind.TimeoutExecuted)]
    [InlineData(FaultKind.TimeoutUnexecuted)]
    [InlineData(FaultKind.Cut)]
    public async Task Legs_of_unknown_outcome_come_to_stand_once(FaultKind fault)
    {
        await using var rig = await Open();
        rig.Faults.Next(fault, FaultTarget.Request, match: "orderList.place.oco");

        (await rig.Protect(Entry(Both), 0.1m)).ShouldBeOfType<ProtectResult.Standing>();

        rig.AtExchange.Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_a_leg_has_sold_since_somebody_asked_is_not_sold_again()
    {
        await using var rig = await Open();
        var entry = Entry(new(null, new(60_000))); // the market is above: the target sells as it is placed
        await rig.Place(entry);

        var asked = Enumerable.Range(0, 2).Select(_ => rig.Venue.Protect(entry, new(0.1m), default).AsTask()).ToArray();

        (await Task.WhenAll(asked)).ShouldAllBe(answer => answer is ProtectResult.Unknown);
        rig.AtExchange.Count(order => order.Side == Side.Sell).ShouldBe(1);
    }

    [Fact]
    public async Task Cancelling_the_entry_ends_its_legs_and_frees_what_they_held()
    {
        await using var rig = await Open();
        await rig.Place(Entry(Both));
        await rig.Protect(Entry(Both), 0.1m);

        (await rig.Venue.Cancel(Btc, new("e1"), toReplace: false, default)).ShouldBeOfType<CancelResult.Done>();

        rig.Reports.OfType<VenueReport.Cancelled>().Select(end => end.Order.Value).Order(StringComparer.Ordinal).ShouldBe(["e1-s", "e1-t"]);
        (await rig.Venue.Account(default)).Balances.Single(balance => balance.Asset == "BTC").Locked.ShouldBe(0);
    }

    [Fact]
    public async Task While_a_symbol_is_not_traded_legs_make_way_for_nothing()
    {
        await using var rig = await Open();
        await rig.Place(Entry(Both));
        await rig.Protect(Entry(Both), 0.1m);
        rig.Simulator.Exchange.SetStatus(Btc.Name, SymbolStatus.Halt);

        await rig.Venue.Rules.Refresh(default);

        Cancel().ShouldBeOfType<CancelResult.Unknown>();
        (await rig.Venue.Protect(Entry(Both), new(0.05m), default)).ShouldBeOfType<ProtectResult.Unknown>();
        var stood = rig.AtExchange.Count(order => order.Status == SpotOrderStatus.New);
        rig.Simulator.Exchange.SetStatus(Btc.Name, SymbolStatus.Trading);
        await rig.Until(() => Cancel() is CancelResult.Done, "the cancel once it is traded again");

        stood.ShouldBe(2);
        rig.Reports.OfType<VenueReport.Cancelled>().Count().ShouldBe(2);
        CancelResult Cancel() => rig.Venue.Cancel(Btc, new("e1-s"), toReplace: true, default).AsTask().GetAwaiter().GetResult();
    }

    [Fact]
    public async Task Legs_that_nothing_is_to_replace_are_cancelled_in_a_halt_too_and_new_ones_wait_for_its_end()
    {
        await using var rig = await Open();
        await rig.Place(Entry(Both));
        await rig.Protect(Entry(Both), 0.1m);
        rig.Simulator.Exchange.SetStatus(Btc.Name, SymbolStatus.Halt);

        (await rig.Venue.Cancel(Btc, new("e1-s"), toReplace: false, default)).ShouldBeOfType<CancelResult.Done>();
        (await rig.Venue.Protect(Entry(Both), new(0.1m), default)).ShouldBeOfType<ProtectResult.Unknown>();
        rig.Simulator.Exchange.SetStatus(Btc.Name, SymbolStatus.Trading);

        (await rig.Protect(Entry(Both), 0.1m)).ShouldBeOfType<ProtectResult.Standing>();
    }

    [Fact]
    public async Task A_target_that_filled_in_part_is_followed_by_legs_for_the_rest()
    {
        await using var rig = await Open();
        await rig.Protect(Entry(Both), 0.1m);
        rig.Give("other", Side.Buy, 64_010, 5);                 // takes the offers below the target away
        rig.Give("other", Side.Buy, 67_000, 0.04m);
        await rig.Until(() => rig.Reports.OfType<VenueReport.Filled>().Any(), "the fill of the target");
        rig.Trade(64_000);

        (await rig.Protect(Entry(Both), 0.06m)).ShouldBeOfType<ProtectResult.Standing>();

        (await rig.Venue.Account(default)).OpenOrders.Select(order => (order.Id.Value, order.Ordered!.Value.Value)).Order()
            .ShouldBe([("e1-s", 0.06m), ("e1-t", 0.06m)]);
        (await rig.Settle("e1-t")).ShouldBeOfType<FindResult.Found>().Order.Filled.ShouldBe(Quantity.Zero);
    }

    [Fact]
    public async Task A_new_process_finds_the_legs_that_stand_and_how_others_ended()
    {
        await using var rig = await Open();
        await rig.Protect(Entry(Both), 0.1m);
        await rig.Restart();

        (await rig.Protect(Entry(Both), 0.1m)).ShouldBeOfType<ProtectResult.Standing>();
        rig.AtExchange.Count.ShouldBe(2);

        await rig.Venue.DisposeAsync();
        rig.Trade(61_900);
        await rig.Restart();
        (await rig.Venue.Protect(Entry(Both), new(0.1m), default)).ShouldBeOfType<ProtectResult.Unknown>().Why.ShouldContain("reported only now");
        rig.Reports.OfType<VenueReport.Filled>().Single().Order.Value.ShouldBe("e1-s");
    }
}
