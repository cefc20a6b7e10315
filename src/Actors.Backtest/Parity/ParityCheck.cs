using Actors.Domain;

namespace Actors.Backtest.Parity;

/// <summary>
/// Holds a live run and its backtest against each other: every signal, every answer to one, every fill, and every candle
/// that a position was held through. What differs has a cause that the journals or the candles show, or is told as
/// unexplained.
/// </summary>
public sealed class ParityCheck
{
    readonly ParityInput input;
    readonly RunBook live;
    readonly RunBook tested;
    readonly AnswerRules answers;
    readonly SizeRules sizes;
    readonly LegRules rules;
    readonly LegCauses legs;
    readonly FillRules prices;
    readonly FillGap gaps;
    readonly TakenTargets taken;
    readonly CauseTally tally = new();
    readonly List<string> unexplained = [];
    readonly Dictionary<ClientOrderId, string> roots = []; // by entry: why the two runs do not share the whole position
    int signals;
    int orders;
    int fills;

    ParityCheck(ParityInput input)
    {
        this.input = input;
        (live, tested) = (new(input.Live, input, isLive: true), new(input.Tested, input, isLive: false));
        (answers, sizes) = (new(input, live, tested), new(input, live, tested));
        rules = new(input);
        taken = new(input.Live);
        legs = new(rules, taken);
        prices = new(rules);
        gaps = new(input, prices, taken, tally, unexplained.Add);
    }

    public static ParityReport Of(ParityInput input) => new ParityCheck(input).Run();

    ParityReport Run()
    {
        var all = live.Signals.Values.Concat(tested.Signals.Values.Where(one => !live.Signals.ContainsKey(one.Id)));
        foreach (var strategy in all.GroupBy(one => one.Key).OrderBy(group => group.Key))
        {
            string? root = null;
            foreach (var signal in strategy.OrderBy(one => one.CandleOpen).ThenBy(one => one.Id))
                root = Compare(signal, root);
        }
        foreach (var order in live.Filled.Concat(tested.Filled.Where(id => live.FillsOf(id) is null)))
            CompareFills(order);
        RequireEnds(live, "live");
        RequireEnds(tested, "in the backtest");
        var gap = live.ValueAt(LastOf) - tested.ValueAt(LastOf);
        return new(signals, orders, fills, new(gap), tally.All, unexplained);
    }

    /// <returns>Why the two runs hold different positions from here on; null where they hold the same.</returns>
    string? Compare(SignalRaised signal, string? root)
    {
        if (live.Signals.GetValueOrDefault(signal.Id) is not { } here || tested.Signals.GetValueOrDefault(signal.Id) is not { } there)
            unexplained.Add($"raised only {(live.Signals.ContainsKey(signal.Id) ? "live" : "in the backtest")}: {signal}");
        else if (here with { At = there.At } != there)
            unexplained.Add($"said otherwise: {here}, {there}");
        else
            signals++;
        var (lives, tests) = (live.HeldAt(signal), tested.HeldAt(signal));
        root = lives?.Entry == tests?.Entry ? null : root ?? RootOf(lives, tests);
        if (CauseOfAnswers(signal, lives, tests, root) is { } cause)
            Blame(signal, lives, tests, cause);
        return root;
    }

    /// <summary>Where the positions part: one run ended what the other still holds, or never had it.</summary>
    string? RootOf(Stay? lives, Stay? tests)
    {
        foreach (var open in (Stay?[])[lives, tests])
        {
            if (open is not null && RootOf(open.Entry) is { } root)
                return root;
        }
        return null;
    }

    string? RootOf(ClientOrderId entry) =>
        !live.Signals.ContainsKey(entry) && !tested.Signals.ContainsKey(entry) ? Causes.Earlier
        : roots.TryGetValue(entry, out var known) ? known
        : live.StayOf(entry) is { } here && tested.StayOf(entry) is { } there ? CauseOf(here, there)
        : null;

    string? CauseOf(Stay here, Stay there)
    {
        var cause = live.Orders.GetValueOrDefault(here.Entry) is { } entry && live.FillsOf(here.Entry) is { } filled
            ? legs.Of(entry, here, there, filled.At)
            : null;
        if (cause is not null)
            roots[here.Entry] = cause;
        return cause;
    }

    /// <returns>Null where the answers, and what the venue did about them, are the same, or are told as unexplained.</returns>
    string? CauseOfAnswers(SignalRaised signal, Stay? lives, Stay? tests, string? root)
    {
        var (here, there) = (live.AnswerTo(signal.Id), tested.AnswerTo(signal.Id));
        if (here == there)
        {
            if (here == Answers.Sent)
                CompareOrders(signal, live.Orders[signal.Id], tested.Orders[signal.Id]);
            return live.IsRejected(signal.Id) != tested.IsRejected(signal.Id) ? Causes.NotTaken : null;
        }
        if (answers.CauseOf(signal, lives, tests, root) is { } cause)
        {
            tally.Add(cause, 0);
            return cause;
        }
        unexplained.Add($"{signal.Id} of {signal.Key} at {signal.CandleOpen:u}, {signal.Signal.Kind}: live {live.AnswerInFull(signal.Id)}, in the backtest {tested.AnswerInFull(signal.Id)}");
        return null;
    }

