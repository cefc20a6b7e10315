using System.Globalization;
using Actors.Domain;
using Actors.Exchanges.Binance.Orders;
using Actors.Trading.Execution;

namespace Actors.Tests.Live;

/// <summary>Holds the engine's journal against the exchange's own books, when both stand still.</summary>
sealed class BooksAudit
{
    const decimal LeastNotional = 5;

    readonly DateTimeOffset standsSince;
    readonly EngineJournal journal;
    readonly IReadOnlyList<VenueLine> orders;
    readonly IReadOnlyList<VenueTrade> trades;
    readonly IReadOnlyDictionary<string, (decimal Free, decimal Locked)> balances;

    BooksAudit(
        DateTimeOffset standsSince, EngineJournal journal, IReadOnlyList<VenueLine> orders, IReadOnlyList<VenueTrade> trades,
        IReadOnlyDictionary<string, (decimal Free, decimal Locked)> balances)
    {
        (this.standsSince, this.journal, this.orders, this.trades, this.balances) = (standsSince, journal, orders, trades, balances);
    }

    public int Orders => orders.Count;
    public int Trades => trades.Count;
    public int Legs => journal.Execution.OfType<LegOpened>().Count();
    public IReadOnlyList<TradingEvent> Decisions => journal.Risk;

    /// <param name="standsSince">From when on the exchange takes no orders; null where it does.</param>
    public static async Task<BooksAudit> Of(SimulatorProcess venue, EngineHome home, DateTimeOffset? standsSince = null)
    {
        var (symbols, journal) = (home.Symbols, await home.Journal());
        var names = await Names(venue, journal);
        var listed = await venue.Orders(symbols);
        return new(
            standsSince ?? DateTimeOffset.MaxValue,
            journal, [.. listed.Select(order => order with { Name = names.GetValueOrDefault((order.Symbol, order.Id), order.Name) })],
            await venue.Trades(symbols), await venue.Balances());
    }

    /// <summary>What legs were placed as: a cancel takes an order's name from it.</summary>
    static async Task<IReadOnlyDictionary<(string Symbol, long Id), string>> Names(SimulatorProcess venue, EngineJournal journal)
    {
        Dictionary<(string Symbol, long Id), string> names = [];
        foreach (var leg in journal.Execution.OfType<LegOpened>().DistinctBy(e => e.Leg.Order))
        {
            for (int generation = 1, misses = 0; misses < 3; generation++)
            {
                var name = OrderNames.OfLeg(leg.Leg.Order, generation);
                if (await venue.PlacedAs(leg.Key.Symbol.Name, name) is { } id)
                    names[(leg.Key.Symbol.Name, id)] = name;
                else
                    misses++;
            }
        }
        return names;
    }

    /// <returns>Everything that is wrong, a line each; nothing where the books agree.</returns>
    public IReadOnlyList<string> Faults() =>
        [.. Twice(), .. Foreign(), .. Unsettled(), .. Lost(), .. Unseen(), .. Positions(), .. OpenOrders(), .. Naked(), .. Oddities()];

    IEnumerable<string> Twice() => orders
        .GroupBy(order => (order.Symbol, order.Name)).Where(same => same.Count() > 1)
        .Select(same => $"placed {same.Count()} times: {string.Join(", ", same)}");

    /// <summary>Of two orders placed under one name the older one that was cancelled has none any more: it comes out here.</summary>
    IEnumerable<string> Foreign()
    {
        var known = Submitted.Select(intent => intent.Id).ToHashSet();
        return orders
            .Where(order => OrderNames.Parse(order.Name).Id is var id && !known.Contains(id) && !(OrderNames.EntryOf(id) is { } entry && known.Contains(entry)))
            .Select(order => $"at the venue and not in the journal: {order}");
    }

    /// <summary>An order that the engine counts as gone or as done is so at the venue, and none is left in doubt.</summary>
    IEnumerable<string> Unsettled()
    {
        var working = Working().All.ToDictionary(order => order.Id);
        return working.Values
            .Where(order => order.Status is OrderStatus.Submitted or OrderStatus.Unknown || order.Terms.Parent is null)
            .Select(order => $"in doubt, or at work after the stop: {order}");
    }

    /// <summary>
    /// What was approved was submitted, and what was submitted is at the venue unless its refusal is in the journal. While
    /// nothing is traded an exit waits, and what it is to sell keeps its legs.
    /// </summary>
    IEnumerable<string> Lost()
    {
        var submitted = Submitted.Select(intent => intent.Id).ToHashSet();
        var ended = journal.Risk.OfType<OrderCancelled>().Select(e => e.Order).ToHashSet();
        foreach (var approved in journal.Risk.OfType<OrderApproved>().Where(e => !submitted.Contains(e.Intent.Id) && !ended.Contains(e.Intent.Id)))
        {
            if (!approved.Intent.ReducesPosition || (approved.At < standsSince && Held.GetValueOrDefault(approved.Intent.Key) > 0))
                yield return $"approved and never submitted: {approved}";
        }
        var there = orders.Select(order => order.Name).ToHashSet(StringComparer.Ordinal);
        var refused = journal.Execution.OfType<OrderRejected>().Select(e => e.Order).Concat(Unsent).ToHashSet();
        foreach (var intent in Submitted.Where(intent => !there.Contains(intent.Id.Value) && !refused.Contains(intent.Id)))
            yield return $"submitted, not refused and not at the venue: {intent}";
    }

