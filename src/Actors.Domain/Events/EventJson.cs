using System.Text.Json;

namespace Actors.Domain;

/// <summary>
/// Writes events as JSON. Names and shapes here are a promise: what is written today is read for ever, so a field
/// may be added and none renamed. Times are ISO 8601 UTC with ticks only where there are any; money and prices are
/// plain decimal numbers.
/// </summary>
public static class EventJson
{
    public static void Write(Utf8JsonWriter json, long sequence, TradingEvent e)
    {
        json.WriteStartObject();
        json.WriteNumber("seq"u8, sequence);
        Time(json, "at"u8, e.At);
        json.WriteString("type"u8, NameOf(e));
        json.WriteString("cause"u8, e.Cause);
        Body(json, e);
        json.WriteEndObject();
    }

    /// <summary>All that an event holds, without a number and a name, which stand beside it in a journal.</summary>
    public static void WriteWhole(Utf8JsonWriter json, TradingEvent e)
    {
        json.WriteStartObject();
        Time(json, "at"u8, e.At);
        json.WriteString("cause"u8, e.Cause);
        Body(json, e);
        if (e is PositionClosed { Trade: var trade })
            Excursions(json, trade);
        json.WriteEndObject();
    }

    /// <summary>The stable name of an event's kind.</summary>
    public static string NameOf(TradingEvent e) => e switch
    {
        SignalRaised => "signal-raised",
        SignalRefused => "signal-refused",
        OrderApproved => "order-approved",
        TradingHalted => "trading-halted",
        TradingResumed => "trading-resumed",
        OrderSubmitted => "order-submitted",
        OrderAccepted => "order-accepted",
        OrderRejected => "order-rejected",
        OrderUnknown => "order-unknown",
        LegOpened => "leg-opened",
        OrderTriggered => "order-triggered",
        OrderFilled => "order-filled",
        OrderCancelled => "order-cancelled",
        PositionClosed => "position-closed",
        PositionNaked => "position-naked",
        DustLeft => "dust-left",
        PositionLost => "position-lost",
        HoldingsDiffer => "holdings-differ",
        InstrumentChanged => "instrument-changed",
        AccountMarked => "account-marked",
        _ => throw new DomainFault($"{e.GetType().Name} has no name in the event log"),
    };

    static void Body(Utf8JsonWriter json, TradingEvent e)
    {
        switch (e)
        {
            case SignalRaised s: Signal(json, s); break;
            case SignalRefused r:
                json.WriteString("signal"u8, r.Signal.Value);
                Key(json, r.Key);
                json.WriteString("code"u8, r.Refusal.Code);
                json.WriteString("text"u8, r.Refusal.Text);
                break;
            case OrderApproved a:
                Intent(json, a.Intent);
                json.WriteNumber("reserved"u8, a.Reserved.Value);
                break;
            case TradingHalted h:
                json.WriteString("code"u8, h.Code);
                json.WriteString("text"u8, h.Text);
                if (h.Until is { } until)
                    Time(json, "until"u8, until);
                if (h.Flatten)
                    json.WriteBoolean("flatten"u8, true);
                break;
            case TradingResumed r: json.WriteString("code"u8, r.Code); break;
            case OrderSubmitted s: Intent(json, s.Intent); break;
            case OrderAccepted a:
                json.WriteString("order"u8, a.Order.Value);
                json.WriteString("venueOrder"u8, a.VenueOrderId);
                break;
            case OrderRejected r:
                json.WriteString("order"u8, r.Order.Value);
                json.WriteString("code"u8, r.Code);
                json.WriteString("text"u8, r.Text);
                break;
            case OrderUnknown u:
                json.WriteString("order"u8, u.Order.Value);
                json.WriteString("why"u8, u.Why);
                break;
            case LegOpened l: Leg(json, l); break;
            case OrderTriggered t:
                json.WriteString("order"u8, t.Order.Value);
                json.WriteNumber("price"u8, t.Price.Value);
                break;
            case OrderFilled f: Fill(json, f); break;
            case OrderCancelled c:
                json.WriteString("order"u8, c.Order.Value);
                json.WriteString("why"u8, c.Why);
                break;
            case PositionClosed p: Trade(json, p.Trade); break;
            case PositionNaked n:
                Held(json, n.Entry, n.Key, n.Held);
                json.WriteString("why"u8, n.Why);
                break;
            case DustLeft d: Held(json, d.Entry, d.Key, d.Held); break;
            case PositionLost l:
                Held(json, l.Entry, l.Key, l.Held);
                json.WriteString("why"u8, l.Why);
                break;
            case HoldingsDiffer d:
                json.WriteString("asset"u8, d.Asset);
                json.WriteNumber("booked"u8, d.Booked);
                json.WriteNumber("atVenue"u8, d.AtVenue);
                break;
            case InstrumentChanged c:
                json.WriteString("symbol"u8, c.After.Symbol.Name);
                json.WriteBoolean("trading"u8, c.Trading);
                if (c.Before is { } before)
                    Rules(json, "before"u8, before);
                Rules(json, "after"u8, c.After);
                break;
            case AccountMarked m:
                json.WriteNumber("peak"u8, m.Peak.Value);
                json.WriteNumber("dayStart"u8, m.DayStart.Value);
                Time(json, "dayEnd"u8, m.DayEnd);
                break;
        }
    }

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
        json.WriteNumber("spreadCost"u8, f.Fill.Costs.Spread.Value);
        json.WriteNumber("slippageCost"u8, f.Fill.Costs.Slippage.Value);
        json.WriteNumber("impactCost"u8, f.Fill.Costs.Impact.Value);
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
        json.WriteNumber("spreadCost"u8, t.Costs.Spread.Value);
        json.WriteNumber("slippageCost"u8, t.Costs.Slippage.Value);
        json.WriteNumber("impactCost"u8, t.Costs.Impact.Value);
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
