using Actors.Domain;
using Actors.Exchanges.Simulator;
using Actors.Exchanges.Simulator.Server;
using static Actors.Tests.Exchanges.Binance.Venue.VenueRig;

namespace Actors.Tests.Exchanges.Binance.Venue;

public class PlaceTests
{
    [Fact]
    public async Task A_market_buy_is_accepted_and_each_of_its_fills_told_once()
    {
        await using var rig = await Open();
        rig.Give("maker", Side.Sell, 64_009, 0.4m);

        (await rig.Place(Intent("a1", Side.Buy, OrderType.Market, 1))).ShouldBeOfType<PlaceResult.Accepted>();

        await rig.Until(() => rig.Reports.OfType<VenueReport.Filled>().Any(fill => fill.Done), "the last fill");
        var fills = rig.Reports.OfType<VenueReport.Filled>().ToList();
        fills.Select(fill => (fill.Quantity.Value, fill.Price.Value, fill.Total!.Value.Value, fill.Done)).ShouldBe(
            [(0.4m, 64_009m, 0.4m, false), (0.6m, 64_010m, 1m, true)]);
        fills.ShouldAllBe(fill => fill.Order == new ClientOrderId("a1") && fill.Liquidity == Liquidity.Taker);
        // The fee of a purchase is kept from what was bought: 0.1 % of it, worth so much quote.
        (fills[1].BaseFee.Value, fills[1].Fee.Value).ShouldBe((0.0006m, 0.0006m * 64_010m));
        rig.Held("BTC").ShouldBe(10 + fills.Sum(fill => fill.Net.Value));
    }

    [Fact]
    public async Task A_symbol_that_was_halted_is_traded_again_soon_after_it_opens()
    {
        await using var rig = await Open();
        rig.Simulator.Exchange.SetStatus(Btc.Name, SymbolStatus.Halt);
        await rig.Venue.Rules.Refresh(default);
        (await rig.Place(Intent("a0", Side.Buy, OrderType.Market, 0.1m))).ShouldBeOfType<PlaceResult.Rejected>().Code.ShouldBe("not-trading");
        rig.Simulator.Exchange.SetStatus(Btc.Name, SymbolStatus.Trading);

        var attempt = 0;
        await rig.Until(
            () => rig.Place(Intent($"a{++attempt}", Side.Buy, OrderType.Market, 0.1m)).AsTask().GetAwaiter().GetResult() is PlaceResult.Accepted,
            "an order that is taken");
        rig.AtExchange.ShouldHaveSingleItem().ClientOrderId.ShouldBe($"a{attempt}");
    }

    [Fact]
    public async Task A_sale_pays_its_fee_in_quote()
    {
        await using var rig = await Open();

        await rig.Place(Intent("a1", Side.Sell, OrderType.Market, 0.5m));

        await rig.Until(() => rig.Reports.Count > 0, "the fill");
        var fill = (VenueReport.Filled)rig.Reports[0];
        (fill.Fee.Value, fill.BaseFee, fill.Done).ShouldBe((0.5m * 63_990m * 0.001m, Quantity.Zero, true));
    }

    [Fact]
    public async Task An_amount_of_quote_is_spent_by_the_venue()
    {
        await using var rig = await Open();
        var intent = Intent("a1", Side.Buy, OrderType.Market, 1) with { Size = new OrderSize.Quote(new(50), FeesIncluded: true) };

        (await rig.Place(intent)).ShouldBeOfType<PlaceResult.Accepted>();

        await rig.Until(() => rig.Reports.OfType<VenueReport.Filled>().Any(fill => fill.Done), "the fill");
        rig.Reports.OfType<VenueReport.Filled>().Sum(fill => (fill.Price * fill.Quantity).Value).ShouldBeInRange(49, 50);
    }

    [Fact]
    public async Task Prices_go_to_the_tick_and_quantities_of_exits_down_to_the_step()
    {
        await using var rig = await Open();

        await rig.Place(Intent("a1", Side.Sell, OrderType.Limit, 0.123456789m, limit: 70_000.004m));

        var order = rig.AtExchange.Single();
        (order.Price, order.Quantity).ShouldBe((70_000m, 0.12345m));
    }

