using Actors.Domain;
using Actors.Exchanges.Paper;
using static Actors.Tests.Exchanges.Paper.Scene;

namespace Actors.Tests.Exchanges.Paper;

public class BalanceTests
{
    static readonly PaperOptions Poor = new() { Cash = new(1000), Fees = new(0, 10) };

    [Fact]
    public void A_fill_moves_cash_holdings_and_fees_exactly()
    {
        var scene = new Scene(Plain with { Fees = new(0, 10) }).Flat(100).Buy(quantity: 1.5m).Flat(100.01m).Sell(id: "b").Flat(200);

        scene.Venue.Fees.Value.ShouldBe((150.015m * 0.001m) + (200 * 0.001m));
        scene.Venue.Cash.Value.ShouldBe(1_000_000 - 150.015m + 200 - scene.Venue.Fees.Value);
        scene.Venue.Holdings(Btc).Value.ShouldBe(100.5m);
    }

    [Fact]
    public void A_purchase_that_cannot_be_paid_is_rejected_with_the_figures()
    {
        var scene = new Scene(Poor).Flat(99).Buy(quantity: 10).Flat(100);

        var rejected = scene.Reports.ShouldHaveSingleItem().ShouldBeOfType<VenueReport.Rejected>();
        rejected.Code.ShouldBe("insufficient-balance");
        rejected.Text.ShouldBe("buying 10 BTCUSDT at 100 costs 1000 and 1.000 in fees, the account has 1000");
        rejected.At.ShouldBe(Minute(1));
        scene.Venue.OpenOrders.ShouldBeEmpty();
        scene.Venue.Cash.Value.ShouldBe(1000);
    }

    [Fact]
    public void A_sale_beyond_the_holdings_is_rejected()
    {
        var scene = new Scene(Poor).Flat(100).Buy(quantity: 2).Flat(100).Sell(quantity: 3, id: "b").Flat(100);

        scene.Story.ShouldBe(["a filled 2 at 100", "b rejected: insufficient-balance"]);
        scene.Venue.Holdings(Btc).Value.ShouldBe(2);
    }

    [Fact]
    public void A_reducing_sale_sells_what_there_is_and_ends() =>
        new Scene(Poor).Flat(100).Buy(quantity: 2).Flat(100).Sell(quantity: 3, id: "b", reduces: true).Flat(100)
            .Story.ShouldBe(["a filled 2 at 100", "b filled 2 at 100, open", "b cancelled"]);

    [Fact]
    public void A_leg_with_nothing_left_to_sell_ends_its_bracket()
    {
        var scene = new Scene(Poor).Flat(100).Buy(bracket: Legs(90, 110)).Flat(100).Sell(id: "b").Flat(100);
        scene.Reports.Clear();

        scene.Candle(100, 111, 95, 100).Story.ShouldBe(["a-t rejected: insufficient-balance", "a-s cancelled"]);
        scene.Venue.OpenOrders.ShouldBeEmpty();
    }

    [Fact]
    public void An_order_for_all_cash_leaves_less_than_one_step()
    {
        var scene = new Scene(Poor).Flat(7).BuyFor(1000, feesIncluded: true).Flat(7.77m);

        scene.Fill.Quantity.Value.ShouldBe(decimal.Floor(1000m / (7.77m * 0.00000001m * 1.001m)) * 0.00000001m);
        scene.Venue.Cash.Value.ShouldBeInRange(0, 7.77m * 0.00000001m * 1.001m);
    }

    [Fact]
    public void An_order_for_an_amount_pays_its_fees_on_top()
    {
        var scene = new Scene(Poor).Flat(7).BuyFor(500, feesIncluded: false).Flat(8);

        scene.Fill.Quantity.Value.ShouldBe(62.5m);
        scene.Venue.Cash.Value.ShouldBe(499.5m);
    }

    [Fact]
    public void A_whole_number_of_steps_that_division_rounds_up_to_is_not_bought()
    {
        const decimal HairTooLittle = 7.4999999999999999999999999999m;
        (HairTooLittle / 2.5m).ShouldBe(3m);
        var whole = Instrument.Unfiltered(Btc) with { QuantityStep = 1 };

        new Scene(new() { Cash = new(10) }, whole).Flat(2.5m).BuyFor(HairTooLittle, feesIncluded: true).Flat(2.5m).Fill.Quantity.Value.ShouldBe(2);
    }

    [Fact]
    public void An_amount_that_buys_less_than_the_least_quantity_is_rejected_at_the_fill()
    {
        var coarse = Instrument.Unfiltered(Btc) with { QuantityStep = 0.1m, MinQuantity = new(0.5m) };

        var scene = new Scene(Poor, coarse).Flat(100).BuyFor(45, feesIncluded: false).Flat(100);

        scene.Reports.ShouldHaveSingleItem().ShouldBeOfType<VenueReport.Rejected>().Text.ShouldBe("45 at 100 is 0.4 BTCUSDT, the least is 0.5");
    }

    [Fact]
    public void An_amount_that_buys_more_than_the_most_is_rejected_at_the_fill() =>
        new Scene(Poor, Instrument.Unfiltered(Btc) with { MaxQuantity = new(4) }).Flat(100).BuyFor(450, feesIncluded: false).Flat(100)
            .Story.ShouldBe(["a rejected: max-quantity"]);

    [Fact]
    public void A_sale_for_an_amount_pays_its_fees_from_the_proceeds()
    {
        var scene = new Scene(Plain with { Fees = new(0, 10) }).Flat(100)
            .Accepted(Intent(Side.Sell, OrderType.Market, new OrderSize.Quote(new(500), FeesIncluded: true))).Flat(50);

        scene.Fill.Quantity.Value.ShouldBe(10);
        scene.Venue.Cash.Value.ShouldBe(1_000_499.5m);
    }

    [Fact]
    public void Orders_of_one_candle_are_paid_in_the_order_of_their_placing() =>
        new Scene(new() { Cash = new(100) }).Flat(100).Buy().Flat(100).Sell(id: "b").Buy(id: "c").Buy(id: "d").Flat(100)
            .Story.ShouldBe(["a filled 1 at 100", "b filled 1 at 100", "c filled 1 at 100", "d rejected: insufficient-balance"]);
}
