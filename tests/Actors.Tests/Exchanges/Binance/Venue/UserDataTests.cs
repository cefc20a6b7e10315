using Actors.Domain;
using Actors.Exchanges.Simulator.Server;
using static Actors.Tests.Exchanges.Binance.Venue.VenueRig;

namespace Actors.Tests.Exchanges.Binance.Venue;

public class UserDataTests
{
    [Fact]
    public async Task A_fill_during_a_cut_is_looked_up_after_it()
    {
        await using var rig = await Open();
        await rig.Place(Intent("a1", Side.Buy, OrderType.Limit, 0.1m, limit: 63_995));
        rig.Faults.Next(FaultKind.Cut, FaultTarget.User, match: "executionReport");

        rig.Give("maker", Side.Sell, 63_995, 0.1m);

        await rig.Until(() => rig.Reports.OfType<VenueReport.Filled>().Any(), "the fill");
        rig.Reports.OfType<VenueReport.Filled>().Single().Done.ShouldBeTrue();
        await rig.Until(() => rig.Sight[^1] == FeedHealth.Live, "the next link");
        rig.Sight.ShouldContain(FeedHealth.Down);
    }

    [Fact]
    public async Task A_half_open_link_is_noticed_and_left()
    {
        await using var rig = await Open();
        await rig.Place(Intent("a1", Side.Buy, OrderType.Limit, 0.1m, limit: 63_995));
        rig.Faults.Next(FaultKind.HalfOpen, FaultTarget.User, match: "executionReport");

        rig.Give("maker", Side.Sell, 63_995, 0.1m);

        await rig.Until(() => rig.Reports.OfType<VenueReport.Filled>().Any(), "the fill");
        await rig.Until(() => rig.Notices.Any(notice => notice.Contains("did not answer a ping", StringComparison.Ordinal)), "the notice of the mute link");
        await rig.Until(() => rig.Sight[^1] == FeedHealth.Live, "the next link");
    }

    [Fact]
    public async Task Frames_that_come_twice_in_disorder_or_never_leave_each_fill_told_once()
    {
        await using var rig = await Open();
        foreach (var fault in (FaultKind[])[FaultKind.Duplicate, FaultKind.Reorder, FaultKind.Drop])
            rig.Faults.Add(new(fault, FaultTarget.User) { Probability = 0.3 });
        for (var i = 0; i < 10; i++)
            await rig.Place(Intent($"a{i}", Side.Buy, OrderType.Limit, 0.1m, limit: 63_995));
        for (var i = 0; i < 50; i++)
            rig.Give("maker", Side.Sell, 63_995, 0.02m);

        await rig.Until(() => rig.Reports.OfType<VenueReport.Filled>().Count() == 50, "fifty fills");

        rig.Reports.OfType<VenueReport.Filled>().GroupBy(fill => fill.Order).ShouldAllBe(order =>
            order.Sum(fill => fill.Quantity.Value) == 0.1m && order.Select(fill => fill.TradeId).Distinct().Count() == order.Count());
    }

    [Fact]
    public async Task A_frame_that_cannot_be_read_costs_the_link_and_no_fill()
    {
        await using var rig = await Open();
        await rig.Place(Intent("a1", Side.Buy, OrderType.Limit, 0.1m, limit: 63_995));
        rig.Faults.Next(FaultKind.Corrupt, FaultTarget.User, match: "executionReport");

        rig.Give("maker", Side.Sell, 63_995, 0.1m);

        await rig.Until(() => rig.Reports.OfType<VenueReport.Filled>().Any(), "the fill");
        await rig.Until(() => rig.Notices.Any(notice => notice.Contains("cannot read a frame", StringComparison.Ordinal)), "the notice");
    }

    [Fact]
    public async Task An_old_link_is_replaced_without_a_blind_moment()
    {
        await using var rig = await Open(renew: TimeSpan.FromSeconds(5));

        await rig.Until(() => rig.Sight.Count(health => health == FeedHealth.Live) >= 3, "the third link");
        await rig.Place(Intent("a1", Side.Buy, OrderType.Limit, 0.1m, limit: 63_995));
        rig.Give("maker", Side.Sell, 63_995, 0.1m);

        await rig.Until(() => rig.Reports.OfType<VenueReport.Filled>().Any(), "the fill");
        rig.Sight.ShouldNotContain(FeedHealth.Down);
        rig.Notices.Count(notice => notice.StartsWith("user data: live", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task No_position_is_entered_unseen_and_one_can_be_left()
    {
        await using var rig = await Open();
        rig.Faults.Add(new(FaultKind.TimeoutUnexecuted, FaultTarget.Request) { Match = "userDataStream" });
        rig.Faults.Next(FaultKind.Cut, FaultTarget.User);
        rig.Give("trader", Side.Buy, 60_000, 0.1m, "by-hand");
        await rig.Until(() => rig.Sight[^1] == FeedHealth.Down, "blindness");

        (await rig.Place(Intent("a1", Side.Buy, OrderType.Market, 0.1m))).ShouldBeOfType<PlaceResult.Rejected>().Code.ShouldBe("blind");
        (await rig.Place(Intent("a2", Side.Sell, OrderType.Market, 0.1m))).ShouldBeOfType<PlaceResult.Accepted>();

        rig.Reports.OfType<VenueReport.Filled>().Single().Order.Value.ShouldBe("a2");
    }

    [Fact]
    public async Task After_a_wipe_what_was_known_is_found_to_be_gone()
    {
        await using var rig = await Open();
        await rig.Place(Intent("a1", Side.Buy, OrderType.Limit, 0.1m, limit: 60_000));

        rig.Simulator.Exchange.Wipe();

        (await rig.Settle("a1")).ShouldBeOfType<FindResult.Never>();
    }

    [Fact]
    public async Task A_key_that_is_not_accepted_is_told_at_the_start()
    {
        await using var rig = await Open();
        using var rest = new Actors.Exchanges.Binance.Rest.BinanceRest(
            new(rig.Rest.Environment, TimeProvider.System) { Credentials = new(new string('A', 64), "secret-of-nobody") });
        await using var venue = new Actors.Exchanges.Binance.BinanceVenue(rest, new());

        var refused = await Should.ThrowAsync<VenueException>(() => venue.Start([Btc], default));

        refused.Message.ShouldContain("GET /api/v3/account at simulator failed: -2015");
        refused.Message.ShouldNotContain("AAAA");
        refused.Message.ShouldNotContain("secret-of-nobody");
    }
}
