using Actors.Domain;
using Actors.Runtime;

namespace Actors.Tests.Trading.Exploring;

/// <summary>What must hold of every run of the trading actors.</summary>
static class TradingInvariants
{
    /// <summary>Nothing that costs money happens twice, without a decision, or without a trace.</summary>
    public static readonly Invariant<SimulatedTrading>[] Safety =
    [
        new("no order goes to the venue twice", static run => Twice(run.Venue.Placed.Select(static id => id.Value))),
        new("the intent of every order at the venue is kept", static run => Missing(
            run.Venue.Placed.Select(static id => id.Value), run.Events("execution").OfType<OrderSubmitted>().Select(static e => e.Intent.Id.Value))),
        new("every order was approved", static run => Missing(
            run.Events("execution").OfType<OrderSubmitted>().Select(static e => e.Intent.Id.Value).Where(static id => !IsClose(id)),
            run.Events("risk").OfType<OrderApproved>().Select(static e => e.Intent.Id.Value))),
        new("what execution closes by itself was entered", static run => Missing(
            run.Events("execution").OfType<OrderSubmitted>().Select(static e => e.Intent.Id.Value).Where(IsClose).Select(EntryOf),
            run.Events("execution").OfType<OrderSubmitted>().Select(static e => e.Intent.Id.Value))),
        new("no fill is booked twice", static run => Twice(run.Events("execution").OfType<OrderFilled>().Select(static e => e.Fill.TradeId))),
        new("every fill that is booked is one of the venue's", static run => Missing(
            run.Events("execution").OfType<OrderFilled>().Select(static e => e.Fill.TradeId), run.Venue.Fills.Select(static fill => fill.Report.TradeId))),
        new("no signal is answered twice", static run => Twice(run.Events("risk").Where(static e => e is OrderApproved or SignalRefused).Select(static e => e.Cause))),
        new("the cause of every event is known", static run => Missing(
            run.Events().Where(static e => e is not (SignalRaised or HoldingsDiffer or TradingResumed { CausedBy: "operator" }) && !e.Cause.StartsWith("account@", StringComparison.Ordinal)).Select(static e => EntryOf(e.Cause)),
            run.Events("risk").OfType<SignalRaised>().Select(static e => e.Id.Value))),
    ];

    /// <summary>A position ends once: what closes it does not close it twice, whatever it races with.</summary>
    public static readonly Invariant<SimulatedTrading>[] Races =
    [
        new("no strategy sells more than it holds", static run => run.Venue.Fills.GroupBy(static fill => fill.Order.Key)
            .Where(static group => MostHeld(group) < 0).Select(static group => $"{group.Key} sold {-MostHeld(group)} too much").FirstOrDefault()),
    ];

    /// <summary>The books say what the venue did.</summary>
    public static readonly Invariant<SimulatedTrading>[] Books =
    [
        new("every fill of the venue is booked", static run => Missing(
            run.Venue.Fills.Select(static fill => fill.Report.TradeId), run.Events("execution").OfType<OrderFilled>().Select(static e => e.Fill.TradeId))),
        new("cash is the start less what was paid plus what was got", static run => Differs(
            run.Final?.Result.Cash,
            run.Venue.Fills.Aggregate(run.Cash, static (cash, fill) => fill.Order.Side == Side.Buy
                ? cash - fill.Report.Price * fill.Report.Net - fill.Report.Fee
                : cash + fill.Report.Price * fill.Report.Quantity - fill.Report.Fee))),
        new("every position is the sum of its fills", static run => Differs(
            run.Final is null ? null : Text(run.Final.Result.Positions.Select(static p => (p.Key.ToString(), p.Quantity.Value))),
            Text(run.Venue.Fills.GroupBy(static fill => fill.Order.Key).Select(static group => (
                group.Key.ToString(), group.Sum(static fill => fill.Order.Side == Side.Buy ? fill.Report.Net.Value : -fill.Report.Quantity.Value)))))),
    ];

