using System.Text.Json;

namespace Actors.Domain;

/// <content>The parts that the bodies of events are made of.</content>
public static partial class EventJson
{
    static void Rules(Utf8JsonWriter json, ReadOnlySpan<byte> name, Instrument rules)
    {
        json.WriteStartObject(name);
        json.WriteNumber("priceTick"u8, rules.PriceTick);
        json.WriteNumber("quantityStep"u8, rules.QuantityStep);
        json.WriteNumber("minQuantity"u8, rules.MinQuantity.Value);
        json.WriteNumber("maxQuantity"u8, rules.MaxQuantity.Value);
        json.WriteNumber("minNotional"u8, rules.MinNotional.Value);
        json.WriteEndObject();
    }

    static void Signal(Utf8JsonWriter json, SignalRaised s)
    {
        json.WriteString("id"u8, s.Id.Value);
        Key(json, s.Key);
        json.WriteString("kind"u8, s.Signal.Kind switch
        {
            SignalKind.EnterLong => "enter-long",
            SignalKind.ExitLong => "exit-long",
            SignalKind.EnterShort => "enter-short",
            SignalKind.ExitShort => "exit-short",
            _ => throw new DomainFault($"unknown signal {s.Signal.Kind}"),
        });
        json.WriteString("reason"u8, s.Signal.Reason);
        json.WriteNumber("strength"u8, s.Signal.Strength);
        if (s.Signal.Stop is { } stop)
            json.WriteNumber("stop"u8, stop);
        if (s.Signal.Target is { } target)
            json.WriteNumber("target"u8, target);
        Time(json, "candle"u8, s.CandleOpen);
        json.WriteNumber("close"u8, s.Close.Value);
        json.WriteString("parameters"u8, s.ParameterHash);
    }

    static void Intent(Utf8JsonWriter json, OrderIntent intent)
    {
        json.WriteString("order"u8, intent.Id.Value);
        Key(json, intent.Key);
        json.WriteString("side"u8, NameOf(intent.Side));
        json.WriteString("orderType"u8, NameOf(intent.Type));
        if (intent.Size is OrderSize.Quote quote)
        {
            json.WriteNumber("quote"u8, quote.Amount.Value);
            json.WriteBoolean("feesIncluded"u8, quote.FeesIncluded);
        }
        else
            json.WriteNumber("quantity"u8, ((OrderSize.Base)intent.Size).Quantity.Value);
        json.WriteNumber("reference"u8, intent.Reference.Value);
        Optional(json, "limit"u8, intent.Limit);
        Optional(json, "trigger"u8, intent.Trigger);
        if (intent.TrailingBps is { } trailing)
            json.WriteNumber("trailingBps"u8, trailing);
        Optional(json, "stop"u8, intent.Bracket?.Stop);
        Optional(json, "target"u8, intent.Bracket?.Target);
        if (intent.Bracket?.TrailingBps is { } bracketTrailing)
            json.WriteNumber("stopTrailingBps"u8, bracketTrailing);
        json.WriteBoolean("reduces"u8, intent.ReducesPosition);
        json.WriteString("reason"u8, intent.Reason);
    }

    static void Leg(Utf8JsonWriter json, LegOpened l)
    {
        json.WriteString("order"u8, l.Leg.Order.Value);
        json.WriteString("entry"u8, l.Leg.Entry.Value);
        Key(json, l.Key);
        json.WriteString("side"u8, NameOf(l.Side));
        json.WriteString("orderType"u8, NameOf(l.Leg.Type));
        json.WriteNumber("quantity"u8, l.Leg.Quantity.Value);
        Optional(json, "price"u8, l.Leg.Price);
        if (l.Leg.TrailingBps is { } trailing)
            json.WriteNumber("trailingBps"u8, trailing);
    }

