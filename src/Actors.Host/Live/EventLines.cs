using System.Globalization;
using Actors.Domain;

namespace Actors.Host.Live;

/// <summary>What happened, in lines for people. It remembers what the orders are for, since their ids say little.</summary>
sealed class EventLines
{
    readonly Dictionary<ClientOrderId, string> names = [];
    readonly Dictionary<StrategyKey, string> lastSold = [];

    /// <returns>Null for what only the journal needs to know.</returns>
    public BoardLine? Of(TradingEvent happened)
    {
        Name(happened);
        var line = What(happened) is { } what
            ? new BoardLine(string.Create(CultureInfo.InvariantCulture, $"{happened.At:HH:mm:ss} {what.Text}"), what.Tone)
            : (BoardLine?)null;
        Forget(happened);
        return line;
    }

    (string Text, Tone Tone)? What(TradingEvent happened) => happened switch
    {
        // A strategy that says "out" bar after bar while it is out is no news.
        SignalRefused { Refusal.Code: "nothing-to-exit" or "already-long" } => null,
        SignalRefused refused => ($"{refused.Key} refused: {refused.Refusal.Code}, {refused.Refusal.Text}", Tone.Quiet),
        OrderSubmitted { Intent: var order } => ($"{order.Key} {order.Side} {order.Type} sent: {order.Reason}", Tone.Plain),
        OrderRejected rejected => ($"{NameOf(rejected.Order)} rejected: {rejected.Code}, {rejected.Text}", Tone.Alarm),
        OrderUnknown unknown => ($"{NameOf(unknown.Order)} UNKNOWN: {unknown.Why}", Tone.Alarm),
        LegOpened leg => ($"{NameOf(leg.Leg.Order)} stands at {(leg.Leg.Price is { } price ? price.Value.Plain() : "the market")}", Tone.Plain),
        OrderTriggered triggered => ($"{NameOf(triggered.Order)} triggered at {triggered.Price.Value.Plain()}", Tone.Plain),
        OrderFilled filled => ($"{filled.Key} {filled.Side} {filled.Fill.Quantity.Value.Plain()} at {filled.Fill.Price.Value.Plain()}, fee {filled.Fill.Fee.Value.ToString("0.####", CultureInfo.InvariantCulture)}", Tone.Plain),
        OrderCancelled cancelled => ($"{NameOf(cancelled.Order)} cancelled: {cancelled.Why}", Tone.Quiet),
        PositionClosed { Trade: var trade } => (
            $"{trade.Key} closed with {trade.Pnl.Value.ToString("+0.00;-0.00", CultureInfo.InvariantCulture)} ({ReasonOf(trade)})",
            trade.Pnl.Value >= 0 ? Tone.Good : Tone.Bad),
        PositionNaked naked => ($"{naked.Key} has {naked.Held.Value.Plain()} without protection and is being closed: {naked.Why}", Tone.Alarm),
        DustLeft dust => ($"{dust.Key} has {dust.Held.Value.Plain()} left, too little to be sold", Tone.Quiet),
        PositionLost lost => ($"{lost.Key} LOST {lost.Held.Value.Plain()}: {lost.Why}", Tone.Alarm),
        HoldingsDiffer differ => ($"{differ.Asset}: the books have {differ.Booked.Plain()}, the exchange has {differ.AtVenue.Plain()}", Tone.Alarm),
        TradingHalted halted => ($"HALTED by {halted.Code}{(halted.Until is { } until ? string.Create(CultureInfo.InvariantCulture, $" until {until:yyyy-MM-dd HH:mm:ss}") : ", which 'actors resume' lifts")}: {halted.Text}", Tone.Alarm),
        TradingResumed resumed => ($"resumed ({resumed.Code})", Tone.Plain),
        _ => null,
    };

    /// <summary>A position that leaves dust is closed by hand after its sale, which had the reason.</summary>
    string ReasonOf(Trade trade) =>
        string.Equals(trade.ExitReason, "dust", StringComparison.Ordinal) ? lastSold.GetValueOrDefault(trade.Key, trade.ExitReason) : trade.ExitReason;

    void Name(TradingEvent happened)
    {
        if (happened is OrderFilled { Side: Side.Sell } sold)
            lastSold[sold.Key] = sold.Reason;
        if (happened is OrderSubmitted { Intent: var order })
            names[order.Id] = $"{order.Key} {(order.ReducesPosition ? "exit" : "entry")}";
        else if (happened is LegOpened leg)
            names[leg.Leg.Order] = $"{leg.Key} {(leg.IsStop ? "stop" : "target")}";
    }

    void Forget(TradingEvent happened)
    {
        if ((happened is OrderCancelled or OrderRejected or OrderFilled { Fill.Done: true }) && OrderOf(happened) is { } ended)
            names.Remove(ended);
    }

    static ClientOrderId? OrderOf(TradingEvent happened) => happened switch
    {
        OrderCancelled cancelled => cancelled.Order,
        OrderRejected rejected => rejected.Order,
        OrderFilled filled => filled.Fill.Order,
        _ => null,
    };

    string NameOf(ClientOrderId order) => names.GetValueOrDefault(order, order.Value);
}
