using Actors.Domain;

namespace Actors.Tests.Domain;

/// <summary>Candles, signals, orders and fills for the tests of the books and of the actors: only what a test is about is named.</summary>
static class Cases
{
    /// <summary>When the simulated clock begins.</summary>
    public static readonly DateTimeOffset Start = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static readonly Symbol Btc = new("BTCUSDT");
    public static readonly Series OneMinute = new("binance", Btc, Timeframe.OneMinute);
    public static readonly StrategyKey Key = new(OneMinute, "ema-cross");
    public static readonly StrategyKey OtherKey = new(OneMinute, "supertrend");

    /// <summary>The one-minute candle that opens so many minutes after <see cref="Start"/>.</summary>
    public static Candle Minute(int minute, decimal close = 100, decimal? low = null, decimal? high = null) => new(
        Start.AddMinutes(minute), new(close), new(high ?? close), new(low ?? close), new(close), new(1));

    public static SignalRaised Raised(
        SignalKind kind, string id = "s-1", StrategyKey? key = null, decimal close = 100, double? stop = null,
        double? target = null, DateTimeOffset? at = null) => new(
        new(id), key ?? Key, new(kind, "rule spoke", Stop: stop, Target: target), Start, new(close), "00ff", at ?? Start);

    public static OrderIntent Buy(
        decimal quantity = 1, string id = "buy-1", StrategyKey? key = null, Bracket? bracket = null) => new(
        new(id), key ?? Key, Side.Buy, OrderType.Market, new OrderSize.Base(new(quantity)), new(100), "rule spoke",
        Bracket: bracket);

    public static OrderIntent Sell(decimal quantity = 1, string id = "sell-1", StrategyKey? key = null) => new(
        new(id), key ?? Key, Side.Sell, OrderType.Market, new OrderSize.Base(new(quantity)), new(100), "rule spoke",
        ReducesPosition: true);

    public static VenueReport.Filled Fill(
        string order, decimal quantity = 1, decimal price = 100, decimal fee = 0, bool done = true, int minute = 0,
        string trade = "t1", TradingCosts costs = default) => new(
        new(order), trade, new(quantity), new(price), new(fee), Liquidity.Taker, costs, done,
        Start.AddMinutes(minute), Start.AddMinutes(minute));

    public static OrderFilled Filled(
        OrderIntent order, decimal quantity = 1, decimal price = 100, decimal fee = 0, bool done = true,
        int minute = 0) => new(
        Fill(order.Id.Value, quantity, price, fee, done, minute), order.Key, order.Side, order.Reason, Start);

    public static VenueReport.LegOpened StopLeg(
        string entry = "buy-1", decimal quantity = 1, decimal price = 90, OrderType type = OrderType.Stop) => new(
        new ClientOrderId(entry).StopLeg, new(entry), type, new(quantity), new(price), null, Start);

    public static VenueReport.LegOpened TargetLeg(string entry = "buy-1", decimal quantity = 1, decimal price = 120) => new(
        new ClientOrderId(entry).TargetLeg, new(entry), OrderType.Limit, new(quantity), new(price), null, Start);

    /// <summary>Passed by a review without rules, as no order of the engine is.</summary>
    public static ApprovedOrder Approved(OrderIntent intent) => ApprovedOrder.Review(
        intent,
        new(new(1_000), new(1_000), new(1_000), new(1_000), default, default, 0, Instrument.Unfiltered(Btc)),
        []).Approved!;
}
