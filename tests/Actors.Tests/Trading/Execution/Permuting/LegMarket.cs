using Actors.Domain;

namespace Actors.Tests.Trading.Execution.Permuting;

/// <summary>
/// The truth about one position at a venue that locks what open orders may sell: its legs are one list, of which the first
/// to be reached ends the other.
/// </summary>
sealed class LegMarket(OrderIntent entry, decimal bought, Func<DateTimeOffset> now, Action<VenueReport> happened)
{
    readonly List<SoldOrder> orders = []; // those before the last of an id too
    readonly List<DateTimeOffset> lists = [];

    public OrderIntent Entry => entry;

    /// <summary>While it is, no order is taken and none fills.</summary>
    public bool IsClosed { get; set; }

    public decimal Held => bought - orders.Sum(static order => order.Filled);

    public decimal Locked => Legs.Where(static leg => leg.IsOpen).Select(static leg => leg.Left).DefaultIfEmpty(0).Max()
        + Open.Where(static order => !order.IsLeg).Sum(static order => order.Left);

    public decimal Free => Held - Locked;

    public IEnumerable<SoldOrder> Orders => orders;

    public IEnumerable<SoldOrder> Open => orders.Where(static order => order.IsOpen);

    /// <summary>The newest ones, open or not.</summary>
    public IEnumerable<SoldOrder> Legs => orders.Where(static order => order.IsLeg).TakeLast(2);

    public IEnumerable<SoldOrder> OpenLegs => Open.Where(static order => order.IsLeg);

    public IEnumerable<VenueReport.Filled> Fills => orders.SelectMany(static order => order.Fills);

    public string State => $"{Held} {IsClosed} {string.Join(',', orders.Where(order => Find(order.Id) == order).Select(order => $"{order.State} {OldNewsOf(order.Id)?.Status}"))} {lists.Count}";

    /// <summary>The newest of an id: a leg may be placed again when it has ended.</summary>
    public SoldOrder? Find(ClientOrderId id) => orders.FindLast(order => order.Id == id);

    /// <summary>What was true of it before, or of the one that had its id before; null where nothing else was.</summary>
    public VenueOrder? OldNewsOf(ClientOrderId id) => Find(id) is { } newest
        ? newest.Old ?? orders.FindLast(order => order.Id == id && order.At < newest.OpenedAt)?.Told
        : null;

    /// <summary>Which of the lists of legs was opened at a time, from 1; 0 for none.</summary>
    public int ListOf(DateTimeOffset openedAt) => lists.IndexOf(openedAt) + 1;

    public bool OpenList(decimal quantity)
    {
        if (OpenLegs.Any() || quantity > Free)
            return false;
        lists.Add(now());
        foreach (var (id, type) in new[] { (entry.Id.StopLeg, OrderType.Stop), (entry.Id.TargetLeg, OrderType.Limit) })
        {
            var leg = new SoldOrder(id, type, quantity, now(), happened);
            orders.Add(leg);
            leg.Open(entry.Id);
        }
        return true;
    }

    public bool OpenExit(ClientOrderId id, decimal quantity)
    {
        if (quantity > Free)
            return false;
        orders.Add(new(id, OrderType.Market, quantity, now(), happened));
        return true;
    }

    public void Trigger(SoldOrder stop)
    {
        EndOther(stop);
        stop.Trigger(now());
    }

    public void Fill(SoldOrder order, bool isPart)
    {
        if (order.IsLeg)
            EndOther(order);
        order.Fill(isPart, $"trade-{Fills.Count() + 1}", now());
    }

    /// <summary>Legs end together.</summary>
    public void End(SoldOrder order, string why)
    {
        foreach (var one in Open.Where(one => one == order || (one.IsLeg && order.IsLeg)).ToArray())
            one.End(why, now());
    }

    void EndOther(SoldOrder reached)
    {
        foreach (var other in OpenLegs.Where(other => other != reached).ToArray())
            other.End("its other leg came first", now());
    }
}
