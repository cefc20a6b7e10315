using Actors.Domain;
using Actors.Exchanges.Simulator;

namespace Actors.Tests.Exchanges.Simulator;

/// <summary>Every filter at its boundaries: what just passes and what just does not.</summary>
public class FilterTests
{
    [Theory]
    [InlineData(9.5, false)]
    [InlineData(10, true)]
    [InlineData(10.25, false)]
    [InlineData(1000, true)]
    [InlineData(1000.5, false)]
    public void Price_filter(double price, bool passes) =>
        Check(new() { Price = new(10, 1000, 0.5m) }, Floor.Buy((decimal)price, 1), passes ? null : "PRICE_FILTER");

    [Fact]
    public void Price_filter_holds_for_the_stop_price_too() =>
        Check(new() { Price = new(10, 1000, 0.5m) }, Floor.Stop(Side.Sell, 95.25m, 1), "PRICE_FILTER");

    [Theory]
    [InlineData(130, null)]
    [InlineData(130.01, "PERCENT_PRICE")]
    [InlineData(70, null)]
    [InlineData(69.99, "PERCENT_PRICE")]
    public void Percent_price(double price, string? failure) =>
        Check(new() { PercentPrice = new(1.3m, 0.7m, 5) }, Floor.Buy((decimal)price, 1), failure);

    [Theory]
    [InlineData(Side.Buy, 120, null)]
    [InlineData(Side.Buy, 120.01, "PERCENT_PRICE_BY_SIDE")]
    [InlineData(Side.Buy, 20, null)]
    [InlineData(Side.Buy, 19.99, "PERCENT_PRICE_BY_SIDE")]
    [InlineData(Side.Sell, 500, null)]
    [InlineData(Side.Sell, 500.01, "PERCENT_PRICE_BY_SIDE")]
    [InlineData(Side.Sell, 80, null)]
    [InlineData(Side.Sell, 79.99, "PERCENT_PRICE_BY_SIDE")]
    public void Percent_price_by_side(Side side, double price, string? failure) =>
        Check(new() { PercentPriceBySide = new(1.2m, 0.2m, 5, 0.8m, 1) }, Floor.Limit(side, (decimal)price, 1), failure);

    [Theory]
    [InlineData(0.09, "LOT_SIZE")]
    [InlineData(0.1, null)]
    [InlineData(0.105, "LOT_SIZE")]
    [InlineData(10, null)]
    [InlineData(10.01, "LOT_SIZE")]
    public void Lot_size(double quantity, string? failure) =>
        Check(new() { LotSize = new(0.1m, 10, 0.01m) }, Floor.Buy(100, (decimal)quantity), failure);

    [Theory]
    [InlineData(1, null)]
    [InlineData(1.5, "MARKET_LOT_SIZE")]
    [InlineData(3, "MARKET_LOT_SIZE")]
    public void Market_lot_size_is_for_market_orders_alone(double quantity, string? failure)
    {
        var filters = new SymbolFilters { MarketLotSize = new(0, 2, 1) };
        Check(filters, Floor.AtMarket(Side.Buy, (decimal)quantity), failure);
        Check(filters, Floor.Buy(100, (decimal)quantity), null);
    }

    [Theory]
    [InlineData(0.099, "NOTIONAL")]
    [InlineData(0.1, null)]
    [InlineData(2, null)]
    [InlineData(2.001, "NOTIONAL")]
    public void Notional(double quantity, string? failure)
    {
        Check(new() { Notional = new(10, true, 200, true, 5) }, Floor.Buy(100, (decimal)quantity), failure);
        Check(new() { Notional = new(10, true, 200, true, 5) }, Floor.AtMarket(Side.Buy, (decimal)quantity), failure);
        Check(new() { Notional = new(10, false, 200, false, 5) }, Floor.AtMarket(Side.Buy, (decimal)quantity), null);
    }

    [Theory]
    [InlineData(0.099, "MIN_NOTIONAL")]
    [InlineData(0.1, null)]
    public void Min_notional(double quantity, string? failure)
    {
        Check(new() { MinNotional = new(10, true, 5) }, Floor.Buy(100, (decimal)quantity), failure);
        Check(new() { MinNotional = new(10, true, 0) }, Floor.AtMarket(Side.Sell, (decimal)quantity), failure);
        Check(new() { MinNotional = new(10, false, 5) }, Floor.AtMarket(Side.Sell, (decimal)quantity), null);
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(0.99, "ICEBERG_PARTS")]
    public void Iceberg_parts(double part, string? failure) =>
        Check(new() { IcebergParts = 10 }, Floor.Buy(100, 10) with { IcebergQuantity = (decimal)part }, failure);

