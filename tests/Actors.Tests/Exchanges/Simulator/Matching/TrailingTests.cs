using Actors.Domain;
using Actors.Exchanges.Simulator;

namespace Actors.Tests.Exchanges.Simulator;

/// <summary>The five scenarios by which the venue explains trailing stops: prices on the way, the last of which fires.</summary>
public class TrailingTests
{
    [Theory]
    [InlineData(SpotOrderType.StopLossLimit, Side.Buy, 44_000, 500, 45_000, "37000 44000 45000 46000 42000 44099", 44_100)]
    [InlineData(SpotOrderType.StopLossLimit, Side.Sell, 39_000, 1000, 38_000, "41500 39000 37000 41000 36901", 36_900)]
    [InlineData(SpotOrderType.TakeProfitLimit, Side.Buy, 38_000, 850, 38_500, "42000 38000 37000 39000 38000 40144", 40_145)]
    [InlineData(SpotOrderType.TakeProfitLimit, Side.Sell, 42_000, 750, 41_000, "41500 39000 42000 45000 44000 46500 43013", 43_012)]
    [InlineData(SpotOrderType.StopLossLimit, Side.Sell, 0, 700, 39_000, "42000 39500 45500 42316", 42_315)]
    public void The_venues_examples_fire_where_it_says(
        SpotOrderType type, Side side, int stop, int delta, int limit, string before, int fires)
    {
        var floor = new Floor();
        foreach (var account in floor.Exchange.Accounts.Skip(1))
            floor.Exchange.Deposit(account, "USDT", 10_000_000, floor.Now);
        floor.Print(40_000);
        var id = floor.Place(floor.Alice, new NewOrder(Floor.Symbol, side, type)
        {
            Quantity = 1, Price = limit, StopPrice = stop == 0 ? null : stop, TrailingDelta = delta, TimeInForce = TimeInForce.GoodTillCanceled,
        }).Order.OrderId;
        foreach (var price in before.Split(' '))
        {
            floor.Print(decimal.Parse(price, System.Globalization.CultureInfo.InvariantCulture));
            floor.Find(floor.Alice, id).IsWorking.ShouldBeFalse(price);
        }

        floor.Print(fires);

        floor.Find(floor.Alice, id).IsWorking.ShouldBeTrue();
    }

    [Theory]
    [InlineData(Side.Buy)]
    [InlineData(Side.Sell)]
    public void Before_the_first_trade_of_all_there_is_nothing_to_trail(Side side)
    {
        var floor = new Floor();
        var id = floor.Place(floor.Alice, new NewOrder(Floor.Symbol, side, SpotOrderType.StopLoss) { Quantity = 1, TrailingDelta = 100 }).Order.OrderId;

        floor.Print(100);
        floor.Find(floor.Alice, id).IsWorking.ShouldBeFalse();
        floor.Print(side == Side.Buy ? 101 : 99);

        floor.Find(floor.Alice, id).IsWorking.ShouldBeTrue();
    }

    [Fact]
    public void Tracking_begins_when_the_stop_price_is_touched()
    {
        var floor = new Floor();
        floor.Print(100);
        var id = floor.Place(floor.Alice, Floor.Stop(Side.Sell, 95, 1) with { TrailingDelta = 100 }).Order.OrderId;
        floor.Find(floor.Alice, id).TrailingTime.ShouldBe(-1);
        floor.Now += 1000;

        floor.Print(95);

        floor.Find(floor.Alice, id).TrailingTime.ShouldBe(floor.Now);
    }
}
