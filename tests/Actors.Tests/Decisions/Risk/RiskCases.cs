using Actors.Domain;

namespace Actors.Tests.Decisions.Risk;

/// <summary>Accounts and intents for the tests of risk: only what a test is about is named.</summary>
static class RiskCases
{
    public static readonly Symbol Btc = new("BTCUSDT");

    public static readonly Instrument Filtered = new(
        Btc, PriceTick: 0.01m, QuantityStep: 0.001m, MinQuantity: new(0.002m), MaxQuantity: new(100), MinNotional: new(5));

    public static AccountView Account(
        decimal cash = 10_000, decimal equity = 10_000, decimal? peak = null, decimal? dayStart = null,
        decimal exposure = 0, decimal symbolExposure = 0, int openOrders = 0, Instrument? instrument = null) =>
        new(new(cash), new(equity), new(peak ?? equity), new(dayStart ?? equity), new(exposure), new(symbolExposure),
            openOrders, instrument ?? Filtered);

    public static OrderIntent Entry(decimal notional = 100, bool feesIncluded = false) =>
        Intent(new OrderSize.Quote(new(notional), feesIncluded));

    public static OrderIntent Exit(decimal notional = 100) =>
        Intent(new OrderSize.Quote(new(notional), FeesIncluded: false)) with { Side = Side.Sell, ReducesPosition = true };

    public static OrderIntent Intent(OrderSize size, decimal reference = 100) => new(
        new("BTCUSDT-0-0-1"), new(new("binance", Btc, Timeframe.OneHour), "ema-cross"),
        Side.Buy, OrderType.Market, size, new(reference), "test");
}