    [Fact]
    public async Task An_entry_off_the_step_is_refused_with_what_was_found()
    {
        await using var rig = await Open();

        var refused = (await rig.Place(Intent("a1", Side.Buy, OrderType.Limit, 0.123456m, limit: 60_000))).ShouldBeOfType<PlaceResult.Rejected>();

        refused.ShouldBe(new("quantity-step", "quantities of BTCUSDT are multiples of 0.00001, was 0.123456"));
        rig.AtExchange.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_id_that_has_ended_is_not_taken_again()
    {
        await using var rig = await Open();
        var intent = Intent("a1", Side.Buy, OrderType.Market, 0.1m);
        await rig.Place(intent);

        (await rig.Place(intent)).ShouldBeOfType<PlaceResult.Rejected>().Code.ShouldBe("duplicate-client-order-id");

        rig.AtExchange.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_breaks_the_rules_is_refused_before_it_is_sent()
    {
        await using var rig = await Open();

        (await Refusal(Intent("a1", Side.Buy, OrderType.Limit, 0.000001m, limit: 60_000))).ShouldBe(
            "quantity-step: the quantity is less than a step of BTCUSDT, which is 0.00001");
        (await Refusal(Intent("a1", Side.Buy, OrderType.Limit, 0.00001m, limit: 60_000))).ShouldBe(
            "min-notional: the least value of an order of BTCUSDT is 5, was 0.6");
        (await Refusal(Intent("a.1", Side.Buy, OrderType.Market, 1))).ShouldStartWith("invalid-client-order-id");
        (await Refusal(Intent(new string('a', 34), Side.Buy, OrderType.Market, 1, bracket: new(new(1), null)))).ShouldStartWith("invalid-client-order-id");
        (await Refusal(Intent("a1", Side.Buy, OrderType.Limit, 1))).ShouldBe("invalid-order: a Limit order needs a limit");
        (await Refusal(Intent("a1", Side.Buy, OrderType.Market, 1, bracket: new(null, null, 5)))).ShouldBe(
            "trailing-distance: a trailing distance of BTCUSDT is a whole number of 10 to 2000 bps, was 5");
        rig.AtExchange.ShouldBeEmpty();

        async Task<string> Refusal(OrderIntent intent)
        {
            var refused = (await rig.Place(intent)).ShouldBeOfType<PlaceResult.Rejected>();
            return $"{refused.Code}: {refused.Text}";
        }
    }

    [Fact]
    public async Task What_the_venue_refuses_is_rejected_with_its_words()
    {
        await using var rig = await Open();

        (await rig.Place(Intent("a1", Side.Sell, OrderType.Limit, 100, limit: 70_000)))
            .ShouldBe(new PlaceResult.Rejected("-2010", "Account has insufficient balance for requested action."));
    }

    [Fact]
    public async Task A_symbol_that_does_not_trade_takes_no_order()
    {
        await using var rig = await Open();
        rig.Simulator.Exchange.SetStatus("BTCUSDT", Actors.Exchanges.Simulator.SymbolStatus.Halt);
        await rig.Venue.Rules.Refresh(default);

        (await rig.Place(Intent("a1", Side.Buy, OrderType.Market, 1)))
            .ShouldBe(new PlaceResult.Rejected("not-trading", "BTCUSDT is not traded now: its status is Halt"));
    }

    [Fact]
    public async Task A_changed_filter_is_read_again_after_the_refusal_and_told()
    {
        await using var rig = await Open();
        decimal? tick = null;
        rig.Venue.Rules.Changed += rules => tick = rules.Instrument.PriceTick;
        rig.Simulator.Exchange.ChangeFilters("BTCUSDT", filters => filters with { Price = new(1, 1_000_000, 1) });

        (await rig.Place(Intent("a1", Side.Buy, OrderType.Limit, 0.1m, limit: 60_000.5m))).ShouldBeOfType<PlaceResult.Rejected>().Code.ShouldBe("-1013");

        await rig.Until(() => tick == 1, "the new tick");
        (await rig.Place(Intent("a2", Side.Buy, OrderType.Limit, 0.1m, limit: 60_000.5m))).ShouldBeOfType<PlaceResult.Accepted>();
    }

    [Theory]
    [InlineData(FaultKind.TimeoutUnexecuted, 0)]
    [InlineData(FaultKind.TimeoutExecuted, 1)]
    [InlineData(FaultKind.Cut, null)]
    public async Task An_unknown_outcome_is_never_sent_again_and_settled_by_asking(FaultKind fault, int? executed)
    {
        await using var rig = await Open();
        rig.Faults.Next(fault, FaultTarget.Request, match: "order.place");

        (await rig.Place(Intent("a1", Side.Buy, OrderType.Market, 0.1m))).ShouldBeOfType<PlaceResult.Unknown>();
        var settled = await rig.Settle("a1");

        var orders = rig.AtExchange;
        orders.Count.ShouldBe(executed ?? orders.Count);
        orders.Count.ShouldBeLessThanOrEqualTo(1);
        if (orders.Count == 1)
            settled.ShouldBeOfType<FindResult.Found>().Order.Filled.Value.ShouldBe(0.1m);
        else
            settled.ShouldBeOfType<FindResult.Never>();
    }

    [Fact]
    public async Task An_order_that_may_still_arrive_is_not_called_never()
    {
        await using var rig = await Open();
        rig.Faults.Next(FaultKind.TimeoutUnexecuted, FaultTarget.Request, match: "order.place");
        await rig.Place(Intent("a1", Side.Buy, OrderType.Market, 0.1m));

        (await rig.Venue.Find(Btc, new("a1"), default)).ShouldBeOfType<FindResult.Unknown>().Why.ShouldContain("its request may arrive until");
    }

    [Fact]
    public async Task The_same_id_again_while_it_is_open_adopts_what_is_there()
    {
        await using var rig = await Open();
        var intent = Intent("a1", Side.Buy, OrderType.Limit, 0.1m, limit: 60_000);
        var first = await rig.Place(intent);

        (await rig.Place(intent)).ShouldBe(first);

        rig.AtExchange.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_refused_flood_is_told_and_nothing_leaves_meanwhile()
    {
        await using var rig = await Open();
        rig.Faults.Add(new(FaultKind.TooManyRequests, FaultTarget.Request) { Times = 1, Match = "order.place", By = TimeSpan.FromSeconds(4) });

        (await rig.Place(Intent("a1", Side.Buy, OrderType.Market, 0.1m))).ShouldBeOfType<PlaceResult.Rejected>().Code.ShouldBe("-1003");
        rig.Rest.Governor.BlockedUntil.ShouldBeGreaterThan(rig.Rest.Clock.Now - TimeSpan.FromSeconds(10));
        (await rig.Place(Intent("a2", Side.Buy, OrderType.Market, 0.1m))).ShouldBeOfType<PlaceResult.Accepted>();

        rig.Notices.ShouldContain(notice => notice.Contains("wants to be left alone for 4 s", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_clock_that_is_set_is_followed()
    {
        await using var rig = await Open(options => options with { WindowSlack = TimeSpan.FromSeconds(5) });
        rig.Simulator.Exchange.ClockSkew = TimeSpan.FromMinutes(3);

        (await rig.Place(Intent("a1", Side.Buy, OrderType.Market, 0.1m))).ShouldBeOfType<PlaceResult.Accepted>();

        rig.AtExchange.Count.ShouldBe(1);
        rig.Rest.Clock.Offset.TotalSeconds.ShouldBeInRange(170, 190);
    }

    [Fact]
    public async Task While_the_clock_is_wrong_nothing_is_entered_and_exits_go_on()
    {
        await using var rig = await Open(options => options with { WindowSlack = TimeSpan.FromMinutes(1) });
        rig.Simulator.Exchange.ClockSkew = TimeSpan.FromSeconds(20);
        await rig.Until(() => rig.Notices.Any(notice => notice.Contains("behind the venue's: let NTP set it", StringComparison.Ordinal)), "the notice");

        (await rig.Place(Intent("a1", Side.Buy, OrderType.Market, 0.1m))).ShouldBeOfType<PlaceResult.Rejected>().Code.ShouldBe("clock-off");
        (await rig.Place(Intent("a2", Side.Sell, OrderType.Market, 0.1m))).ShouldBeOfType<PlaceResult.Accepted>();

        rig.Simulator.Exchange.ClockSkew = TimeSpan.Zero;
        await rig.Until(() => rig.Notices.Contains("the clock of this machine is right again", StringComparer.Ordinal), "the good news");
        (await rig.Place(Intent("a3", Side.Buy, OrderType.Market, 0.1m))).ShouldBeOfType<PlaceResult.Accepted>();
    }
}
