using Actors.Domain;
using Actors.Exchanges.Binance.Rules;
using Actors.Exchanges.Binance.Wire;

namespace Actors.Exchanges.Binance.Orders;

/// <summary>An intent in the venue's words. Prices are rounded to the tick, quantities down to the step.</summary>
static class OrderTexts
{
    public static RequestText Of(OrderIntent intent, SymbolRules rules)
    {
        var instrument = rules.Instrument;
        var text = new RequestText()
            .Add("symbol", intent.Symbol.Name).Add("side", Name(intent.Side)).Add("type", TypeOf(intent.Type));
        if (intent.Type is OrderType.Limit or OrderType.StopLimit)
            text.Add("timeInForce", "GTC");
        if (QuantityOf(intent, rules) is { } quantity)
            text.Add("quantity", quantity.Value);
        else
            text.Add("quoteOrderQty", QuoteAmount(intent));
        return text
            .AddIf("price", Rounded(intent.Limit, instrument)?.Value)
            .AddIf("stopPrice", Rounded(intent.Trigger, instrument)?.Value)
            .AddIf("trailingDelta", intent.TrailingBps is { } bps ? (long)decimal.Round(bps) : null)
            .Add("newClientOrderId", intent.Id.Value).Add("newOrderRespType", "FULL");
    }

    public static string Name(Side side) => side == Side.Buy ? "BUY" : "SELL";

    /// <summary>
    /// The base quantity to send; null where the venue divides a quote amount by the price that it finds. Only a market
    /// order may leave that to the venue: the others are divided here, by the price that they can fill at.
    /// </summary>
    public static Quantity? QuantityOf(OrderIntent intent, SymbolRules rules) => intent.Size switch
    {
        OrderSize.Base { Quantity: var quantity } when intent.Type == OrderType.Market && rules.Filters.MarketStepSize is > 0 and var step =>
            rules.Instrument.RoundDown(quantity.Value - quantity.Value % step),
        OrderSize.Base { Quantity: var quantity } => rules.Instrument.RoundDown(quantity.Value),
        OrderSize.Quote when intent.Type == OrderType.Market => null,
        OrderSize.Quote { Amount: var amount } =>
            rules.Instrument.RoundDown(amount.Value / (intent.Limit ?? intent.Trigger ?? intent.Reference).Value),
        _ => throw new DomainFault($"unknown order size {intent.Size}"),
    };

    /// <summary>A price as it is sent.</summary>
    public static Price? Rounded(Price? price, Instrument instrument) => price is { Value: var value } ? instrument.RoundPrice(value) : null;

    /// <summary>To 8 digits, which every quote asset has.</summary>
    public static decimal QuoteAmount(OrderIntent intent) =>
        decimal.Round(intent.Notional.Value, 8, MidpointRounding.ToZero);

    static string TypeOf(OrderType type) => type switch
    {
        OrderType.Market => "MARKET",
        OrderType.Limit => "LIMIT",
        OrderType.Stop or OrderType.TrailingStop => "STOP_LOSS",
        OrderType.StopLimit => "STOP_LOSS_LIMIT",
        OrderType.TakeProfit => "TAKE_PROFIT",
        _ => throw new DomainFault($"unknown order type {type}"),
    };
}
