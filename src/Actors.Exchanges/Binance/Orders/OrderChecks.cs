using Actors.Domain;
using Actors.Exchanges.Binance.Rules;

namespace Actors.Exchanges.Binance.Orders;

/// <summary>
/// What is refused here before it is sent: the venue would refuse it as well, in words that say less. The venue stays the
/// judge of what depends on the market.
/// </summary>
static class OrderChecks
{
    const string Invalid = "invalid-order";

    public static PlaceResult.Rejected? Check(OrderIntent intent, SymbolRules rules) =>
        Id(intent) ?? Status(rules) ?? Shape(intent) ?? Bracket(intent, rules) ?? Trailing(intent, rules)
        ?? Size(intent, rules) ?? Prices(intent, rules);

    /// <summary>What can be known of a leg before it is sent.</summary>
    public static (string Code, string Text)? Leg(decimal quantity, decimal price, SymbolRules rules)
    {
        var instrument = rules.Instrument;
        return Bounds(quantity, instrument)
            ?? (quantity * price < instrument.MinNotional.Value ? TooSmall(quantity * price, instrument) : null);
    }

    static PlaceResult.Rejected? Id(OrderIntent intent)
    {
        var id = intent.Id.Value ?? "";
        // A leg's name is the entry's with up to three characters more.
        var longest = ClientOrderId.MaxLength - (intent.Bracket is null ? 0 : 3);
        return id.Length <= longest && OrderNames.IsAllowed(id)
            ? null
            : new("invalid-client-order-id", $"a client order id is 1 to {longest} of A-Z a-z 0-9 - _, was '{id}'");
    }

    static PlaceResult.Rejected? Status(SymbolRules rules) => rules.IsTrading
        ? null
        : new(PlaceResult.Rejected.NotTrading, $"{rules.Instrument.Symbol} is not traded now: its status is {rules.Status}");

    static PlaceResult.Rejected? Shape(OrderIntent intent)
    {
        var (limit, trigger, trailing) = intent.Type switch
        {
            OrderType.Market => (false, false, false),
            OrderType.Limit => (true, false, false),
            OrderType.Stop or OrderType.TakeProfit => (false, true, false),
            OrderType.StopLimit => (true, true, false),
            OrderType.TrailingStop => (false, false, true),
            _ => throw new DomainFault($"unknown order type {intent.Type}"),
        };
        return Presence("limit", intent.Limit?.Value, limit, intent)
            ?? Presence("trigger", intent.Trigger?.Value, trigger, intent)
            ?? Presence("trailing distance", intent.TrailingBps, trailing, intent);
    }

    static PlaceResult.Rejected? Presence(string what, decimal? found, bool wanted, OrderIntent intent) => (found, wanted) switch
    {
        (null, true) => new(Invalid, $"a {intent.Type} order needs a {what}"),
        (not null, false) => new(Invalid, $"a {intent.Type} order takes no {what}, had {found}"),
        _ => null,
    };

    static PlaceResult.Rejected? Bracket(OrderIntent intent, SymbolRules rules)
    {
        if (intent.Bracket is not { } bracket)
            return null;
        var symbol = rules.Instrument.Symbol;
        var hasStop = bracket.Stop is not null || bracket.TrailingBps is not null;
        return bracket is { Stop: null, Target: null, TrailingBps: null } ? new(Invalid, "a bracket has at least one leg")
            : bracket is { Stop: not null, TrailingBps: not null }
                ? new(Invalid, $"a trailing stop replaces the fixed one, had {bracket.TrailingBps} bps and {bracket.Stop}")
            : hasStop && !rules.StopLossAllowed
                ? new("no-stop-orders", $"{symbol} takes no STOP_LOSS orders at the venue: its positions cannot be protected")
            : hasStop && bracket.Target is not null && !rules.OcoAllowed
                ? new("no-oco", $"{symbol} takes no OCO lists at the venue: use a stop or a target, not both")
            : null;
    }

    static PlaceResult.Rejected? Trailing(OrderIntent intent, SymbolRules rules)
    {
        if ((intent.TrailingBps ?? intent.Bracket?.TrailingBps) is not { } bps)
            return null;
        var sells = intent.TrailingBps is null ? intent.Side == Side.Buy : intent.Side == Side.Sell;
        var (min, max) = sells ? rules.Filters.TrailingBelow : rules.Filters.TrailingAbove;
        return !rules.TrailingStopAllowed
                ? new("no-trailing-stops", $"{rules.Instrument.Symbol} takes no trailing stops at the venue")
            : bps != decimal.Truncate(bps) || bps < Math.Max(min, 1) || (max > 0 && bps > max)
                ? new("trailing-distance", $"a trailing distance of {rules.Instrument.Symbol} is a whole number of {Math.Max(min, 1)} to {max} bps, was {bps}")
            : null;
    }