    [Theory]
    [InlineData(Side.Buy, SpotOrderType.StopLoss, 9, "TRAILING_DELTA")]
    [InlineData(Side.Buy, SpotOrderType.StopLoss, 10, null)]
    [InlineData(Side.Sell, SpotOrderType.TakeProfit, 20, null)]
    [InlineData(Side.Sell, SpotOrderType.TakeProfit, 21, "TRAILING_DELTA")]
    [InlineData(Side.Sell, SpotOrderType.StopLoss, 29, "TRAILING_DELTA")]
    [InlineData(Side.Sell, SpotOrderType.StopLoss, 30, null)]
    [InlineData(Side.Buy, SpotOrderType.TakeProfit, 40, null)]
    [InlineData(Side.Buy, SpotOrderType.TakeProfit, 41, "TRAILING_DELTA")]
    public void Trailing_delta(Side side, SpotOrderType type, int delta, string? failure) => Check(
        new() { TrailingDelta = new(10, 20, 30, 40) }, new(Floor.Symbol, side, type) { Quantity = 1, TrailingDelta = delta }, failure);

    [Theory]
    [InlineData(5, null)]
    [InlineData(5.01, "MAX_POSITION")]
    public void Max_position_counts_the_balance_and_open_purchases(double quantity, string? failure)
    {
        // 100 held, 3 in an open purchase.
        var floor = Last100(new() { MaxPosition = 108 });
        floor.Place(floor.Alice, Floor.Buy(50, 3));
        Answer(floor, Floor.Buy(50, (decimal)quantity), failure);
        Answer(floor, Floor.Sell(150, 50), null);
    }

    [Fact]
    public void Open_orders_are_counted()
    {
        var floor = Last100(new() { MaxOrders = 4, MaxAlgoOrders = 1, MaxIcebergOrders = 1 });
        Answer(floor, Floor.Stop(Side.Sell, 90, 1), null);
        Answer(floor, Floor.Stop(Side.Sell, 90, 1), "MAX_NUM_ALGO_ORDERS");
        Answer(floor, Floor.Buy(90, 2) with { IcebergQuantity = 1 }, null);
        Answer(floor, Floor.Buy(90, 2) with { IcebergQuantity = 1 }, "MAX_NUM_ICEBERG_ORDERS");
        Answer(floor, Floor.Buy(90, 1), null);
        Answer(floor, Floor.Buy(90, 1), null);
        Answer(floor, Floor.Buy(90, 1), "MAX_NUM_ORDERS");
    }

    [Fact]
    public void Lists_are_counted_once_and_leg_by_leg()
    {
        var floor = Last100(new() { MaxOrderLists = 1, MaxOrders = 3 });
        floor.Place(floor.Alice, Oco());
        Lists(floor).ShouldBe("Filter failure: MAX_NUM_ORDERS");
        var wide = Last100(new() { MaxOrderLists = 1 });
        wide.Place(wide.Alice, Oco());
        Lists(wide).ShouldBe("Filter failure: MAX_NUM_ORDER_LISTS");

        static string? Lists(Floor floor) => floor.Exchange.PlaceList(floor.Alice, Oco(), floor.Now).Rejection?.Message;
    }

    [Fact]
    public void The_exchange_counts_over_all_symbols()
    {
        var floor = Last100(new(), new() { MaxOrders = 2, MaxAlgoOrders = 1 });
        floor.Exchange.AddMarket(Floor.Rules() with { Symbol = "ETHUSDT", BaseAsset = "ETH" });
        Answer(floor, Floor.Stop(Side.Sell, 90, 1), null);
        Answer(floor, Floor.Stop(Side.Buy, 200, 1) with { Symbol = "ETHUSDT" }, "EXCHANGE_MAX_NUM_ALGO_ORDERS");
        Answer(floor, Floor.Buy(90, 1) with { Symbol = "ETHUSDT" }, null);
        Answer(floor, Floor.Buy(90, 1), "EXCHANGE_MAX_NUM_ORDERS");
    }

    [Fact]
    public void Max_asset_limits_the_base_quantity_and_the_quote_notional_of_one_order()
    {
        var most = new SortedDictionary<string, decimal>(StringComparer.Ordinal) { ["BTC"] = 2, ["USDT"] = 190 };
        var floor = Last100(new(), new() { MaxAsset = most });
        Answer(floor, Floor.Buy(50, 2), null);
        Answer(floor, Floor.Buy(50, 2.01m), "MAX_ASSET");
        Answer(floor, Floor.Buy(95.01m, 2), "MAX_ASSET");
    }

    static NewOrderList Oco() => new NewOrderList.Oco(
        new(Floor.Symbol, Side.Sell, SpotOrderType.LimitMaker) { Price = 105, Quantity = 1 }, Floor.Stop(Side.Sell, 95, 1));

    static void Check(SymbolFilters filters, NewOrder order, string? failure) => Answer(Last100(filters), order, failure);

    static void Answer(Floor floor, NewOrder order, string? failure)
    {
        var refused = floor.Exchange.Place(floor.Alice, order, floor.Now).Rejection;
        refused.ShouldBe(failure is null ? null : new(-1013, $"Filter failure: {failure}"));
    }

    /// <summary>The last and the average price are 100; the filters come after that trade.</summary>
    static Floor Last100(SymbolFilters filters, ExchangeFilters? exchange = null)
    {
        var floor = new Floor(filters: exchange);
        floor.Print(100);
        floor.Exchange.Deposit(floor.Alice, "BTC", 100 - floor.Alice.BalanceOf("BTC").Free, floor.Now);
        floor.Exchange.ChangeRules(floor.Market, Floor.Rules(filters));
        return floor;
    }
}
