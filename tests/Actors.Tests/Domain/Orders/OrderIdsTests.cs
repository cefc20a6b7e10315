using Actors.Domain;
using static Actors.Tests.Domain.Cases;

namespace Actors.Tests.Domain.Orders;

public class OrderIdsTests
{
    [Fact]
    public void The_same_cause_gives_the_same_id_on_every_machine()
    {
        new OrderIds("main", Key).Of(Start, 1).Value.ShouldBe(new OrderIds("main", Key).Of(Start, 1).Value);
        new OrderIds("main", Key).Of(Start, 1).Value.ShouldStartWith("BTCUSDT-");
    }

    [Fact]
    public void Account_strategy_candle_and_number_each_change_the_id()
    {
        ClientOrderId[] ids =
        [
            new OrderIds("main", Key).Of(Start, 1),
            new OrderIds("other", Key).Of(Start, 1),
            new OrderIds("main", OtherKey).Of(Start, 1),
            new OrderIds("main", Key).Of(Start.AddSeconds(1), 1),
            new OrderIds("main", Key).Of(Start, 2),
        ];

        ids.Distinct().Count().ShouldBe(ids.Length);
    }

    [Fact]
    public void The_longest_names_fit_a_venue_with_their_legs()
    {
        var key = new StrategyKey(
            new("binance", new("ABCDEFGHIJKLMNOPQRSTUVWXYZ/01234"), Timeframe.OneMinute), "Assembly:A.Very.Long.Name");

        var id = new OrderIds("an account with a long name", key).Of(new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero), 9);

        id.StopLeg.Value.Length.ShouldBeLessThanOrEqualTo(ClientOrderId.MaxLength);
        id.TargetLeg.Value.ShouldMatch("^[A-Za-z0-9._-]{1,36}$");
    }

    [Fact]
    public void Ids_have_the_order_of_their_text()
    {
        ClientOrderId first = new("a"), second = new("b");

        (first < second, first <= second, first > second, first >= second).ShouldBe((true, true, false, false));
        first.CompareTo(first).ShouldBe(0);
    }
}
