using System.Buffers;
using Actors.Domain;

namespace Actors.Exchanges.Paper;

/// <summary>What the venue refuses before it takes an order: the shape of the order, then the symbol's filters.</summary>
static class PlaceChecks
{
    const string Invalid = "invalid-order";

    static readonly SearchValues<char> IdCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    /// <param name="last">The last price, or null before the first candle.</param>
    public static PlaceResult.Rejected? Check(OrderIntent intent, Instrument instrument, Price? last) =>
        Id(intent) ?? Shape(intent) ?? BracketShape(intent) ?? Ticks(intent, instrument) ?? Size(intent, instrument, last);

    static PlaceResult.Rejected? Id(OrderIntent intent)
    {
        var id = intent.Id.Value ?? "";
        var longest = ClientOrderId.MaxLength - (intent.Bracket is null ? 0 : intent.Id.StopLeg.Value.Length - id.Length);
        return id.Length >= 1 && id.Length <= longest && !id.AsSpan().ContainsAnyExcept(IdCharacters)
            ? null
            : new("invalid-client-order-id", $"a client order id is 1 to {longest} of A-Z a-z 0-9 - _ ., was '{id}'");
    }

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
            ?? Presence("trailing distance", intent.TrailingBps, trailing, intent)
            ?? Trailing(intent.TrailingBps);
    }

    static PlaceResult.Rejected? Presence(string what, decimal? found, bool wanted, OrderIntent intent) => (found, wanted) switch
    {
        (null, true) => new(Invalid, $"a {intent.Type} order needs a {what}"),
        (not null, false) => new(Invalid, $"a {intent.Type} order takes no {what}, had {found}"),
        (<= 0, true) => new(Invalid, $"a {what} is positive, was {found}"),
        _ => null,
    };

    static PlaceResult.Rejected? Trailing(decimal? bps) => bps is <= 0 or >= 10_000
        ? new(Invalid, $"a trailing distance is above 0 and below 10000 bps, was {bps}")
        : null;

    static PlaceResult.Rejected? BracketShape(OrderIntent intent)
    {
        if (intent.Bracket is not { } bracket)
            return null;
        var stop = bracket.Stop?.Value;
        var target = bracket.Target?.Value;
        return bracket is { Stop: null, Target: null, TrailingBps: null } ? new(Invalid, "a bracket has at least one leg")
            : stop is not null && bracket.TrailingBps is not null
                ? new(Invalid, $"a trailing stop replaces the fixed one, had {bracket.TrailingBps} bps and {stop}")
            : stop is <= 0 || target is <= 0 ? new(Invalid, $"the prices of a bracket are positive, had {stop} and {target}")
            : (intent.Side == Side.Buy ? stop >= target : stop <= target)
                ? new(Invalid, $"the stop of a {intent.Side} lies beyond its target, had stop {stop} and target {target}")
            : Trailing(bracket.TrailingBps);
    }

    static PlaceResult.Rejected? Ticks(OrderIntent intent, Instrument instrument)
    {
        if (instrument.PriceTick == 0)
            return null;
        Price?[] prices = [intent.Limit, intent.Trigger, intent.Bracket?.Stop, intent.Bracket?.Target];
        return Array.Find(prices, price => price?.Value % instrument.PriceTick > 0) is { } off
            ? new("price-tick", $"prices of {instrument.Symbol} are multiples of {instrument.PriceTick}, was {off}")
            : null;
    }

    static PlaceResult.Rejected? Size(OrderIntent intent, Instrument instrument, Price? last)
    {
        var symbol = instrument.Symbol;
        if (intent.Size is OrderSize.Quote { Amount: var amount })
        {
            return amount.Value <= 0 ? new(Invalid, $"an order is for more than nothing, was for {amount}")
                : amount < instrument.MinNotional ? TooSmall(amount)
                : null;
        }
        var quantity = ((OrderSize.Base)intent.Size).Quantity;
        var notional = (intent.Limit ?? intent.Trigger ?? last ?? intent.Reference) * quantity;
        return quantity.IsZero ? new(Invalid, "an order is for more than nothing, was for 0")
            : quantity.Value % instrument.QuantityStep != 0
                ? new("quantity-step", $"quantities of {symbol} are multiples of {instrument.QuantityStep}, was {quantity}")
            : quantity < instrument.MinQuantity
                ? new("min-quantity", $"the least quantity of {symbol} is {instrument.MinQuantity}, was {quantity}")
            : quantity > instrument.MaxQuantity
                ? new("max-quantity", $"the most of {symbol} at once is {instrument.MaxQuantity}, was {quantity}")
            : notional < instrument.MinNotional ? TooSmall(notional)
            : null;

        PlaceResult.Rejected TooSmall(Money value) =>
            new("min-notional", $"the least value of an order of {symbol} is {instrument.MinNotional}, was {value}");
    }
}
