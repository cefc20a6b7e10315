using Actors.Domain;
using Actors.Exchanges.Simulator;

namespace Actors.Tests.Exchanges.Simulator;

/// <summary>What is refused before the filters, with the venue's codes.</summary>
public class ShapeTests
{
    readonly Floor floor = new();

    [Fact]
    public void What_a_type_needs_must_be_sent()
    {
        Code(Floor.Buy(90, 1) with { Price = null }).ShouldBe(-1102);
        Code(Floor.Buy(90, 1) with { Quantity = null }).ShouldBe(-1102);
        Code(Floor.Buy(90, 1) with { TimeInForce = null }).ShouldBe(-1102);
        Code(new(Floor.Symbol, Side.Buy, SpotOrderType.Market)).ShouldBe(-1102);
        Code(new(Floor.Symbol, Side.Sell, SpotOrderType.StopLoss) { Quantity = 1 }).ShouldBe(-1102);
    }

    [Fact]
    public void What_a_type_cannot_have_must_not()
    {
        Code(Floor.AtMarket(Side.Buy, 1) with { Price = 90 }).ShouldBe(-1106);
        Code(Floor.AtMarket(Side.Buy, 1) with { TimeInForce = TimeInForce.GoodTillCanceled }).ShouldBe(-1106);
        Code(Floor.AtMarket(Side.Buy, 1) with { QuoteQuantity = 5 }).ShouldBe(-1128);
        Code(Floor.Buy(90, 1) with { StopPrice = 80 }).ShouldBe(-1106);
        Code(Floor.Buy(90, 1) with { TrailingDelta = 80 }).ShouldBe(-1106);
        Code(Floor.Buy(90, 1) with { QuoteQuantity = 80 }).ShouldBe(-1106);
    }

    [Fact]
    public void Values_must_make_sense()
    {
        Code(Floor.Buy(90, 0)).ShouldBe(-1013);
        Code(Floor.Buy(0, 1)).ShouldBe(-1013);
        Code(Floor.Buy(90.123456789m, 1)).ShouldBe(-1111);
        Code(Floor.Buy(90, 1, "no spaces")).ShouldBe(-1100);
        Code(Floor.Buy(90, 1, new string('a', 37))).ShouldBe(-1100);
        Code(Floor.Buy(90, 1) with { StrategyType = 999_999 }).ShouldBe(-1134);
        Code(Floor.Buy(90, 1) with { IcebergQuantity = 1 }).ShouldBe(-2010);
        Code(Floor.Buy(90, 1) with { Symbol = "NONE" }).ShouldBe(-1121);
    }

    [Fact]
    public void What_a_symbol_does_not_offer_is_refused()
    {
        floor.Exchange.ChangeRules(floor.Market, Floor.Rules() with
        {
            OrderTypes = [SpotOrderType.Limit], AllowedSelfTradePrevention = [SelfTradePrevention.None], IcebergAllowed = false, PegAllowed = false,
        });
        floor.Refused(floor.Alice, Floor.AtMarket(Side.Buy, 1)).Message.ShouldBe("Market orders are not supported for this symbol.");
        floor.Refused(floor.Alice, Floor.Buy(90, 1) with { SelfTradePrevention = SelfTradePrevention.Decrement })
            .ShouldBe(new(-1013, "This symbol does not allow the specified self-trade prevention mode."));
        floor.Refused(floor.Alice, Floor.Buy(90, 2) with { IcebergQuantity = 1 }).Message.ShouldBe("Iceberg orders are not supported for this symbol.");
    }

    [Fact]
    public void What_cannot_be_paid_is_refused_and_changes_nothing()
    {
        floor.Refused(floor.Alice, Floor.Buy(100_000, 1.01m)).ShouldBe(Rejection.InsufficientBalance);
        floor.Refused(floor.Alice, Floor.Sell(1, 100.01m)).ShouldBe(Rejection.InsufficientBalance);
        floor.Place(floor.Bob, Floor.Sell(50_000, 3));
        floor.Refused(floor.Alice, Floor.AtMarket(Side.Buy, 2.01m)).ShouldBe(Rejection.InsufficientBalance);
        floor.Place(floor.Alice, Floor.AtMarket(Side.Buy, 2)).Order.Status.ShouldBe(SpotOrderStatus.Filled);
    }

    int Code(NewOrder order) => floor.Refused(floor.Alice, order).Code;
}