    /// <summary>Exits that found nothing left to sell: they are submitted and cancelled in one breath, and never sent.</summary>
    IEnumerable<ClientOrderId> Unsent => journal.Execution.Zip(journal.Execution.Skip(1))
        .Where(pair => pair is ({ } first, OrderCancelled ended) && first is OrderSubmitted { Intent.ReducesPosition: true } exit && exit.Intent.Id == ended.Order)
        .Select(pair => ((OrderCancelled)pair.Second).Order);

    IEnumerable<string> Unseen()
    {
        string Name(string symbol, string id) => $"{symbol} {id}";
        var booked = journal.Execution.OfType<OrderFilled>().GroupBy(e => Name(e.Key.Symbol.Name, e.Fill.TradeId), StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.ToArray(), StringComparer.Ordinal);
        var there = trades.ToDictionary(trade => Name(trade.Symbol, trade.Id.ToString(CultureInfo.InvariantCulture)), StringComparer.Ordinal);
        foreach (var (name, trade) in there)
        {
            if (!booked.TryGetValue(name, out var fills))
                yield return $"a fill that the engine has not seen: {trade} of {orders.Single(order => order.Symbol == trade.Symbol && order.Id == trade.OrderId)}";
            else if (fills.Length > 1)
                yield return $"booked {fills.Length} times: {trade}";
            else if (fills[0].Fill.Quantity.Value != trade.Quantity || fills[0].Fill.Price.Value != trade.Price)
                yield return $"booked otherwise than it was: {fills[0]}, {trade}";
        }
        foreach (var (name, fills) in booked.Where(pair => !there.ContainsKey(pair.Key)))
            yield return $"booked and never traded: {fills[0]}";
    }

    IEnumerable<string> Positions()
    {
        foreach (var asset in Held.GroupBy(held => held.Key.Symbol.Name[..^"USDT".Length], StringComparer.Ordinal))
        {
            var (free, locked) = balances.GetValueOrDefault(asset.Key);
            if (asset.Sum(held => held.Value) is var sum && sum != free + locked)
                yield return $"{asset.Key}: booked {sum}, at the venue {free + locked}";
        }
    }

    IEnumerable<string> OpenOrders()
    {
        var open = orders.Where(order => order.IsOpen).Select(order => OrderNames.Parse(order.Name).Id).ToHashSet();
        var working = Working().All.Select(order => order.Id).ToHashSet();
        foreach (var id in open.Except(working))
            yield return $"open at the venue and not in the books: {id}";
        foreach (var id in working.Except(open))
            yield return $"open in the books and not at the venue: {id}";
    }

    IEnumerable<string> Naked()
    {
        var entries = Submitted.Where(intent => !intent.ReducesPosition).GroupBy(intent => intent.Key).ToDictionary(all => all.Key, all => all.Last());
        foreach (var (key, held) in Held)
        {
            var entry = entries[key];
            if (held * entry.Reference.Value < LeastNotional * 1.2m || entry.Bracket is null)
                continue; // dust, named in the journal
            var standing = orders.Where(order => order.IsOpen && OrderNames.EntryOf(OrderNames.Parse(order.Name).Id) == entry.Id).ToArray();
            var legs = (entry.Bracket.Stop is null ? 0 : 1) + (entry.Bracket.Target is null ? 0 : 1);
            if (standing.Length != legs || standing.Any(leg => (held - (leg.Quantity - leg.Executed)) * entry.Reference.Value > LeastNotional))
                yield return $"{key} holds {held} and has {standing.Length} of {legs} legs: {string.Join(", ", standing.AsEnumerable())}";
        }
    }

    IEnumerable<string> Oddities() => journal.Execution.OfType<HoldingsDiffer>().Select(differ => $"told as different: {differ}");

    IEnumerable<OrderIntent> Submitted => journal.Execution.OfType<OrderSubmitted>().Select(e => e.Intent);

    IReadOnlyDictionary<StrategyKey, decimal> Held => journal.Execution.OfType<OrderFilled>().GroupBy(e => e.Key)
        .ToDictionary(all => all.Key, all => all.Sum(e => e.Side == Side.Buy ? e.Fill.Net.Value : -e.Fill.Quantity.Value));

    WorkingOrders Working()
    {
        var working = new WorkingOrders();
        foreach (var e in journal.Execution.Where(WorkingOrders.Concerns))
            working.Apply(e);
        return working;
    }
}
