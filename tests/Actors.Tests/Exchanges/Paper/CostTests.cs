using Actors.Domain;
using Actors.Exchanges.Paper;
using static Actors.Tests.Exchanges.Paper.Scene;

namespace Actors.Tests.Exchanges.Paper;

public class CostTests
{
    static readonly PaperOptions Spread = Plain with { HalfSpreadBps = 5 };

    [Fact]
    public void A_taker_pays_half_the_spread()
    {
        var scene = new Scene(Spread).Flat(200).Buy(quantity: 2).Flat(200).Sell(quantity: 2, id: "b").Flat(200);
        var fills = scene.Fills.ToArray();

        fills.Select(f => f.Price.Value).ShouldBe([200.1m, 199.9m]);
        fills.Select(f => f.Costs).ShouldAllBe(costs => costs == new TradingCosts(new(0.2m), default, default));
    }

    [Fact]
    public void A_stop_pays_the_spread_and_a_resting_limit_does_not()
    {
        new Scene(Spread).Flat(200).Sell(OrderType.Stop, trigger: 190).Candle(200, 200, 180, 185).Fill.Price.Value.ShouldBe(189.905m);
        var limit = new Scene(Spread).Flat(200).Buy(OrderType.Limit, limit: 190).Candle(200, 200, 180, 185).Fill;
        limit.Price.Value.ShouldBe(190);
        limit.Costs.ShouldBe(default);
    }

    [Fact]
    public void A_limit_that_takes_pays_at_most_its_limit()
    {
        var within = new Scene(Spread).Flat(200).Buy(OrderType.Limit, limit: 201).Flat(200).Fill;
        var bounded = new Scene(Spread).Flat(200).Buy(OrderType.Limit, limit: 200.04m).Flat(200).Fill;

        within.Price.Value.ShouldBe(200.1m);
        bounded.Price.Value.ShouldBe(200.04m);
        bounded.Costs.ShouldBe(new(new(0.04m), default, default));
    }

    [Fact]
    public void Fixed_slippage_comes_on_top_and_is_told_apart()
    {
        var fill = new Scene(Spread with { Slippage = new SlippageModel.FixedBps(10) }).Flat(100).Buy(quantity: 3).Flat(100).Fill;

        fill.Price.Value.ShouldBe(100.15m);
        fill.Costs.ShouldBe(new(new(0.15m), new(0.3m), default));
    }

    [Theory]
    [InlineData(10, 1000, "100.001")] // share 0.01: 0.1 × 0.0001
    [InlineData(20, 1000, "100.004")]
    [InlineData(25, 1000, "100.00625")]
    [InlineData(80, 1000, "100.00625")] // the share ends at 0.025
    public void Volume_share_slippage_grows_with_the_square_of_the_share(decimal quantity, decimal volume, string price) =>
        new Scene(Plain with { Slippage = new SlippageModel.VolumeShare() }).Flat(100).Buy(quantity: quantity).Flat(100, volume)
            .Fill.Price.Value.ShouldBe(decimal.Parse(price));

    [Fact]
    public void Volatility_slippage_is_a_part_of_the_mean_range_before()
    {
        var scene = new Scene(Plain with { Slippage = new SlippageModel.Volatility(0.1m) });

        // Ranges 4 and 8 before; the 50 of the fill's own candle are not known yet.
        scene.Candle(100, 102, 98, 100).Candle(100, 104, 96, 100).Buy().Candle(100, 130, 80, 100).Fill.Price.Value.ShouldBe(100.6m);
    }

    [Fact]
    public void The_mean_range_is_that_of_the_last_fifteen_candles()
    {
        var scene = new Scene(Plain with { Slippage = new SlippageModel.Volatility(1) });
        for (var i = 0; i < 5; i++)
            scene.Candle(100, 190, 10, 100);
        for (var i = 0; i < 15; i++)
            scene.Candle(100, 100.5m, 99.5m, 100);

        scene.Buy().Flat(100).Fill.Price.Value.ShouldBe(101);
    }

    [Fact]
    public void The_first_candle_has_only_its_own_range() =>
        new Scene(Plain with { Slippage = new SlippageModel.Volatility(0.5m) }).Buy().Candle(100, 101, 99, 100).Fill.Price.Value.ShouldBe(101);

