using Actors.Domain;

namespace Actors.Tests.Trading.Execution.Permuting;

/// <summary>
/// A venue with one protected position, as the port to Binance shows it: every request, answer and report waits until it is
/// decided what becomes of it. Legs are placed by <see cref="Protect"/> alone.
/// </summary>
sealed partial class LegVenue
{
    readonly List<VenueCall> calls = [];
    readonly List<VenueReport> untold = []; // by the stream of this process
    readonly HashSet<VenueReport> told = new(ReferenceEqualityComparer.Instance); // in this process
    readonly Func<DateTimeOffset> now;
    readonly VenueReport.Filled entryFill;
    VenueReport? lastTold;

    public LegVenue(OrderIntent entry, VenueReport.Filled entryFill, Func<DateTimeOffset> now)
    {
        (this.entryFill, this.now) = (entryFill, now);
        Market = new(entry, entryFill.Quantity.Value, now, Happened);
    }

    public LegMarket Market { get; }

    /// <summary>What it was asked that must never be asked, or null.</summary>
    public string? Fault { get; private set; }

    /// <summary>While it is, every call is answered at once and with the truth, and every report comes.</summary>
    public bool IsHonest { get; set; } = true;

    public IReadOnlyList<VenueCall> Calls => calls;
    public int Untold => untold.Count;
    public bool HasTold => lastTold is not null;
    public HashSet<ClientOrderId> Placed { get; } = [];

    public Action<VenueReport>? Reports { get; set; }

    /// <summary>Tells apart what may still happen here.</summary>
    public string State => string.Join('|', [
        Market.State, .. calls.Select(static call => call.State).Order(StringComparer.Ordinal), Text(untold), Name(lastTold),
        .. Market.Legs.Select(leg => leg.Reports.Count(told.Contains)), .. Placed.Select(static id => id.Value), Fault]);

    public void Take(LegStep step)
    {
        var call = calls.Find(call => string.Equals(call.Name, step.Whom, StringComparison.Ordinal))!;
        call.Take(step.What);
        calls.RemoveAll(static call => call.IsOver);
    }

    public void Tell(int index)
    {
        lastTold = untold[index];
        Tell(lastTold);
    }

    public void TellAgain() => Reports!(lastTold!);

    /// <summary>The process is gone, and with it what was on its way to it.</summary>
    public void Forget()
    {
        foreach (var call in calls)
            call.Forget();
        calls.RemoveAll(static call => call.IsOver);
        (lastTold, Reports) = (null, null);
        untold.Clear();
        told.Clear();
    }

    /// <summary>What is on its way gets lost, and what has not been told never is.</summary>
    public void BeHonest()
    {
        IsHonest = true;
        Market.IsClosed = false;
        untold.Clear();
        foreach (var call in calls.ToArray())
        {
            if (call.IsOnItsWay)
                call.Take(Happening.Lose);
            if (call.Possible.FirstOrDefault() is var next && !call.IsOver)
                call.Take(next);
        }
        calls.Clear();
        foreach (var order in Market.Open.Where(static order => order.IsTriggered || !order.IsLeg).ToArray())
            Market.Fill(order, isPart: false);
        untold.Clear();
    }

    void Happened(VenueReport report)
    {
        if (IsHonest)
            Tell(report);
        else
            untold.Add(report);
    }

    void Tell(VenueReport report)
    {
        untold.Remove(report);
        told.Add(report);
        Reports!(report);
    }

    string Text(IEnumerable<VenueReport> reports) => string.Join(',', reports.Select(Name));

    string Name(VenueReport? report) => report switch
    {
        null => "",
        VenueReport.Filled fill => fill.TradeId,
        _ => $"{report.GetType().Name} {report.Order} {Market.Orders.Count(order => order.Id == report.Order && order.OpenedAt <= report.At)}",
    };
}
