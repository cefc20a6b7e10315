using Actors.Domain;
using Actors.Exchanges.Paper;
using static Actors.Tests.Exchanges.Paper.Scene;

namespace Actors.Tests.Exchanges.Paper;

public class PlaceTests
{
    static readonly Instrument Filtered = new(Btc, 0.01m, 0.001m, new(0.01m), new(100), new(10));

    [Theory]
    [InlineData(OrderType.Market, 1, 100.0, null, null, "invalid-order", "a Market order takes no limit, had 100")]
    [InlineData(OrderType.Limit, 1, null, null, null, "invalid-order", "a Limit order needs a limit")]
    [InlineData(OrderType.Limit, 1, 100.001, null, null, "price-tick", "prices of BTCUSDT are multiples of 0.01, was 100.001")]
    [InlineData(OrderType.Stop, 1, null, null, null, "invalid-order", "a Stop order needs a trigger")]
    [InlineData(OrderType.Stop, 1, null, 99.999, null, "price-tick", "prices of BTCUSDT are multiples of 0.01, was 99.999")]
    [InlineData(OrderType.StopLimit, 1, null, 99.0, null, "invalid-order", "a StopLimit order needs a limit")]
    [InlineData(OrderType.TakeProfit, 1, null, 99.0, 50.0, "invalid-order", "a TakeProfit order takes no trailing distance, had 50")]
    [InlineData(OrderType.TrailingStop, 1, null, null, null, "invalid-order", "a TrailingStop order needs a trailing distance")]
    [InlineData(OrderType.TrailingStop, 1, null, null, 10000.0, "invalid-order", "a trailing distance is above 0 and below 10000 bps, was 10000")]
    [InlineData(OrderType.TrailingStop, 1, null, null, 0.0, "invalid-order", "a trailing distance is positive, was 0")]
    [InlineData(OrderType.Market, 0, null, null, null, "invalid-order", "an order is for more than nothing, was for 0")]
    [InlineData(OrderType.Market, 0.0105, null, null, null, "quantity-step", "quantities of BTCUSDT are multiples of 0.001, was 0.0105")]
    [InlineData(OrderType.Market, 0.009, null, null, null, "min-quantity", "the least quantity of BTCUSDT is 0.01, was 0.009")]
    [InlineData(OrderType.Market, 101, null, null, null, "max-quantity", "the most of BTCUSDT at once is 100, was 101")]
    [InlineData(OrderType.Market, 0.099, null, null, null, "min-notional", "the least value of an order of BTCUSDT is 10, was 9.900")]
    [InlineData(OrderType.Limit, 0.1, 99.0, null, null, "min-notional", "the least value of an order of BTCUSDT is 10, was 9.9")]
    public void A_faulty_order_is_rejected_with_code_and_reason(
        OrderType type, double quantity, double? limit, double? trigger, double? trailing, string code, string text)
    {
        var refused = new Scene(instrument: Filtered).Flat(100)
            .Place(Intent(Side.Buy, type, Base((decimal)quantity), (decimal?)limit, (decimal?)trigger, (decimal?)trailing));

        refused.ShouldBe(new PlaceResult.Rejected(code, text));
    }

    [Theory]
    [InlineData(null, null, null, "a bracket has at least one leg")]
    [InlineData(95.0, null, 100.0, "a trailing stop replaces the fixed one, had 100 bps and 95")]
    [InlineData(110.0, 95.0, null, "the stop of a Buy lies beyond its target, had stop 110 and target 95")]
    [InlineData(null, null, -1.0, "a trailing distance is above 0 and below 10000 bps, was -1")]
    public void A_faulty_bracket_is_rejected(double? stop, double? target, double? trailing, string text)
    {
        var bracket = Legs((decimal?)stop, (decimal?)target, (decimal?)trailing);

        new Scene().Flat(100).Place(Intent(Side.Buy, OrderType.Market, Base(1), bracket: bracket))
            .ShouldBe(new PlaceResult.Rejected("invalid-order", text));
    }

    [Fact]
    public void A_price_that_skipped_its_constructor_is_rejected()
    {
        var intent = Intent(Side.Buy, OrderType.Limit, Base(1)) with { Limit = default(Price) };
        var bracket = Intent(Side.Buy, OrderType.Market, Base(1), bracket: new(default(Price), null));

        new Scene().Place(intent).ShouldBe(new PlaceResult.Rejected("invalid-order", "a limit is positive, was 0"));
        new Scene().Place(bracket).ShouldBe(new PlaceResult.Rejected("invalid-order", "the prices of a bracket are positive, had 0 and "));
    }

