using System.Text.RegularExpressions;
using Actors.Backtest.Engine;
using Actors.Domain;
using Actors.Trading.Execution;

namespace Actors.Tests.Live.Paper;

/// <summary>Orders, fills and trades of a run, one line each, to be compared with those of another run.</summary>
static partial class PaperBooks
{
    /// <summary>Intents, fills and the ends of orders: what was sent and what came of it.</summary>
    /// <remarks>By order: which of two orders of a moment was spoken of first does not count, nor the numbers that their trades have
    /// from that. A leg by what it came to: whoever was away hears once of a leg that grew twice.</remarks>
    public static IReadOnlyList<string> ByOrder(IEnumerable<TradingEvent> events)
    {
        TradingEvent[] all = [.. events];
        var idle = Idle(all);
        var whole = all.OfType<LegOpened>().GroupBy(leg => leg.Leg.Order).Select(leg => leg.Last()).ToHashSet<TradingEvent>();
        return [.. all.Where(e => Order(e) is not null && !idle.Contains(WorkingOrders.IdOf(e)) && (e is not LegOpened || whole.Contains(e)))
            .Select(Order).OfType<string>().Select(static line => Zeros().Replace(line, "${digits}")).OrderBy(line => line.Split(' ')[0], StringComparer.Ordinal)];
    }

    /// <summary>
    /// Legs and exits that were cancelled and filled nothing: whoever did not hear of such a leg while it stood has nothing to
    /// book, and whether an exit of dust is sent hangs on which of the two is looked at first.
    /// </summary>
    static HashSet<ClientOrderId> Idle(TradingEvent[] events)
    {
        HashSet<ClientOrderId> idle =
        [
            .. events.OfType<LegOpened>().Select(leg => leg.Leg.Order),
            .. events.OfType<OrderSubmitted>().Where(sent => sent.Intent.ReducesPosition).Select(sent => sent.Intent.Id),
        ];
        idle.IntersectWith(events.OfType<OrderCancelled>().Select(cancelled => cancelled.Order));
        idle.ExceptWith(events.OfType<OrderFilled>().Select(filled => filled.Fill.Order));
        return idle;
    }

    /// <summary>How far a position went is left out: a live one is marked once its fill was heard of, and anew after a restart.</summary>
    public static IReadOnlyList<string> Trades(IEnumerable<TradingEvent> events) =>
        [.. Closed(events).Select(static trade => trade.ToString())];

    /// <summary>The same, whichever was heard of first: what happened while nobody was there is told at once.</summary>
    public static IReadOnlyList<string> ByTrade(IEnumerable<TradingEvent> events) =>
        [.. Closed(events).Select(static trade => (trade with { Number = 0 }).ToString()).Order(StringComparer.Ordinal)];

    static IEnumerable<Trade> Closed(IEnumerable<TradingEvent> events) =>
        events.OfType<PositionClosed>().Select(static closed => closed.Trade with { Mae = default, Mfe = default });

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

    /// <summary>How many zeros a sum has behind its point hangs on the order of its parts.</summary>
    [GeneratedRegex(@"(?<digits>\.\d*?)0+(?!\d)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Zeros();

    static string? Order(TradingEvent e) => e switch
    {
        OrderSubmitted sent => $"{sent.Intent.Id} {sent.Intent}",
        OrderFilled filled => $"{filled.Fill.Order} {filled.Fill with { Total = null, TradeId = "" }} {filled.Key} {filled.Side}",
        LegOpened leg => $"{leg.Leg.Order} {leg.Leg with { At = default, Price = leg.Leg.Type == OrderType.TrailingStop ? null : leg.Leg.Price }}",
        OrderRejected rejected => $"{rejected.Order} rejected {rejected.Code}",
        OrderCancelled cancelled => $"{cancelled.Order} cancelled",
        _ => null,
    };
}
