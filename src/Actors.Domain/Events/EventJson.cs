using System.Text.Json;

namespace Actors.Domain;

/// <summary>
/// Writes events as JSON. Names and shapes here are a promise: what is written today is read for ever, so a field
/// may be added and none renamed. Times are ISO 8601 UTC with ticks only where there are any; money and prices are
/// plain decimal numbers.
/// </summary>
public static partial class EventJson
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
}
