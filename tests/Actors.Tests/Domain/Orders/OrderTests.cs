using Actors.Domain;
using static Actors.Tests.Domain.Cases;

namespace Actors.Tests.Domain.Orders;

public class OrderTests
{
    static readonly TradingEvent Submitted = new OrderSubmitted(Buy(2), Start);

    /// <summary>Every event that can meet an order.</summary>
    static readonly Dictionary<string, TradingEvent> Happenings = new(StringComparer.Ordinal)
    {
        ["accepted"] = new OrderAccepted(new("buy-1"), "v-1", Start),
        ["rejected"] = new OrderRejected(new("buy-1"), "no-cash", "not enough", Start),
        ["unknown"] = new OrderUnknown(new("buy-1"), "timeout", Start),
        ["triggered"] = new OrderTriggered(new("buy-1"), new(99), Start),
        ["part-filled"] = Filled(Buy(), 1, done: false),
        ["filled"] = Filled(Buy(), 2),
        ["cancelled"] = new OrderCancelled(new("buy-1"), "by its owner", Start),
        ["leg-opened"] = new LegOpened(StopLeg(quantity: 3), Key, Side.Sell, Start),
        ["signal"] = Raised(SignalKind.EnterLong),
        ["submitted"] = Submitted,
    };

    static Order In(OrderStatus status)
    {
        var order = Order.Of((OrderSubmitted)Submitted);
        return status switch
        {
            OrderStatus.Submitted => order,
            OrderStatus.Open => order.Apply(Happenings["accepted"]),
            OrderStatus.Unknown => order.Apply(Happenings["unknown"]),
            OrderStatus.Filled => order.Apply(Happenings["filled"]),
            OrderStatus.Cancelled => order.Apply(Happenings["cancelled"]),
            _ => order.Apply(Happenings["rejected"]),
        };
    }

    [Theory]
    [InlineData(OrderStatus.Submitted)]
    [InlineData(OrderStatus.Open)]
    [InlineData(OrderStatus.Unknown)]
    public void A_live_order_takes_every_event_of_an_order(OrderStatus status)
    {
        OrderStatus After(string happening) => In(status).Apply(Happenings[happening]).Status;

        In(status).Status.ShouldBe(status);
        In(status).IsLive.ShouldBeTrue();
        After("accepted").ShouldBe(OrderStatus.Open);
        After("rejected").ShouldBe(OrderStatus.Rejected);
        After("unknown").ShouldBe(OrderStatus.Unknown);
        After("triggered").ShouldBe(status);
        After("part-filled").ShouldBe(OrderStatus.Open);
        After("filled").ShouldBe(OrderStatus.Filled);
        After("cancelled").ShouldBe(OrderStatus.Cancelled);
        After("leg-opened").ShouldBe(status);
    }

    [Theory]
    [InlineData(OrderStatus.Filled)]
    [InlineData(OrderStatus.Cancelled)]
    [InlineData(OrderStatus.Rejected)]
    public void An_ended_order_takes_nothing_but_a_late_acceptance(OrderStatus status)
    {
        var ended = In(status);

        ended.IsLive.ShouldBeFalse();
        ended.Apply(Happenings["accepted"]).ShouldBe(ended);
        foreach (var (name, e) in Happenings.Where(one => one.Key != "accepted"))
            Should.Throw<DomainFault>(() => ended.Apply(e), name).Message.ShouldContain($"while {status}");
    }

    [Theory]
    [InlineData("signal")]
    [InlineData("submitted")]
    public void An_event_that_is_not_of_a_working_order_is_a_fault(string happening) =>
        Should.Throw<DomainFault>(() => In(OrderStatus.Open).Apply(Happenings[happening]));

    [Fact]
    public void The_text_says_why_an_order_ended()
    {
        In(OrderStatus.Rejected).Text.ShouldBe("no-cash: not enough");
        In(OrderStatus.Cancelled).Text.ShouldBe("by its owner");
        In(OrderStatus.Unknown).Text.ShouldBe("timeout");
    }

    [Fact]
    public void A_partial_fill_leaves_the_order_open_with_the_rest()
    {
        var order = In(OrderStatus.Open).Apply(Filled(Buy(), 0.5m, price: 100, fee: 0.1m, done: false));

        order.Status.ShouldBe(OrderStatus.Open);
        order.Filled.ShouldBe(new(0.5m));
        order.AveragePrice.ShouldBe(new Price(100));

        var done = order.Apply(Filled(Buy(), 1.5m, price: 120, fee: 0.2m));

        done.Status.ShouldBe(OrderStatus.Filled);
        done.Filled.ShouldBe(new(2));
        done.Traded.ShouldBe(new(230));
        done.Fees.ShouldBe(new(0.3m));
        done.AveragePrice.ShouldBe(new Price(115));
    }

    [Fact]
    public void An_overfill_is_a_fault_that_names_the_trade() =>
        Should.Throw<DomainFault>(() => In(OrderStatus.Open).Apply(Filled(Buy(), 2.5m)))
            .Message.ShouldBe("order buy-1 of 2 is overfilled to 2.5 by trade t1");

    [Fact]
    public void An_order_of_a_quote_amount_has_no_quantity_to_overfill()
    {
        var intent = Buy() with { Size = new OrderSize.Quote(new(500), FeesIncluded: false) };

        var order = Order.Of(new OrderSubmitted(intent, Start)).Apply(Filled(intent, 7));

        order.Terms.Quote.ShouldBe(new Money(500));
        order.Ordered.ShouldBeNull();
        order.Filled.ShouldBe(new(7));
    }

    [Fact]
    public void A_leg_grows_with_its_entry()
    {
        var leg = Order.Of(new LegOpened(StopLeg(quantity: 1), Key, Side.Sell, Start));

        leg.Apply(new LegOpened(StopLeg(quantity: 3), Key, Side.Sell, Start)).Ordered.ShouldBe(new Quantity(3));
    }

    [Fact]
    public void Legs_are_named_by_their_kind_and_know_their_entry()
    {
        static Order Leg(VenueReport.LegOpened leg) => Order.Of(new LegOpened(leg, Key, Side.Sell, Start));

        var (stop, target, trailing) = (
            Leg(StopLeg()), Leg(TargetLeg()), Leg(StopLeg(type: OrderType.TrailingStop)));

        (stop.Reason, target.Reason, trailing.Reason).ShouldBe(("stop", "target", "trailing stop"));
        (stop.Terms.Trigger, stop.Terms.Limit).ShouldBe((new Price(90), null));
        (target.Terms.Trigger, target.Terms.Limit).ShouldBe((null, new Price(120)));
        stop.Terms.Parent.ShouldBe(new ClientOrderId("buy-1"));
        stop.Status.ShouldBe(OrderStatus.Open);
    }
}