    /// <summary>At rest nothing is left to be done.</summary>
    public static readonly Invariant<SimulatedTrading>[] Rest =
    [
        new("what works in the books stands at the venue, and nothing else does", static run => Differs(
            Text(run.Books.Orders.All.Select(static order => (order.Id.Value, (order.Ordered!.Value - order.Filled).Value))),
            Text(run.Venue.Open.Select(static order => (order.Id.Value, order.Quantity - order.Filled))))),
        new("no outcome is unknown", static run =>
            run.Books.Orders.All.FirstOrDefault(static order => order.Status is OrderStatus.Unknown or OrderStatus.Submitted) is { } order ? $"{order.Id} is {order.Status}" : null),
        new("no position that a bracket protects is naked", run => run.Books.Stakes.All
            .Where(stake => stake.Entry?.Bracket is not null && !run.Books.Stakes.Sellable(stake).IsZero)
            .FirstOrDefault(stake => run.Venue.Open.Where(leg => leg.Family == stake.Entry!.Id).Select(static leg => leg.Quantity - leg.Filled).DefaultIfEmpty(0).Max() < run.Books.Stakes.Sellable(stake).Value)
            is { } naked ? $"{naked.Key} holds {naked.Held}" : null),
        new("no leg outlives its position", static run => run.Venue.Open.FirstOrDefault(leg =>
            leg.Quantity - leg.Filled > run.Books.Stakes.Of(leg.Key).Held) is { } orphan ? $"{orphan.Id} of {orphan.Quantity}" : null),
    ];

    /// <summary>What holds of a venue that has forgotten the account: what was lost is told and stops entries, and what came later is whole.</summary>
    public static readonly Invariant<SimulatedTrading>[] Wiped =
    [
        new("every fill since the wipe is booked", static run => Missing(
            run.Venue.Fills.Skip(run.Venue.WipedAt).Select(static fill => fill.Report.TradeId), run.Events("execution").OfType<OrderFilled>().Select(static e => e.Fill.TradeId))),
        new("every position is what was bought since the wipe", static run => Differs(
            run.Final is null ? null : Text(run.Final.Result.Positions.Select(static p => (p.Key.ToString(), p.Quantity.Value))), Text(SinceWipe(run)))),
        new("no books hold what the venue has not", static run => Differs(
            Text(run.Books.Stakes.All.Select(static stake => (stake.Key.ToString(), stake.Held))), Text(SinceWipe(run)))),
        .. Loud,
    ];

    /// <summary>Of a wipe that gives the account coins which it did not buy.</summary>
    public static readonly Invariant<SimulatedTrading>[] WipedAndFunded =
    [
        new("nothing that was lost is sold once the venue can have been asked", static run => run.Venue.Fills.Skip(run.Venue.WipedAt)
            .Where(fill => fill.Order.Side == Side.Sell && fill.Report.At > run.Venue.WipedOn + Patience)
            .Select(fill => (Fill: fill, Held: run.Venue.Fills.Skip(run.Venue.WipedAt).TakeWhile(one => one != fill).Where(one => one.Order.Key == fill.Order.Key).Aggregate(0m, Carry)))
            .Where(static one => one.Fill.Report.Quantity.Value > one.Held).Select(static one => $"{one.Fill.Order.Id}: {one.Fill.Report.Quantity} of {one.Held}").FirstOrDefault()),
        .. Loud,
    ];

    // A comparison comes every minute, and any answer may take ninety seconds.
    static TimeSpan Patience => TimeSpan.FromMinutes(10);

    static Invariant<SimulatedTrading>[] Loud =>
    [
        new("what the venue has more or less than the books is told", static run => Differs(
            Text(SimulatedTrading.Symbols.Select(symbol => (symbol.Name, run.Events("execution").OfType<HoldingsDiffer>().LastOrDefault(e => e.Asset == symbol.Name) is { } told ? told.AtVenue - told.Booked : 0))),
            Text(SimulatedTrading.Symbols.Select(symbol => (symbol.Name, run.Venue.Holding(symbol) - run.Books.Stakes.All.Where(stake => stake.Key.Symbol == symbol).Sum(static stake => stake.Held)))))),
        new("every loss is told once", static run => Twice(run.Events("execution").OfType<PositionLost>().Select(static e => e.Cause))),
        new("every loss stops entries", static run => Missing(
            run.Events("execution").OfType<PositionLost>().Select(static e => e.Cause),
            run.Events("risk").OfType<TradingHalted>().Where(static e => e.Code == TradingHalted.HoldingsMissing).Select(static e => e.Cause))),
        new("no halt comes twice for one loss", static run => Twice(
            run.Events("risk").OfType<TradingHalted>().Where(static e => e.Code == TradingHalted.HoldingsMissing).Select(static e => e.Cause))),
    ];

