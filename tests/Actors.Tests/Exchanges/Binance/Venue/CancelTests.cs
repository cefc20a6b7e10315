using Actors.Domain;
using Actors.Exchanges.Simulator.Server;
using static Actors.Tests.Exchanges.Binance.Venue.VenueRig;

namespace Actors.Tests.Exchanges.Binance.Venue;

public class CancelTests
{
    [Fact]
    public async Task A_cancelled_order_is_done_with_and_reported_once()
    {
        await using var rig = await Open();
        await rig.Place(Intent("a1", Side.Buy, OrderType.Limit, 0.1m, limit: 60_000));

        (await rig.Venue.Cancel(Btc, new("a1"), toReplace: false, default)).ShouldBeOfType<CancelResult.Done>();

        rig.Reports.OfType<VenueReport.Cancelled>().Single().Why.ShouldBe("cancelled at the venue");
        (await rig.Venue.Account(default)).Balances.Single(balance => balance.Asset == "USDT").Locked.ShouldBe(0);
    }

    [Fact]
    public async Task What_filled_before_the_cancel_is_told_before_its_end()
    {
        await using var rig = await Open();
        rig.Faults.Add(new(FaultKind.Drop, FaultTarget.User));
        await rig.Place(Intent("a1", Side.Buy, OrderType.Limit, 0.1m, limit: 63_995));
        rig.Give("maker", Side.Sell, 63_995, 0.04m);

        (await rig.Venue.Cancel(Btc, new("a1"), toReplace: false, default)).ShouldBeOfType<CancelResult.Done>();

        var fill = rig.Reports[0].ShouldBeOfType<VenueReport.Filled>();
        (fill.Quantity.Value, fill.Done, fill.Liquidity).ShouldBe((0.04m, false, Liquidity.Maker));
        rig.Reports[1].ShouldBeOfType<VenueReport.Cancelled>();
    }

    [Fact]
    public async Task An_order_that_filled_meanwhile_is_not_open()
    {
        await using var rig = await Open();
        await rig.Place(Intent("a1", Side.Buy, OrderType.Market, 0.1m));

        (await rig.Venue.Cancel(Btc, new("a1"), toReplace: false, default)).ShouldBe(new CancelResult.NotOpen("a1 is Filled at the venue"));
    }

    [Theory]
    [InlineData(FaultKind.TimeoutExecuted)]
    [InlineData(FaultKind.TimeoutUnexecuted)]
    [InlineData(FaultKind.Cut)]
    public async Task A_cancel_of_unknown_outcome_is_looked_after(FaultKind fault)
    {
        await using var rig = await Open();
        await rig.Place(Intent("a1", Side.Buy, OrderType.Limit, 0.1m, limit: 60_000));
        rig.Faults.Next(fault, FaultTarget.Request, match: "order.cancel");

        (await rig.Venue.Cancel(Btc, new("a1"), toReplace: false, default)).ShouldBeOfType<CancelResult.Done>();

        rig.AtExchange.Single().Status.ShouldBe(Actors.Exchanges.Simulator.SpotOrderStatus.Canceled);
        rig.Reports.OfType<VenueReport.Cancelled>().Count().ShouldBe(1);
    }

    [Fact]
    public async Task An_order_nobody_sent_is_not_open_once_that_is_certain()
    {
        await using var rig = await Open();

        CancelResult result = new CancelResult.Unknown("not asked");
        await rig.Until(
            () => (result = rig.Venue.Cancel(Btc, new("never"), toReplace: false, default).AsTask().GetAwaiter().GetResult()) is not CancelResult.Unknown, "certainty");

        result.ShouldBe(new CancelResult.NotOpen("the venue never had never"));
    }

    [Fact]
    public async Task Orders_of_others_on_the_account_are_told_and_left_alone()
    {
        await using var rig = await Open();
        rig.Give("trader", Side.Buy, 60_000, 0.1m, "by-hand");

        await rig.Until(() => rig.Foreign.Count > 0, "the foreign order");

        rig.Foreign[0].Id.ShouldBe(new ClientOrderId("by-hand"));
        rig.Reports.ShouldBeEmpty();
        (await rig.Venue.Account(default)).OpenOrders.Single().Id.ShouldBe(new ClientOrderId("by-hand"));
    }
}
