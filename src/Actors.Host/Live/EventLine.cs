using System.Globalization;
using Actors.Domain;

namespace Actors.Host.Live;

/// <summary>What happened, in a line for people.</summary>
static class EventLine
{
    /// <returns>Null for what only the journal needs to know.</returns>
    public static string? Of(TradingEvent happened) => What(happened) is { } what
        ? string.Create(CultureInfo.InvariantCulture, $"{happened.At:HH:mm:ss} {what}")
        : null;

    static string? What(TradingEvent happened) => happened switch
    {
        // A strategy that says "out" bar after bar while it is out is no news.
        SignalRefused { Refusal.Code: "nothing-to-exit" or "already-long" } => null,
        SignalRefused refused => $"{refused.Key} refused: {refused.Refusal.Code}, {refused.Refusal.Text}",
        OrderSubmitted order => $"{order.Intent.Key} {order.Intent.Side} {order.Intent.Type} sent: {order.Intent.Reason}",
        OrderRejected rejected => $"{rejected.Order} rejected: {rejected.Code}, {rejected.Text}",
        OrderUnknown unknown => $"{unknown.Order} UNKNOWN: {unknown.Why}",
        LegOpened leg => $"{leg.Key} {(leg.IsStop ? "stop" : "target")} stands at {leg.Leg.Price}",
        OrderTriggered triggered => $"{triggered.Order} triggered at {triggered.Price}",
        OrderFilled filled => $"{filled.Key} {filled.Side} {filled.Fill.Quantity} at {filled.Fill.Price}, fee {filled.Fill.Fee.Value:0.####}",
        OrderCancelled cancelled => $"{cancelled.Order} cancelled: {cancelled.Why}",
        PositionClosed closed => $"{closed.Trade.Key} closed with {closed.Trade.Pnl.Value:+0.00;-0.00} ({closed.Trade.ExitReason})",
        PositionNaked naked => $"{naked.Key} NAKED with {naked.Held}: {naked.Why}; it is being closed",
        DustLeft dust => $"{dust.Key} has {dust.Held} left, too little to be sold",
        PositionLost lost => $"{lost.Key} LOST {lost.Held}: {lost.Why}",
        HoldingsDiffer differ => $"HOLDINGS DIFFER: {differ.Booked} {differ.Asset} in the books, {differ.AtVenue} at the venue",
        TradingHalted halted => $"HALTED by {halted.Code}: {halted.Text}",
        TradingResumed resumed => $"resumed ({resumed.Code})",
        _ => null,
    };
}