    /// <summary>An exit that was under way when the venue forgot may have sold what another strategy bought since; it owes nothing.</summary>
    static IEnumerable<(string Key, decimal Held)> SinceWipe(SimulatedTrading run) => run.Venue.Fills.Skip(run.Venue.WipedAt)
        .GroupBy(static fill => fill.Order.Key)
        .Select(static group => (group.Key.ToString(), group.Aggregate(0m, Carry)));

    static decimal Carry(decimal held, VenueFill fill) => Math.Max(0, held + (fill.Order.Side == Side.Buy ? fill.Report.Net.Value : -fill.Report.Quantity.Value));

    /// <summary>Nothing that was decided is forgotten, whatever happens.</summary>
    public static readonly Invariant<SimulatedTrading>[] Answered =
    [
        new("every signal is answered", static run => Missing(
            run.Events("risk").OfType<SignalRaised>().Select(static e => e.Id.Value),
            run.Events("risk").Where(static e => e is OrderApproved or SignalRefused).Select(static e => e.Cause))),
        new("every approved order has an end in the books or still works", static run => Missing(
            run.Events("risk").OfType<OrderApproved>().Select(static e => e.Intent.Id.Value),
            run.Events("execution").Concat(run.Events("risk"))
                .Where(static e => e is OrderCancelled or OrderRejected or OrderFilled { Fill.Done: true }).Select(static e => e.Cause)
                .Concat(run.Books.Orders.All.Select(static order => order.Id.Value)))),
    ];

    /// <summary>Nothing that was decided is forgotten.</summary>
    public static readonly Invariant<SimulatedTrading>[] Completeness =
    [
        // What was left of the entry before, and could not be sold, joins the next.
        new("no strategy holds more than one entry and dust", static run => run.Venue.Fills.GroupBy(static fill => fill.Order.Key)
            .Select(static group => (group.Key, Most: MostHeld(group))).Where(static one => one.Most is >= 1 + Instrument.AssetStep or < 0)
            .Select(static one => $"{one.Key} held {one.Most}").FirstOrDefault()),
        new("strategies are heard to the end", static run => run.Events("risk").OfType<SignalRaised>().Any(static e => e.CandleOpen.Minute == 59) ? null : "no signal of the last candle was taken"),
    ];

    /// <summary>An order that execution makes by itself: its entry's id and <c>-x</c>, with a number from the second on.</summary>
    static bool IsClose(string id) => id.Contains("-x", StringComparison.Ordinal);

    static string EntryOf(string id) =>
        id.IndexOf("-x", StringComparison.Ordinal) is var x and > 0 ? id[..x]
        : id.EndsWith("-s", StringComparison.Ordinal) || id.EndsWith("-t", StringComparison.Ordinal) ? id[..^2] : id;

    static decimal MostHeld(IEnumerable<VenueFill> fills)
    {
        var (held, most) = (0m, 0m);
        foreach (var fill in fills)
        {
            held += fill.Order.Side == Side.Buy ? fill.Report.Net.Value : -fill.Report.Quantity.Value;
            most = held < 0 || most < 0 ? Math.Min(held, most) : Math.Max(most, held);
        }
        return most;
    }

    static string? Twice(IEnumerable<string> ids) =>
        ids.GroupBy(static id => id, StringComparer.Ordinal).FirstOrDefault(static group => group.Count() > 1) is { } group ? $"{group.Key} {group.Count()} times" : null;

    static string? Missing(IEnumerable<string> wanted, IEnumerable<string> known) =>
        wanted.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } missing ? $"{missing} is missing" : null;

    static string? Differs<T>(T? found, T expected) => Equals(found, expected) ? null : $"{found?.ToString() ?? "no answer"} instead of {expected}";

    /// <summary>Dust is told apart and counts as nothing.</summary>
    static string Text(IEnumerable<(string Key, decimal Quantity)> positions) => string.Join("; ", positions
        .Where(static one => Math.Abs(one.Quantity) >= Instrument.AssetStep).OrderBy(static one => one.Key, StringComparer.Ordinal).Select(static one => $"{one.Key} {one.Quantity:0.####}"));
}