    [Fact]
    public void Impact_is_the_square_root_of_the_participation_above_a_threshold()
    {
        decimal Impact(decimal quantity, decimal volume = 100) =>
            new Scene(Plain with { Impact = new(Coefficient: 1, Threshold: 0.04m) }).Candle(100, 101, 99, 100).Buy(quantity: quantity).Flat(100, volume)
                .Fill.Costs.Impact.Value / quantity;

        // σ = 2 × √(π/8) = 1.2533 of 100.
        Impact(4).ShouldBe(0);
        Impact(9).ShouldBe(2 * 0.6266570687m * 0.3m, 1e-9m);
        Impact(25).ShouldBe(2 * 0.6266570687m * 0.5m, 1e-9m);
        Impact(100).ShouldBe(2 * 0.6266570687m, 1e-9m);
        // Without volume the candles before say how deep the market is: 1000 in the one before.
        Impact(250, volume: 0).ShouldBe(2 * 0.6266570687m * 0.5m, 1e-9m);
    }

    [Fact]
    public void An_order_in_a_market_that_never_traded_is_the_whole_market() =>
        new Scene(Plain with { Impact = new(1, 0) }).Candle(100, 101, 99, 100, 0).Buy().Flat(100, 0)
            .Fill.Costs.Impact.Value.ShouldBe(2 * 0.6266570687m);

    [Fact]
    public void Costs_add_up_to_the_way_from_the_reference_price()
    {
        var options = Spread with { Slippage = new SlippageModel.VolumeShare(2, 1), Impact = new(1, 0) };
        var tick = Instrument.Unfiltered(Btc) with { PriceTick = 0.01m };

        var buy = new Scene(options, tick).Candle(100, 101, 99, 100).Buy(quantity: 10).Flat(100, 200).Fill;
        var sell = new Scene(options, tick).Candle(100, 101, 99, 100).Sell(quantity: 10).Flat(100, 200).Fill;

        // 0.05 spread, 100 × 2 × 0.05² = 0.5 slippage, 1.2533 × √0.05 = 0.2802 impact; the tick rounds against the trader.
        buy.Price.Value.ShouldBe(100.84m);
        sell.Price.Value.ShouldBe(99.16m);
        buy.Costs.Total.Value.ShouldBe(8.4m);
        sell.Costs.Total.Value.ShouldBe(8.4m);
        buy.Costs.Spread.Value.ShouldBe(0.5m);
    }

    [Fact]
    public void A_price_off_the_tick_is_rounded_against_the_taker()
    {
        var tick = Instrument.Unfiltered(Btc) with { PriceTick = 0.5m };

        new Scene(instrument: tick).Flat(100).Buy().Flat(100.1m).Fill.Price.Value.ShouldBe(100.5m);
        new Scene(instrument: tick).Flat(100).Sell().Flat(100.4m).Fill.Price.Value.ShouldBe(100);
        new Scene(instrument: tick).Flat(100).Sell().Flat(0.4m).Fill.Price.Value.ShouldBe(0.5m);
    }

    [Fact]
    public void A_modelled_price_without_a_tick_keeps_twelve_places()
    {
        var options = Plain with { HalfSpreadBps = 0.0001m };

        new Scene(options).Flat(100).Buy().Flat(0.123456789m).Fill.Price.Value.ShouldBe(0.123456790235m);
        new Scene(options).Flat(100).Sell().Flat(0.123456789m).Fill.Price.Value.ShouldBe(0.123456787765m);
    }

    [Fact]
    public void No_model_moves_a_price_by_more_than_99_percent()
    {
        var options = Plain with { Slippage = new SlippageModel.Volatility(10) };

        new Scene(options).Candle(100, 190, 10, 100).Sell().Flat(100).Fill.Price.Value.ShouldBe(1);
        new Scene(options).Candle(100, 190, 10, 100).Buy().Flat(100).Fill.Price.Value.ShouldBe(199);
    }

    [Fact]
    public void An_all_in_order_is_sized_at_the_price_with_its_costs()
    {
        var options = new PaperOptions { Cash = new(1000), HalfSpreadBps = 10, Fees = new(0, 10) };

        var scene = new Scene(options).Flat(100).BuyFor(1000, feesIncluded: true).Flat(100);

        scene.Fill.Price.Value.ShouldBe(100.1m);
        scene.Fill.Quantity.Value.ShouldBe(decimal.Floor(1000 / (100.1m * 0.00000001m * 1.001m)) * 0.00000001m);
        scene.Venue.Cash.Value.ShouldBeGreaterThanOrEqualTo(0);
    }
}
