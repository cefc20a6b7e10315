using Actors.Domain;
using Actors.Trading.Execution;

namespace Actors.Tests.Live;

/// <summary>What kills fell into, as the journals show it that they left behind.</summary>
sealed class KillMoments
{
    int kills;
    int atStart;
    int unsent;
    int naked;
    int leaving;
    int held;
    int events;

    /// <summary>An order was kept as sent, and nobody knew what had become of it.</summary>
    public int InDoubt { get; private set; }

    /// <summary>How many legs have opened by the last kill.</summary>
    public int Legs { get; private set; }

    public string Told =>
        $"{kills} kills: {InDoubt} with an order in doubt, {unsent} between approval and order, {naked} between fill and protection, "
        + $"{leaving} while a position was being left, {atStart} in the start, {held} with a position held";

    public void Add(EngineJournal journal)
    {
        kills++;
        Legs = journal.Execution.OfType<LegOpened>().Count();
        var (working, stakes) = (new WorkingOrders(), new Stakes(Instrument.Unfiltered));
        foreach (var one in journal.Execution)
        {
            if (WorkingOrders.Concerns(one))
                working.Apply(one);
            stakes.Apply(one);
        }
        var sent = journal.Execution.OfType<OrderSubmitted>().Select(one => one.Intent.Id)
            .Concat(journal.Risk.OfType<OrderCancelled>().Select(one => one.Order)).ToHashSet();
        var positions = stakes.All.Where(stake => stake is { Held: > 0, Entry.Bracket: not null } && stake.Held != stake.Dust).ToArray();
        InDoubt += working.All.Any(order => order.Status is OrderStatus.Submitted or OrderStatus.Unknown) ? 1 : 0;
        unsent += journal.Risk.OfType<OrderApproved>().Any(one => !sent.Contains(one.Intent.Id)) ? 1 : 0;
        naked += positions.Any(stake => working.Of(stake.Key).Count == 0) ? 1 : 0;
        leaving += positions.Any(stake => working.Of(stake.Key).Any(order => order.Side == Side.Sell && order.Terms.Parent is null)) ? 1 : 0;
        held += positions.Length > 0 ? 1 : 0;
        var now = journal.Execution.Count + journal.Risk.Count + journal.Portfolio.Count;
        atStart += now == events ? 1 : 0;
        events = now;
    }
}
