using Actors.Domain;
using static Actors.Tests.Domain.Cases;

namespace Actors.Tests.Domain;

/// <summary>A venue that takes its fee in what was bought leaves a rest that cannot be sold.</summary>
public sealed class DustTests
{
    static readonly DateTimeOffset At = new(2026, 1, 2, 0, 0, 0, TimeSpan.Zero);

    readonly Ledger ledger = new(new(1_000));

    [Fact]
    public void A_rest_that_cannot_be_sold_ends_the_position_and_its_trade()
    {
        Buy(1.0m, fee: 0.001m);
        Sell(0.99m).ShouldBeNull();

        var trade = ledger.WriteOff(Key, At).ShouldNotBeNull();

        ledger.IsFlat.ShouldBeTrue();
        ledger.Find(Key)!.Dust.ShouldBe(new Quantity(0.009m));
        trade.ExitReason.ShouldBe("dust");
        trade.ExitPrice.ShouldBe(new Price(110));
        trade.Pnl.ShouldBe(new Money(0.99m * 110 - 0.99m * 100 - 0.1m));
        ledger.Equity.ShouldBe(ledger.Cash + new Money(0.009m * 100));
        ledger.WriteOff(Key, At).ShouldBeNull();
    }

    [Fact]
    public void The_rest_joins_the_next_position_and_is_sold_with_it()
    {
        Buy(1.0m, fee: 0.001m);
        Sell(0.99m);
        ledger.WriteOff(Key, At);

        Buy(1.0m, fee: 0.001m);

        ledger.Find(Key)!.Quantity.ShouldBe(new Quantity(1.008m));
        Sell(1.008m).ShouldNotBeNull();
        ledger.IsFlat.ShouldBeTrue();
        ledger.Equity.ShouldBe(ledger.Cash);
    }

    [Fact]
    public void Profits_of_all_trades_are_what_the_account_gained()
    {
        var sum = 0m;
        for (var round = 0; round < 20; round++)
        {
            Buy(1.0m, fee: 0.0013m);
            var held = ledger.Find(Key)!.Quantity.Value;
            var whole = decimal.Floor(held / 0.01m) * 0.01m;
            sum += (Sell(whole) ?? ledger.WriteOff(Key, At))!.Pnl.Value;
        }
        ledger.Equity.Value.ShouldBe(1_000 + sum, 0.000000001m);
    }

    void Buy(decimal quantity, decimal fee) =>
        ledger.Book(Key, Side.Buy, Of(quantity, 100) with { Fee = new(fee * 100), BaseFee = new(fee) }, "in");

    Trade? Sell(decimal quantity) => ledger.Book(Key, Side.Sell, Of(quantity, 110), "out");

    static VenueReport.Filled Of(decimal quantity, decimal price) => new(
        new("a"), "t", new(quantity), new(price), Money.Zero, Liquidity.Taker, default, true, At, At);
}
