using Actors.Domain;

namespace Actors.Tests.Live.Paper;

/// <summary>Orders, fills and trades of a run, one line each, to be compared with those of another run.</summary>
static class PaperBooks
{
    /// <summary>Intents, fills and the ends of orders: what was sent and what came of it.</summary>
    public static IReadOnlyList<string> Orders(IEnumerable<TradingEvent> events) => [.. events.Select(Order).OfType<string>()];

    /// <summary>The same by order: which of two orders of a moment was spoken of first does not count.</summary>
    public static IReadOnlyList<string> ByOrder(IEnumerable<TradingEvent> events) => [.. Orders(events).OrderBy(line => line.Split(' ')[0], StringComparer.Ordinal)];

    /// <param name="marks">False leaves out how far a position went, which is measured anew after a restart.</param>
    public static IReadOnlyList<string> Trades(IEnumerable<TradingEvent> events, bool marks) =>
        [.. events.OfType<PositionClosed>().Select(closed => (marks ? closed.Trade : closed.Trade with { Mae = default, Mfe = default }).ToString())];

    static string? Order(TradingEvent e) => e switch
    {
        OrderSubmitted sent => $"{sent.Intent.Id} {sent.Intent}",
        OrderFilled filled => $"{filled.Fill.Order} {filled.Fill with { Total = null }} {filled.Key} {filled.Side}",
        LegOpened leg => $"{leg.Leg.Order} {leg.Leg}",
        OrderRejected rejected => $"{rejected.Order} rejected {rejected.Code}",
        OrderCancelled cancelled => $"{cancelled.Order} cancelled",
        _ => null,
    };
}
