using Actors.Domain;
using Actors.Trading.Execution;
using static Actors.Tests.Domain.Cases;

namespace Actors.Tests.Trading.Execution;

public class DustToldTests
{
    [Fact]
    public void Dust_is_told_after_each_position_though_it_is_as_much_as_before()
    {
        using var live = new LiveExecution(static symbol => new(symbol, 0.01m, 1, new(1), new(1_000), Money.Zero));
        Trade(live, "1", bought: 1.5m);
        Trade(live, "2", bought: 1);

        live.Kept().OfType<DustLeft>().Select(static dust => (dust.Entry.Value, dust.Held.Value)).ShouldBe([("in-1", 0.5m), ("in-2", 0.5m)]);
    }

    [Fact]
    public void Dust_gets_no_legs_of_an_entry_that_has_not_filled_though_the_venue_takes_as_little_by_now()
    {
        var step = 1m;
        using var live = new LiveExecution(symbol => new(symbol, 0.01m, step, new(step), new(1_000), Money.Zero));
        Trade(live, "1", bought: 1.5m);
        step = 0.1m;
        live.Venue.OnPlace = static _ => new(new PlaceResult.Rejected("refused", "no"));

        live.Execute(Buy(1, id: "in-2") with { Bracket = new(new Price(90), new Price(120)) });
        live.Advance(TimeSpan.FromMinutes(1));

        live.Kept().OfType<OrderRejected>().ShouldHaveSingleItem();
        live.Venue.Asked.ShouldNotContain(static asked => asked.StartsWith("protect", StringComparison.Ordinal));
    }

    [Fact]
    public void A_leg_that_works_for_dust_ends_when_the_account_is_to_be_flat()
    {
        using var live = new LiveExecution(static symbol => new(symbol, 0.01m, 1, new(1), new(1_000), Money.Zero));
        live.Venue.OnFind = static id => new FindResult.Found(new(
            id, "v-1", Btc, Side.Sell, OrderType.Stop, OrderStatus.Open, new(1.5m), new(1), null, new Price(90), [Fill("in-1-s", 1, trade: "s1", done: false)], Start));
        live.Execute(Buy(1.5m, id: "in-1") with { Bracket = new(new Price(90), null) });
        live.Report(Fill("in-1", 1.5m, trade: "b1"), StopLeg("in-1", 1.5m));
        live.Report(new VenueReport.Triggered(new ClientOrderId("in-1").StopLeg, new(90), live.Now), Fill("in-1-s", 1, trade: "s1", done: false));
        live.Advance(TimeSpan.FromMinutes(1));
        live.Venue.Asked.ShouldAllBe(static asked => !asked.StartsWith("cancel", StringComparison.Ordinal));
        live.Kept().OfType<DustLeft>().ShouldBeEmpty();

        live.Tell(new ExecutionProtocol.TakePosture(Posture.Flat));
        live.Report(new VenueReport.Cancelled(new ClientOrderId("in-1").StopLeg, "as asked", live.Now) { Total = new Quantity(1) });
        live.Advance(TimeSpan.FromMinutes(1));

        live.Venue.Asked.Count(static asked => asked is "cancel in-1-s").ShouldBeGreaterThan(0);
        live.Kept().OfType<DustLeft>().ShouldHaveSingleItem().Held.ShouldBe(new Quantity(0.5m));
    }

    static void Trade(LiveExecution live, string round, decimal bought)
    {
        live.Execute(Buy(bought, id: $"in-{round}"));
        live.Report(Fill($"in-{round}", bought, trade: $"b{round}"));
        live.Execute(Sell(id: $"out-{round}"));
        live.Report(Fill($"out-{round}", trade: $"s{round}"));
        live.Advance(TimeSpan.FromSeconds(1));
    }
}