    static PlaceResult.Rejected? Size(OrderIntent intent, SymbolRules rules)
    {
        var instrument = rules.Instrument;
        var filters = rules.Filters;
        if (OrderTexts.QuantityOf(intent, rules) is not { } quantity)
        {
            var amount = OrderTexts.QuoteAmount(intent);
            return amount <= 0 ? new(Invalid, $"an order is for more than nothing, was for {amount}")
                : filters.MinNotionalOfMarket && amount < instrument.MinNotional.Value ? Rejected(TooSmall(amount, instrument))
                : filters.MaxNotionalOfMarket && filters.MaxNotional > 0 && amount > filters.MaxNotional ? TooLarge(amount, rules)
                : null;
        }
        if (Bounds(quantity.Value, instrument) is { } outside)
            return Rejected(outside);
        // An exit is cut to the step instead: the step may have changed, and to sell most of a position beats selling none.
        if (intent is { ReducesPosition: false, Size: OrderSize.Base { Quantity: var asked } } && asked != quantity)
            return new("quantity-step", $"quantities of {instrument.Symbol} are multiples of {Math.Max(instrument.QuantityStep, intent.Type == OrderType.Market ? filters.MarketStepSize : 0)}, was {asked}");
        var isMarket = intent.Type == OrderType.Market;
        if (isMarket && filters.MarketMaxQty > 0 && quantity.Value > filters.MarketMaxQty)
            return new("max-quantity", $"the most of {instrument.Symbol} in a market order is {filters.MarketMaxQty}, was {quantity}");
        if (isMarket && quantity.Value < filters.MarketMinQty)
            return new("min-quantity", $"the least of {instrument.Symbol} in a market order is {filters.MarketMinQty}, was {quantity}");
        if (isMarket && filters.MarketStepSize > 0 && quantity.Value % filters.MarketStepSize != 0)
            return new("quantity-step", $"no multiple of {instrument.QuantityStep} and {filters.MarketStepSize}, the steps of {instrument.Symbol} and of its market orders, was near {quantity}");
        var notional = (OrderTexts.Rounded(intent.Limit ?? intent.Trigger, instrument) ?? intent.Reference).Value * quantity.Value;
        // Of a market order the venue judges by its own average price: the reference may be a little off.
        return isMarket ? null
            : notional < instrument.MinNotional.Value ? Rejected(TooSmall(notional, instrument))
            : filters.MaxNotional > 0 && notional > filters.MaxNotional ? TooLarge(notional, rules)
            : null;
    }

    static PlaceResult.Rejected? Prices(OrderIntent intent, SymbolRules rules)
    {
        var (min, max) = (rules.Filters.MinPrice, rules.Filters.MaxPrice);
        Price?[] prices = [OrderTexts.Rounded(intent.Limit, rules.Instrument), OrderTexts.Rounded(intent.Trigger, rules.Instrument)];
        return Array.Find(prices, price => price is { Value: var value } && (value < min || (max > 0 && value > max))) is { } off
            ? new("price-range", $"prices of {rules.Instrument.Symbol} are from {min} to {max}, was {off}")
            : null;
    }

    static (string Code, string Text)? Bounds(decimal quantity, Instrument instrument) =>
        quantity <= 0
            ? ("quantity-step", $"the quantity is less than a step of {instrument.Symbol}, which is {instrument.QuantityStep}")
        : quantity < instrument.MinQuantity.Value
            ? ("min-quantity", $"the least quantity of {instrument.Symbol} is {instrument.MinQuantity}, was {quantity}")
        : quantity > instrument.MaxQuantity.Value
            ? ("max-quantity", $"the most of {instrument.Symbol} at once is {instrument.MaxQuantity}, was {quantity}")
        : null;

    static (string Code, string Text) TooSmall(decimal value, Instrument instrument) =>
        ("min-notional", $"the least value of an order of {instrument.Symbol} is {instrument.MinNotional}, was {value.Trimmed()}");

    static PlaceResult.Rejected TooLarge(decimal value, SymbolRules rules) =>
        new("max-notional", $"the greatest value of an order of {rules.Instrument.Symbol} is {rules.Filters.MaxNotional}, was {value.Trimmed()}");

    static PlaceResult.Rejected Rejected((string Code, string Text) fault) => new(fault.Code, fault.Text);
}
