using Actors.Domain;
using Actors.Exchanges.Binance.Rules;
using Actors.Exchanges.Binance.Wire;

namespace Actors.Exchanges.Binance.Orders;

/// <summary>The legs that are to stand for an entry.</summary>
/// <param name="Side">The side of the legs.</param>
/// <param name="Stop">Trigger of a fixed stop.</param>
/// <param name="TrailingBps">Distance of a trailing stop.</param>
sealed record LegPlan(
    Symbol Symbol, Side Side, Quantity Quantity, ClientOrderId StopLeg, ClientOrderId TargetLeg, Price? Stop, Price? Target,
    int? TrailingBps)
{
    public bool HasStop => Stop is not null || TrailingBps is not null;
    public bool IsPair => HasStop && Target is not null;

    /// <summary>The legs by their ids, the stop first.</summary>
    public IReadOnlyList<ClientOrderId> Ids => IsPair ? [StopLeg, TargetLeg] : HasStop ? [StopLeg] : [TargetLeg];

    /// <exception cref="DomainFault">The entry has no bracket.</exception>
    public static LegPlan Of(OrderIntent entry, Quantity held, Instrument instrument)
    {
        var bracket = entry.Bracket ?? throw new DomainFault($"order {entry.Id} has no bracket that could be protected");
        return new(
            entry.Symbol, entry.Side == Side.Buy ? Side.Sell : Side.Buy, instrument.RoundDown(held.Value), entry.Id.StopLeg,
            entry.Id.TargetLeg, Rounded(bracket.Stop), Rounded(bracket.Target),
            bracket.TrailingBps is { } bps ? (int)decimal.Round(bps) : null);

        Price? Rounded(Price? price) => price is { } given ? instrument.RoundPrice(given.Value) : null;
    }

    /// <summary>Null, or why the venue would refuse it.</summary>
    public (string Code, string Text)? Fault(SymbolRules rules, Price reference)
    {
        decimal[] prices = [.. new[] { Stop, Target }.OfType<Price>().Select(price => price.Value)];
        return OrderChecks.Leg(Quantity.Value, prices.Length > 0 ? prices.Min() : reference.Value, rules);
    }

    /// <summary>True when these open orders are the legs, each for the whole quantity.</summary>
    public bool IsMetBy(IReadOnlyList<WireOrder> open) =>
        open.Count == Ids.Count
        && open.All(order => order.OrigQty - order.ExecutedQty == Quantity.Value)
        && Ids.All(id => open.Any(order => OrderNames.Parse(order.PlacedAs).Id == id));

    /// <summary>A list of both legs: the one above the price first, as the venue wants it.</summary>
    public RequestText PairText(int generation)
    {
        var text = new RequestText()
            .Add("symbol", Symbol.Name).Add("side", OrderTexts.Name(Side)).Add("quantity", Quantity.Value);
        var (target, stop) = Side == Side.Sell ? ("above", "below") : ("below", "above");
        text.Add(target + "Type", "LIMIT_MAKER").Add(target + "Price", Target!.Value.Value)
            .Add(target + "ClientOrderId", OrderNames.OfLeg(TargetLeg, generation));
        return StopText(text, stop + "Type", stop + "StopPrice", stop + "TrailingDelta")
            .Add(stop + "ClientOrderId", OrderNames.OfLeg(StopLeg, generation)).Add("newOrderRespType", "RESULT");
    }

    /// <summary>The one leg.</summary>
    public RequestText SingleText(int generation)
    {
        var text = new RequestText()
            .Add("symbol", Symbol.Name).Add("side", OrderTexts.Name(Side)).Add("quantity", Quantity.Value)
            .Add("newClientOrderId", OrderNames.OfLeg(Ids[0], generation)).Add("newOrderRespType", "FULL");
        return HasStop
            ? StopText(text, "type", "stopPrice", "trailingDelta")
            : text.Add("type", "LIMIT").Add("timeInForce", "GTC").Add("price", Target!.Value.Value);
    }

    RequestText StopText(RequestText text, string type, string price, string trailing) => text
        .Add(type, "STOP_LOSS").AddIf(price, Stop?.Value).AddIf(trailing, TrailingBps is { } bps ? (long)bps : null);
}
