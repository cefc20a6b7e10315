using Actors.Backtest.Engine;
using Actors.Domain;
using Actors.Trading.Execution;

namespace Actors.Tests.Live.Paper;

/// <summary>Orders, fills and trades of a run, one line each, to be compared with those of another run.</summary>
static class PaperBooks
{
    /// <summary>Intents, fills and the ends of orders: what was sent and what came of it.</summary>
    /// <remarks>By order: which of two orders of a moment was spoken of first does not count.</remarks>
    public static IReadOnlyList<string> ByOrder(IEnumerable<TradingEvent> events) =>
        [.. events.Select(Order).OfType<string>().OrderBy(line => line.Split(' ')[0], StringComparer.Ordinal)];

    /// <summary>How far a position went is left out: a live one is marked once its fill was heard of, and anew after a restart.</summary>
    public static IReadOnlyList<string> Trades(IEnumerable<TradingEvent> events) =>
        [.. events.OfType<PositionClosed>().Select(closed => (closed.Trade with { Mae = default, Mfe = default }).ToString())];

    /// <summary>The same, whichever was heard of first: what happened while nobody was there is told at once.</summary>
    public static IReadOnlyList<string> ByTrade(IEnumerable<TradingEvent> events) =>
        [.. events.OfType<PositionClosed>().Select(closed => (closed.Trade with { Number = 0, Mae = default, Mfe = default }).ToString()).Order(StringComparer.Ordinal)];

    /// <summary>Where the engine's books and the account of a run are not the same.</summary>
    public static IEnumerable<string> Faults(PaperRun run, BacktestPlan plan)
    {
        var (ledger, orders) = (new Ledger(plan.Risk.StartCash), new WorkingOrders());
        foreach (var e in run.Events("execution").Where(e => e is not (PositionNaked or DustLeft or HoldingsDiffer)))
        {
            orders.Apply(e);
            if (e is OrderFilled filled)
                ledger.Book(filled.Key, filled.Side, filled.Fill, filled.Reason);
        }
        if (ledger.Cash != run.Venue.Cash)
            yield return $"cash: booked {ledger.Cash}, the account has {run.Venue.Cash}";
        foreach (var symbol in plan.Feeds.Select(feed => feed.Base.Symbol))
        {
            var booked = ledger.Positions.Where(position => position.Key.Symbol == symbol).Sum(position => position.Quantity.Value);
            if (booked != run.Venue.Holdings(symbol).Value)
                yield return $"{symbol}: booked {booked}, the account has {run.Venue.Holdings(symbol)}";
        }
        var (ours, theirs) = (orders.All.Select(order => order.Id).ToHashSet(), run.Venue.OpenOrders.Select(order => order.Id).ToHashSet());
        foreach (var id in ours.Except(theirs))
            yield return $"works in the books and not at the venue: {id}";
        foreach (var id in theirs.Except(ours))
            yield return $"works at the venue and not in the books: {id}";
        foreach (var differ in run.Events("execution").OfType<HoldingsDiffer>())
            yield return $"told as different: {differ}";
    }

    /// <summary>Fails with the first line that differs.</summary>
    public static void ShouldBeTheSame(this IReadOnlyList<string> lines, IReadOnlyList<string> expected)
    {
        for (var i = 0; i < Math.Max(lines.Count, expected.Count); i++)
            lines.ElementAtOrDefault(i).ShouldBe(expected.ElementAtOrDefault(i), $"line {i} of {expected.Count}, after {(i > 0 ? expected[i - 1] : "none")}");
    }

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