    [Fact]
    public void Bracket_prices_keep_to_the_tick() =>
        new Scene(instrument: Filtered).Flat(100).Place(Intent(Side.Buy, OrderType.Market, Base(1), bracket: Legs(target: 110.005m)))
            .ShouldBeOfType<PlaceResult.Rejected>().Code.ShouldBe("price-tick");

    [Fact]
    public void An_amount_is_held_to_the_least_value()
    {
        var scene = new Scene(instrument: Filtered).Flat(100);

        scene.Place(Intent(Side.Buy, OrderType.Market, new OrderSize.Quote(new(9.99m), false)))
            .ShouldBe(new PlaceResult.Rejected("min-notional", "the least value of an order of BTCUSDT is 10, was 9.99"));
        scene.Place(Intent(Side.Buy, OrderType.Market, new OrderSize.Quote(new(-1), false)))
            .ShouldBe(new PlaceResult.Rejected("invalid-order", "an order is for more than nothing, was for -1"));
    }

    [Fact]
    public void A_client_order_id_is_taken_once_for_ever()
    {
        var scene = new Scene().Flat(100).Buy(id: "x").Flat(100);

        scene.Place(Intent(Side.Buy, OrderType.Market, Base(1), id: "x"))
            .ShouldBe(new PlaceResult.Rejected("duplicate-client-order-id", "x was placed before"));
    }

    [Fact]
    public void A_refused_order_takes_no_ids()
    {
        var scene = new Scene().Flat(100).Buy(id: "y-t");
        scene.Place(Intent(Side.Buy, OrderType.Market, Base(1), bracket: Legs(95), id: "y")).ShouldBeOfType<PlaceResult.Rejected>();

        scene.Place(Intent(Side.Buy, OrderType.Market, Base(1), id: "y")).ShouldBeOfType<PlaceResult.Accepted>();
        scene.Place(Intent(Side.Buy, OrderType.Market, Base(1), id: "y-s")).ShouldBeOfType<PlaceResult.Accepted>();
    }

    [Fact]
    public void The_ids_of_legs_are_taken_with_the_entry()
    {
        var scene = new Scene().Flat(100).Buy(id: "x", bracket: Legs(95)).Buy(id: "y-t");

        scene.Place(Intent(Side.Buy, OrderType.Market, Base(1), id: "x-s")).ShouldBeOfType<PlaceResult.Rejected>().Text.ShouldBe("x-s was placed before");
        scene.Place(Intent(Side.Buy, OrderType.Market, Base(1), bracket: Legs(95), id: "y")).ShouldBeOfType<PlaceResult.Rejected>().Text.ShouldBe("y-t was placed before");
    }

    [Theory]
    [InlineData("")]
    [InlineData("with space")]
    [InlineData("1234567890123456789012345678901234567")]
    public void An_id_that_venues_would_not_take_is_rejected(string id) =>
        new Scene().Flat(100).Place(Intent(Side.Buy, OrderType.Market, Base(1), id: id))
            .ShouldBeOfType<PlaceResult.Rejected>().Code.ShouldBe("invalid-client-order-id");

    [Fact]
    public void The_id_of_a_bracketed_order_leaves_room_for_its_legs()
    {
        var id = new string('x', 35);

        new Scene().Flat(100).Place(Intent(Side.Buy, OrderType.Market, Base(1), id: id)).ShouldBeOfType<PlaceResult.Accepted>();
        new Scene().Flat(100).Place(Intent(Side.Buy, OrderType.Market, Base(1), bracket: Legs(95), id: id))
            .ShouldBeOfType<PlaceResult.Rejected>().Text.ShouldStartWith("a client order id is 1 to 34");
    }

    [Fact]
    public void A_symbol_that_is_not_traded_is_rejected_and_has_no_book()
    {
        var other = new Symbol("ETHUSDT");
        var intent = Intent(Side.Buy, OrderType.Market, Base(1));
        var scene = new Scene();

        scene.Place(intent with { Key = new(new("binance", other, Timeframe.OneMinute), "test") })
            .ShouldBe(new PlaceResult.Rejected("unknown-symbol", "ETHUSDT is not traded here"));
        Should.Throw<DomainFault>(() => scene.Venue.Holdings(other)).Message.ShouldBe("ETHUSDT is not traded here; the markets are BTCUSDT");
    }

    [Fact]
    public void Orders_are_numbered_as_they_are_taken()
    {
        var scene = new Scene().Flat(100).Buy(id: "x");

        scene.Place(Intent(Side.Buy, OrderType.Market, Base(1), id: "y")).ShouldBe(new PlaceResult.Accepted("paper-2"));
    }
}
