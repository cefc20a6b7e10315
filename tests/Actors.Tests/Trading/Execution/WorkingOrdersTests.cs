using Actors.Domain;
using Actors.Trading.Execution;
using static Actors.Tests.Domain.Cases;

namespace Actors.Tests.Trading.Execution;

public class WorkingOrdersTests
{
    static readonly Bracket Protected = new(new(90), new(120));

    readonly WorkingOrders orders = new();

    void Submit(OrderIntent intent) => orders.Apply(new OrderSubmitted(intent, Start));

    IEnumerable<string> Of(StrategyKey key) => orders.Of(key).Select(order => order.Id.Value);

    [Fact]
    public void Working_orders_are_told_by_strategy_oldest_first()
    {
        Submit(Buy(id: "b"));
        Submit(Buy(id: "c", key: OtherKey));
        Submit(Buy(id: "a"));

        Of(Key).ShouldBe(["b", "a"]);
        Of(OtherKey).ShouldBe(["c"]);
        orders.Count.ShouldBe(3);
        orders.Of(new(OneMinute, "nobody")).ShouldBeEmpty();
    }

    [Fact]
    public void An_order_works_until_it_ends()
    {
        Submit(Buy(id: "filled"));
        Submit(Buy(id: "cancelled"));
        Submit(Buy(id: "rejected"));
        Submit(Buy(id: "unknown"));
        orders.Apply(new OrderAccepted(new("filled"), "v", Start));
        orders.Apply(Filled(Buy(id: "filled"), 0.5m, done: false));
        orders.Find(new("filled"))!.Filled.ShouldBe(new(0.5m));

        orders.Apply(Filled(Buy(id: "filled"), 0.5m));
        orders.Apply(new OrderCancelled(new("cancelled"), "by its owner", Start));
        orders.Apply(new OrderRejected(new("rejected"), "no-cash", "not enough", Start));
        orders.Apply(new OrderUnknown(new("unknown"), "timeout", Start));

        Of(Key).ShouldBe(["unknown"]);
        orders.Find(new("filled")).ShouldBeNull();
    }

    [Fact]
    public void A_leg_finds_its_entry_after_the_entry_has_filled()
    {
        Submit(Buy(bracket: Protected));
        orders.FindEntry(new("buy-1"))!.Status.ShouldBe(OrderStatus.Submitted);
        orders.Apply(Filled(Buy()));

        orders.Find(new("buy-1")).ShouldBeNull();
        orders.FindEntry(new("buy-1"))!.Key.ShouldBe(Key);

        orders.Apply(new LegOpened(StopLeg(), Key, Side.Sell, Start));
        orders.Apply(new OrderTriggered(new("buy-1-s"), new(90), Start));
        Of(Key).ShouldBe(["buy-1-s"]);
    }

    [Fact]
    public void Each_strategy_keeps_its_last_protected_entry()
    {
        Submit(Buy(bracket: Protected));
        Submit(Buy(id: "other", key: OtherKey, bracket: Protected));
        orders.Apply(Filled(Buy()));
        Submit(Buy(id: "buy-2", bracket: Protected));
        orders.Apply(Filled(Buy(id: "buy-2")));

        orders.FindEntry(new("buy-1")).ShouldBeNull();
        orders.FindEntry(new("buy-2")).ShouldNotBeNull();
        orders.FindEntry(new("other")).ShouldNotBeNull();
    }

    [Fact]
    public void An_event_of_an_order_that_does_not_work_is_a_fault()
    {
        Should.Throw<DomainFault>(() => orders.Apply(Filled(Buy()))).Message
            .ShouldBe("OrderFilled of order buy-1, which does not work here");
        Should.Throw<DomainFault>(() => orders.Apply(Raised(SignalKind.EnterLong))).Message
            .ShouldBe("SignalRaised is not of an order");
    }
}
