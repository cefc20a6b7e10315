using Actors.Domain;
using static Actors.Tests.Domain.Cases;

namespace Actors.Tests.Trading.Execution;

/// <summary>An entry that filled while nobody listened has opened legs, whatever is to be done with the position next.</summary>
public sealed class FoundAfterAStartTests : IDisposable
{
    static readonly ClientOrderId Stop = StopLeg().Order;

    readonly LiveExecution live = new(static symbol => new(symbol, 0.01m, 0.1m, new(0.1m), new(1_000), new(50)), new() { VenueOpensLegs = true });

    public void Dispose() => live.Dispose();

    [Fact]
    public void An_exit_first_learns_what_the_legs_have_sold()
    {
        live.Execute(Buy(3, bracket: new(new Price(90), null)));
        live.Venue.OnFind = id => id == Stop
            ? Told(id, Side.Sell, OrderStatus.Cancelled, Fill(Stop.Value, 2, trade: "t2", done: false))
            : Told(id, Side.Buy, OrderStatus.Filled, Fill("buy-1", 3));
        live.Restart();

        live.Execute(Sell(3));
        live.Advance(TimeSpan.FromMinutes(1));

        live.Kept().OfType<OrderFilled>().Select(static e => e.Fill.Order).ShouldBe([new("buy-1"), Stop]);
        live.Kept().OfType<OrderSubmitted>().Last(static e => e.Intent.ReducesPosition).Intent.Size.ShouldBe(
            new OrderSize.Base(new(1)), "the stop had sold the rest");
    }

    [Fact]
    public void Of_dust_too_the_legs_are_learnt_and_what_works_for_it_is_let_work()
    {
        live.Execute(Buy(3, bracket: new(new Price(90), new Price(120))));
        live.Venue.OnFind = static id => id.Value is "buy-1"
            ? Told(id, Side.Buy, OrderStatus.Cancelled, Fill("buy-1", 0.3m, done: false))
            : Told(id, Side.Sell, OrderStatus.Open);
        live.Restart();

        live.Advance(TimeSpan.FromMinutes(1));
        live.Kept().OfType<LegOpened>().Select(static e => e.Leg.Order).ShouldBe([Stop, TargetLeg().Order]);
        live.Kept().OfType<DustLeft>().ShouldBeEmpty();
        live.Venue.Asked.ShouldAllBe(static asked => !asked.StartsWith("cancel", StringComparison.Ordinal));

        live.Venue.OnFind = static id => Told(id, Side.Sell, OrderStatus.Cancelled);
        live.Report(new VenueReport.Cancelled(Stop, "its owner has cancelled it", live.Now), new VenueReport.Cancelled(TargetLeg().Order, "too", live.Now));
        live.Advance(TimeSpan.FromMinutes(1));
        live.Kept().OfType<DustLeft>().ShouldHaveSingleItem().Held.ShouldBe(new Quantity(0.3m));
    }

    [Fact]
    public void A_leg_that_ended_unheard_is_in_the_books_with_its_price_and_its_end()
    {
        live.Execute(Buy(3, bracket: new(new Price(90), new Price(120))));
        live.Venue.OnFind = id => id == Stop
            ? Told(id, Side.Sell, OrderStatus.Cancelled)
            : id == TargetLeg().Order
                ? Told(id, Side.Sell, OrderStatus.Filled, Fill(id.Value, 3, trade: "t2"))
                : Told(id, Side.Buy, OrderStatus.Filled, Fill("buy-1", 3));
        live.Restart();
        live.Advance(TimeSpan.FromMinutes(1));

        live.Kept().OfType<LegOpened>().Select(static e => e.Leg.Order).ShouldBe([Stop, TargetLeg().Order], ignoreOrder: true);
        live.Kept().OfType<OrderCancelled>().ShouldHaveSingleItem().Order.ShouldBe(Stop);
        live.Kept().OfType<OrderFilled>().Sum(static e => e.Side == Side.Buy ? e.Fill.Quantity.Value : -e.Fill.Quantity.Value).ShouldBe(0);
    }

    [Fact]
    public void A_venue_that_has_to_be_asked_for_legs_is_asked_for_them_at_once()
    {
        using var asked = new LiveExecution();
        asked.Execute(Buy(3, bracket: new(new Price(90), new Price(120))));
        asked.Venue.OnFind = static id => id.Value is "buy-1"
            ? Told(id, Side.Buy, OrderStatus.Filled, Fill("buy-1", 3))
            : new FindResult.Unknown("it may still arrive");
        asked.Restart();
        asked.Advance(TimeSpan.FromMilliseconds(1));

        asked.Venue.Asked.TakeWhile(static one => one is not "protect buy-1").ShouldAllBe(static one => one == "place buy-1" || one == "find buy-1");
        asked.Venue.Asked.Count(static one => one is "protect buy-1").ShouldBe(1);
    }

    [Fact]
    public void A_fill_for_which_a_leg_has_not_grown_is_asked_about_and_never_overfills_it()
    {
        live.Execute(Buy(3, bracket: new(new Price(90), null)));
        live.Report(Fill("buy-1", 1, done: false), StopLeg());
        live.Venue.OnFind = static id => id == Stop
            ? Told(id, Side.Sell, OrderStatus.Filled, Fill(id.Value, 3, trade: "t2"))
            : Told(id, Side.Buy, OrderStatus.Filled, Fill("buy-1", 1, done: false), Fill("buy-1", 2, trade: "t3"));

        live.Report(Fill(Stop.Value, 3, trade: "t2") with { Total = new Quantity(3) });
        live.Advance(TimeSpan.FromMinutes(10));

        live.Kept().OfType<LegOpened>().Last().Leg.Quantity.ShouldBe(new Quantity(3));
        live.Kept().OfType<OrderFilled>().Single(static e => e.Fill.Order == Stop).Fill.Quantity.ShouldBe(new Quantity(3));
    }

    static FindResult.Found Told(ClientOrderId id, Side side, OrderStatus status, params VenueReport.Filled[] fills)
    {
        var filled = fills.Sum(static fill => fill.Quantity.Value);
        return new(new(
            id, $"v-{id}", Btc, side, OrderType.Stop, status, new(3), new(filled), null, new Price(90),
            [.. fills.Select(fill => fill with { Total = new Quantity(filled) })], Start));
    }
}
