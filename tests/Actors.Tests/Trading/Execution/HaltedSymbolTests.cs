using Actors.Domain;
using static Actors.Tests.Domain.Cases;

namespace Actors.Tests.Trading.Execution;

/// <summary>The venue takes no orders of a symbol for a while.</summary>
public class HaltedSymbolTests
{
    [Fact]
    public void An_exit_leaves_the_legs_where_they_are_until_it_can_be_sent()
    {
        using var live = new LiveExecution();
        Protected(live);
        var isHalted = true;
        live.Venue.OnFind = id => new FindResult.Found(new(
            id, "v-1", Btc, Side.Sell, OrderType.Stop, isHalted ? OrderStatus.Open : OrderStatus.Cancelled, new(1), Quantity.Zero, null,
            new(90), [], live.Now));
        live.Venue.OnCancel = _ => new(isHalted ? new CancelResult.Unknown("not traded now") : new CancelResult.Done());

        live.Execute(Sell());
        live.Advance(TimeSpan.FromHours(1));

        live.Venue.Asked.Count(asked => asked is "cancel buy-1-s to replace it").ShouldBeInRange(60, 150); // a pause of half a minute at most, and no flood
        live.Kept().OfType<OrderSubmitted>().ShouldHaveSingleItem();

        isHalted = false;
        live.Advance(TimeSpan.FromMinutes(2));
        live.Venue.Asked.Any(asked => asked is "place sell-1").ShouldBeTrue();
    }

    /// <summary>More often than an exit is tried that is refused for another reason: nothing was wrong with it.</summary>
    [Fact]
    public void An_exit_without_legs_is_sent_again_until_the_symbol_trades()
    {
        using var live = new LiveExecution();
        live.Execute(Buy());
        live.Report(Fill("buy-1"));
        var isHalted = true;
        live.Venue.OnPlace = order => new(isHalted
            ? new PlaceResult.Rejected(PlaceResult.Rejected.NotTrading, "its status is Halt") : new PlaceResult.Accepted("v-2"));

        live.Execute(Sell());
        live.Advance(TimeSpan.FromMinutes(10));

        var tries = live.Kept().OfType<OrderSubmitted>().Count(e => e.Intent.ReducesPosition);
        tries.ShouldBeInRange(15, 40);
        isHalted = false;
        live.Advance(TimeSpan.FromMinutes(1));
        live.Kept().OfType<OrderSubmitted>().Count(e => e.Intent.ReducesPosition).ShouldBe(tries + 1);
        live.Kept()[^1].ShouldBeOfType<OrderAccepted>();
    }

    static void Protected(LiveExecution live)
    {
        live.Execute(Buy(bracket: new(new Price(90), new Price(120))));
        live.Report(Fill("buy-1"), StopLeg(), TargetLeg());
        live.Venue.Asked.Clear();
    }
}
