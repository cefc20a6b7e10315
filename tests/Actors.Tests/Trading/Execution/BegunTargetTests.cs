using Actors.Domain;
using static Actors.Tests.Domain.Cases;

namespace Actors.Tests.Trading.Execution;

/// <summary>The first fill of a target ends its stop at the venue: what is left needs another one.</summary>
public sealed class BegunTargetTests : IDisposable
{
    static readonly ClientOrderId Stop = StopLeg().Order;
    static readonly ClientOrderId Target = TargetLeg().Order;

    readonly LiveExecution live = new(static symbol => Instrument.Unfiltered(symbol) with { MinQuantity = new(0.5m) });
    readonly List<VenueReport.Filled> sold = [];
    OrderStatus status = OrderStatus.Open;

    public BegunTargetTests()
    {
        live.Venue.OnFind = Find;
        live.Execute(Buy(bracket: new(new Price(90), new Price(120))));
        live.Report(Fill("buy-1"), StopLeg(), TargetLeg());
        live.Advance(TimeSpan.FromSeconds(1));
        live.Venue.Asked.Clear();
    }

    public void Dispose() => live.Dispose();

    [Fact]
    public void What_is_left_is_protected_anew_once_the_target_has_ended()
    {
        live.Venue.OnCancel = _ =>
        {
            status = OrderStatus.Cancelled;
            return new(new CancelResult.Done());
        };

        Sell(0.4m);
        live.Venue.Asked.ShouldNotContain(static asked => asked.StartsWith("cancel", StringComparison.Ordinal)); // its stop works yet
        EndStop();

        live.Venue.Asked.Where(static asked => !asked.StartsWith("find", StringComparison.Ordinal)).ShouldBe([$"cancel {Target} to replace it", "protect buy-1"]);
        live.Venue.Protects.ShouldBe(new Quantity(0.6m));

        live.Venue.Asked.Clear();
        live.Report(StopLeg(quantity: 0.6m) with { At = live.Now.AddSeconds(1) }, TargetLeg(quantity: 0.6m) with { At = live.Now.AddSeconds(1) });
        live.Report(StopLeg(), TargetLeg()); // of the former ones, told twice: they have not grown
        live.Kept().OfType<LegOpened>().Select(static leg => leg.Leg.Quantity.Value).ShouldBe([1, 1, 0.6m, 0.6m]);
        live.Advance(TimeSpan.FromMinutes(1));
        live.Venue.Asked.ShouldAllBe(static asked => asked.StartsWith("find", StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_target_sold_before_it_was_cancelled_is_not_protected()
    {
        live.Venue.OnCancel = _ =>
        {
            sold.Add(Fill(Target.Value, 0.6m, price: 120, trade: "t3") with { Total = new Quantity(1) });
            status = OrderStatus.Filled;
            return new(new CancelResult.NotOpen("it has filled"));
        };

        Sell(0.4m);
        EndStop();
        live.Report(sold[^1]);
        live.Advance(TimeSpan.FromMinutes(1));

        live.Venue.Protects.ShouldBeNull();
        live.Kept().OfType<OrderSubmitted>().ShouldHaveSingleItem();
    }

    [Fact]
    public void What_is_sold_at_the_market_where_the_venue_refuses_the_legs_is_the_rest()
    {
        live.Venue.OnCancel = _ =>
        {
            status = OrderStatus.Cancelled;
            return new(new CancelResult.Done());
        };
        live.Venue.OnProtect = static _ => new ProtectResult.Refused("-2010", "the price is at the target");

        Sell(0.4m);
        EndStop();
        live.Advance(TimeSpan.FromSeconds(1));

        live.Kept().OfType<OrderSubmitted>().Last().Intent.Size.ShouldBe(new OrderSize.Base(new(0.6m)));
    }

    [Fact]
    public void The_target_works_on_where_the_venue_would_not_take_what_is_left()
    {
        Sell(0.6m);
        EndStop();
        live.Advance(TimeSpan.FromMinutes(1));

        live.Venue.Asked.ShouldAllBe(static asked => asked.StartsWith("find", StringComparison.Ordinal));
    }

    /// <summary>At the target, of the one that was bought.</summary>
    void Sell(decimal quantity)
    {
        sold.Add(Fill(Target.Value, quantity, price: 120, done: false, trade: "t2") with { Total = new Quantity(quantity) });
        live.Report(sold[^1]);
    }

    void EndStop()
    {
        live.Report(new VenueReport.Cancelled(Stop, "expired: OCO_TRIGGER", live.Now) { Total = Quantity.Zero });
        live.Kept().OfType<OrderCancelled>().ShouldContain(static ended => ended.Order == Stop);
    }

    FindResult Find(ClientOrderId id) => id == Target
        ? new FindResult.Found(new(id, "v-2", Btc, Side.Sell, OrderType.Limit, status, new(1), new(sold.Sum(static fill => fill.Quantity.Value)), new Price(120), null, sold, live.Now))
        : new FindResult.Unknown("not asked for");
}