    static void Fill(Utf8JsonWriter json, OrderFilled f)
    {
        json.WriteString("order"u8, f.Fill.Order.Value);
        Key(json, f.Key);
        json.WriteString("side"u8, NameOf(f.Side));
        json.WriteString("trade"u8, f.Fill.TradeId);
        json.WriteNumber("quantity"u8, f.Fill.Quantity.Value);
        json.WriteNumber("price"u8, f.Fill.Price.Value);
        json.WriteNumber("fee"u8, f.Fill.Fee.Value);
        if (!f.Fill.BaseFee.IsZero)
            json.WriteNumber("baseFee"u8, f.Fill.BaseFee.Value);
        json.WriteString("liquidity"u8, f.Fill.Liquidity == Liquidity.Maker ? "maker" : "taker");
        Costs(json, f.Fill.Costs);
        json.WriteBoolean("done"u8, f.Fill.Done);
        if (f.Fill.Total is { } total)
            json.WriteNumber("total"u8, total.Value);
        if (f.Fill.Ambiguous)
            json.WriteBoolean("ambiguous"u8, true);
        Time(json, "candle"u8, f.Fill.CandleOpen);
        Time(json, "filledAt"u8, f.Fill.At);
        json.WriteString("reason"u8, f.Reason);
    }

    static void Held(Utf8JsonWriter json, ClientOrderId entry, StrategyKey key, Quantity held)
    {
        json.WriteString("entry"u8, entry.Value);
        Key(json, key);
        json.WriteNumber("held"u8, held.Value);
    }

    static void Trade(Utf8JsonWriter json, Trade t)
    {
        json.WriteNumber("number"u8, t.Number);
        Key(json, t.Key);
        Time(json, "entryTime"u8, t.EntryTime);
        Time(json, "exitTime"u8, t.ExitTime);
        json.WriteNumber("quantity"u8, t.Quantity.Value);
        json.WriteNumber("entryPrice"u8, t.EntryPrice.Value);
        json.WriteNumber("exitPrice"u8, t.ExitPrice.Value);
        json.WriteNumber("fees"u8, t.Fees.Value);
        json.WriteNumber("pnl"u8, t.Pnl.Value);
        json.WriteString("exitReason"u8, t.ExitReason);
        if (t.Ambiguous)
            json.WriteBoolean("ambiguous"u8, true);
    }

    /// <summary>What the event log of a backtest leaves to its table of trades.</summary>
    static void Excursions(Utf8JsonWriter json, Trade t)
    {
        json.WriteString("entryReason"u8, t.EntryReason);
        Optional(json, "stop"u8, t.Stop);
        if (t.Risk is { } risk)
            json.WriteNumber("risk"u8, risk.Value);
        json.WriteNumber("mae"u8, t.Mae.Value);
        json.WriteNumber("mfe"u8, t.Mfe.Value);
        Costs(json, t.Costs);
    }

    static void Costs(Utf8JsonWriter json, in TradingCosts costs)
    {
        json.WriteNumber("spreadCost"u8, costs.Spread.Value);
        json.WriteNumber("slippageCost"u8, costs.Slippage.Value);
        json.WriteNumber("impactCost"u8, costs.Impact.Value);
    }

    static void Key(Utf8JsonWriter json, StrategyKey key)
    {
        json.WriteString("series"u8, key.Series.ToString());
        json.WriteString("strategy"u8, key.Strategy);
    }

    static void Optional(Utf8JsonWriter json, ReadOnlySpan<byte> name, Price? price)
    {
        if (price is { } there)
            json.WriteNumber(name, there.Value);
    }

    static void Time(Utf8JsonWriter json, ReadOnlySpan<byte> name, DateTimeOffset time) =>
        json.WriteString(name, time.UtcDateTime);

    public static string NameOf(Side side) => side == Side.Buy ? "buy" : "sell";

    public static string NameOf(OrderType type) => type switch
    {
        OrderType.Market => "market",
        OrderType.Limit => "limit",
        OrderType.Stop => "stop",
        OrderType.StopLimit => "stop-limit",
        OrderType.TakeProfit => "take-profit",
        OrderType.TrailingStop => "trailing-stop",
        _ => throw new DomainFault($"unknown order type {type}"),
    };
}