    /// <summary>What an answer changes is the position that the signal enters, or those that it was to end.</summary>
    void Blame(SignalRaised signal, Stay? lives, Stay? tests, string cause)
    {
        foreach (var entry in signal.Signal.IsEntry ? (ClientOrderId?[])[signal.Id] : [lives?.Entry, tests?.Entry])
        {
            if (entry is { } id)
                roots.TryAdd(id, cause);
        }
    }

    void CompareOrders(SignalRaised signal, OrderIntent here, OrderIntent there)
    {
        if (here with { Size = there.Size } != there)
            unexplained.Add($"sent otherwise: {here}, {there}");
        else if (here.Size == there.Size || here.ReducesPosition)
            orders++; // how much an exit sells is held against what was held where it filled
        else if (sizes.CauseOf(signal, here.Size, there.Size) is { } cause)
            tally.Add(cause, 0); // what it comes to is in the sizes of the fills
        else
            unexplained.Add($"sent for another size: {here}, {there}; {sizes.Account(signal)}");
    }

    void CompareFills(ClientOrderId id)
    {
        var last = LastOf((live.FillsOf(id) ?? tested.FillsOf(id))!.Key.Symbol);
        if (live.FillsOf(id) is { } here && tested.FillsOf(id) is { } there)
        {
            fills++;
            if (PriceCause(here, there) is { } why)
                gaps.Take(here, there, LegOf(here), (live.Orders.GetValueOrDefault(id)?.Size, tested.Orders.GetValueOrDefault(id)?.Size), why, last);
            else
                unexplained.Add($"{id} of {here.Key} filled live at {here.At:u}, in the backtest in the candle of {there.CandleOpen:u}");
            return;
        }
        var (only, isLive) = live.FillsOf(id) is { } mine ? (mine, true) : (tested.FillsOf(id)!, false);
        var fault = isLive ? prices.LiveFault(only, LegOf(only)) : prices.TestedFault(only, LegOf(only));
        if (fault is null && RootOfFill(only, isLive ? live : tested) is { } root)
            tally.Add(root, RunBook.Worth(only, last) * (isLive ? 1 : -1));
        else
            unexplained.Add($"{id} of {only.Key} filled only {(isLive ? "live" : "in the backtest")}: {only.Side} {only.Quantity} at {only.Price} on {only.At:u}{(fault is null ? "" : $"; {fault}")}");
    }

    /// <summary>Why one and the same order filled at another price.</summary>
    string? PriceCause(OrderFills here, OrderFills there)
    {
        var isLeg = LegOf(here) is not null;
        if (rules.BaseOpen(here.Key.Symbol, here.At) == rules.BaseOpen(here.Key.Symbol, there.CandleOpen))
            return isLeg ? Causes.Path : Causes.Book;
        return isLeg ? RootOfFill(here, live) : live.SentIn(here, rules.BaseOpen) ? Causes.Late : null;
    }

    /// <summary>A fill that one run alone has follows from how the position before it ended, or its own.</summary>
    string? RootOfFill(OrderFills only, RunBook book) => book.StayOf(only.Order) is { } stay ? RootOf(stay.Entry) : null;

    /// <summary>A leg that stood through a candle which went beyond it should have ended its position there.</summary>
    void RequireEnds(RunBook book, string where)
    {
        foreach (var stay in book.Stays)
        {
            if (stay.Naked is null && book.Orders.GetValueOrDefault(stay.Entry) is { Bracket: not null } entry && book.FillsOf(stay.Entry) is { } filled
                && rules.PassedOver(entry, filled.CandleOpen, stay.End?.CandleOpen, book == live ? taken.Of(stay.Entry) : []) is { } passed)
                unexplained.Add($"{stay.Entry} of {entry.Key} was held {where} through the candle of {passed.OpenTime:u} from {passed.Low} to {passed.High}, which went beyond its {entry.Bracket}");
        }
    }

    /// <summary>The entry whose leg an order is; null for one that is none.</summary>
    OrderIntent? LegOf(OrderFills order) =>
        (live.StayOf(order.Order) ?? tested.StayOf(order.Order)) is { } stay && (order.Order == stay.Entry.StopLeg || order.Order == stay.Entry.TargetLeg)
            ? live.Orders.GetValueOrDefault(stay.Entry) ?? tested.Orders.GetValueOrDefault(stay.Entry)
            : null;

    decimal LastOf(Symbol symbol) => input.Candles[symbol] is { Count: > 0 } candles ? candles[^1].Close.Value : 0;
}
