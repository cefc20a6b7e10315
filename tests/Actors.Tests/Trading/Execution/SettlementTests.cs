using Actors.Domain;
using Actors.Trading.Execution;
using static Actors.Tests.Domain.Cases;

namespace Actors.Tests.Trading.Execution;

/// <summary>What was missed and is learnt by asking comes into the books as if it had been heard.</summary>
public class SettlementTests
{
    static readonly OrderIntent Entry = Buy(3, bracket: new(new Price(90), null));
    static readonly Order Leg = Order.Of(new LegOpened(StopLeg(), Key, Side.Sell, Start));
    static readonly Order Sent = Order.Of(new OrderSubmitted(Entry, Start));

    [Fact]
    public void A_leg_that_has_grown_with_its_entry_grows_before_its_fills_are_booked()
    {
        var events = Of(Leg, Told(Leg.Id, OrderStatus.Filled, ordered: 3, Fill(Leg.Id.Value, 3, trade: "t2")));

        events.Select(static e => e.GetType().Name).ShouldBe(["LegOpened", "OrderFilled"]);
        events.Aggregate(Leg, static (leg, e) => leg.Apply(e)).ShouldSatisfyAllConditions(
            static leg => leg.Status.ShouldBe(OrderStatus.Filled),
            static leg => leg.Ordered.ShouldBe(new Quantity(3)));
    }

    [Fact]
    public void A_leg_whose_trigger_was_reached_is_known_to_work()
    {
        var told = Told(Leg.Id, OrderStatus.Open, ordered: 1) with { TriggeredAt = new Price(89) };

        Of(Leg, told).ShouldBe([new OrderTriggered(Leg.Id, new(89), Start)]);
        Of(Leg with { IsTriggered = true }, told).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("insufficient-balance", "the account has 3", "insufficient-balance", "the account has 3")]
    [InlineData(null, null, "rejected", "the venue has it as rejected")]
    public void A_rejection_keeps_the_code_and_the_words_of_the_venue(string? code, string? why, string keptCode, string keptText)
    {
        var told = Told(Sent.Id, OrderStatus.Rejected, ordered: 3) with { Code = code, Why = why };

        Of(Sent, told).ShouldBe([new OrderRejected(Sent.Id, keptCode, keptText, Start)]);
    }

    [Fact]
    public void The_reason_of_an_end_is_the_reported_one_then_the_one_that_is_told_when_asked()
    {
        var told = Told(Leg.Id, OrderStatus.Cancelled, ordered: 1) with { Why = "the target came first" };

        Of(Leg, told).ShouldBe([new OrderCancelled(Leg.Id, "the target came first", Start)]);
        Of(Leg, told, new(HasEnded: true, Why: "expired")).ShouldBe([new OrderCancelled(Leg.Id, "expired", Start)]);
    }

    static IReadOnlyList<TradingEvent> Of(Order order, VenueOrder told, Doubt? doubt = null)
    {
        var stake = new Stake(Key);
        stake.Apply(new OrderSubmitted(Entry, Start));
        return Settlement.Of(order, told, doubt ?? new(), stake, Start).Events;
    }

    static VenueOrder Told(ClientOrderId id, OrderStatus status, decimal ordered, params VenueReport.Filled[] fills) => new(
        id, $"v-{id}", Btc, Side.Sell, OrderType.Stop, status, new(ordered), new(fills.Sum(static fill => fill.Quantity.Value)),
        null, new Price(90), fills, Start);
}
