using Actors.Domain;

namespace Actors.Backtest.Parity;

/// <summary>
/// Holds a live run and its backtest against each other: every signal, every answer to one, every fill. What differs has a
/// cause that the journals or the candles show, or is told as unexplained.
/// </summary>
public sealed class ParityCheck
{
    readonly ParityInput input;
    readonly RunBook live;
    readonly RunBook tested;
    readonly LegCauses legs;
    readonly FillGap gaps;
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
        legs = new(input);
        gaps = new(input, legs, tally, unexplained.Add);
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
        var moment = signal.CandleOpen + signal.Key.Series.Timeframe.Duration;
        var (lives, tests) = (live.HeldAt(signal.Key, moment), tested.HeldAt(signal.Key, moment));
        root = lives?.Entry == tests?.Entry ? null : root ?? RootOf(signal.Key, moment, lives, tests);
        CompareAnswers(signal, lives, tests, root);
        return root;
    }

    /// <summary>Where the positions part: one run's legs ended what the other still holds.</summary>
    string? RootOf(StrategyKey key, DateTimeOffset moment, Stay? lives, Stay? tests)
    {
        if ((lives ?? tests) is not { } open)
            return null;
        if (live.StayOf(key, open.Entry) is not { } here || tested.StayOf(key, open.Entry) is not { } there)
            return IsEarlier(open.Entry) ? Causes.Earlier : null;
        if (here.End is { } end && here.IsLeg && there is { IsLeg: true, End: { } other } && here.End.Order == other.Order
            && end.At == moment && other.CandleOpen == legs.BaseOpen(key.Symbol, moment))
            return Causes.Instant;
        return CauseOf(here, there);
    }

    bool IsEarlier(ClientOrderId entry) => !live.Signals.ContainsKey(entry) && !tested.Signals.ContainsKey(entry);

    string? CauseOf(Stay here, Stay there)
    {
        if (roots.TryGetValue(here.Entry, out var known))
            return known;
        var cause = live.Orders.GetValueOrDefault(here.Entry) is { } entry && live.FillsOf(here.Entry) is { } filled
            ? legs.Of(entry, here, there, filled.At)
            : null;
        if (cause is not null)
            roots[here.Entry] = cause;
        return cause;
    }

    void CompareAnswers(SignalRaised signal, Stay? lives, Stay? tests, string? root)
    {
        var (here, there) = (live.AnswerTo(signal.Id), tested.AnswerTo(signal.Id));
        if (here != there)
        {
            if (root is not null && Follows(here, signal, lives) && Follows(there, signal, tests))
                tally.Add(root, 0);
            else if (IsDust(signal, here) && Follows(there, signal, tests))
                tally.Add(Causes.Dust, 0);
            else
                unexplained.Add($"{signal.Id} of {signal.Key} at {signal.CandleOpen:u}, {signal.Signal.Kind}: live {here}, in the backtest {there}");
        }
        else if (here == "sent")
            CompareOrders(live.Orders[signal.Id], tested.Orders[signal.Id]);
    }

    /// <summary>True where live an answer was given as if the rest of a leg that filled at that moment were a position.</summary>
    bool IsDust(SignalRaised signal, string answer)
    {
        var moment = signal.CandleOpen + signal.Key.Series.Timeframe.Duration;
        return live.LastBegun(signal.Key, moment) is { IsLeg: true, Dust: > 0 } last && last.EndLearnt == moment
            && live.FillsOf(signal.Id) is null && answer == (signal.Signal.IsEntry ? "already-long" : "sent");
    }

    /// <summary>True where the answer is what the position of its run demands.</summary>
    static bool Follows(string answer, SignalRaised signal, Stay? held) => (signal.Signal.IsEntry, held) switch
    {
        (true, null) => answer == "sent",
        (true, _) => answer == "already-long",
        (false, null) => answer == "nothing-to-exit",
        (false, _) => answer == "sent",
    };

    void CompareOrders(OrderIntent here, OrderIntent there)
    {
        if (here with { Size = there.Size } != there)
            unexplained.Add($"sent otherwise: {here}, {there}");
        else if (here.Size != there.Size && !here.ReducesPosition)
            unexplained.Add($"sent for another size: {here}, {there}");
        else
            orders++; // how much an exit sells is held against what was held where it filled
    }

    void CompareFills(ClientOrderId id)
    {
        var last = LastOf((live.FillsOf(id) ?? tested.FillsOf(id))!.Key.Symbol);
        if (live.FillsOf(id) is { } here && tested.FillsOf(id) is { } there)
        {
            fills++;
            gaps.Take(here, there, IsLeg(id), AmountOf(id), last);
            return;
        }
        var (only, isLive) = live.FillsOf(id) is { } mine ? (mine, true) : (tested.FillsOf(id)!, false);
        var worth = RunBook.Worth(only, last) * (isLive ? 1 : -1);
        if (RootOfFill(only, isLive) is { } root)
            tally.Add(root, worth);
        else
            unexplained.Add($"{id} of {only.Key} filled only {(isLive ? "live" : "in the backtest")}: {only.Side} {only.Quantity} at {only.Price} on {only.At:u}");
    }

    /// <summary>A fill that one run alone has follows from how the position before it ended, or its own.</summary>
    string? RootOfFill(OrderFills only, bool isLive)
    {
        var book = isLive ? live : tested;
        if (book.StayOf(only) is not { } stay)
            return null;
        if (IsEarlier(stay.Entry))
            return Causes.Earlier;
        if (live.StayOf(only.Key, stay.Entry) is { } here && tested.StayOf(only.Key, stay.Entry) is { } there)
            return here.End?.Order == there.End?.Order ? null : CauseOf(here, there);
        return EntryRoot(only.Key, stay.Entry);
    }

    /// <summary>The entry was sent in one run only: for what the other one held then.</summary>
    string? EntryRoot(StrategyKey key, ClientOrderId entry) =>
        (live.Signals.GetValueOrDefault(entry) ?? tested.Signals.GetValueOrDefault(entry)) is not { } signal ? null
        : signal.CandleOpen + key.Series.Timeframe.Duration is var moment
            && (live.HeldAt(key, moment) ?? tested.HeldAt(key, moment)) is { } open
            && live.AnswerTo(entry) != tested.AnswerTo(entry)
            ? RootOf(key, moment, live.HeldAt(key, moment), tested.HeldAt(key, moment)) ?? EntryRootBefore(key, open)
            : null;

    string? EntryRootBefore(StrategyKey key, Stay open) => EntryRoot(key, open.Entry);

    bool IsLeg(ClientOrderId id) => !live.Orders.ContainsKey(id);

    decimal? AmountOf(ClientOrderId id) =>
        live.Orders.GetValueOrDefault(id)?.Size is OrderSize.Quote { FeesIncluded: false, Amount: var amount } ? amount.Value : null;

    decimal LastOf(Symbol symbol) => input.Candles[symbol] is { Count: > 0 } candles ? candles[^1].Close.Value : 0;
}
