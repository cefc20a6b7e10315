using Actors.Domain;
using static Actors.Tests.Domain.Cases;

namespace Actors.Tests.Trading.Execution.Permuting;

/// <summary>An order to sell as it stands at the venue: a leg, or an exit.</summary>
sealed class SoldOrder(ClientOrderId id, OrderType type, decimal quantity, DateTimeOffset openedAt, Action<VenueReport> happened)
{
    readonly List<VenueReport.Filled> fills = [];

    public ClientOrderId Id => id;
    public decimal Quantity => quantity;
    public decimal Filled => fills.Sum(static fill => fill.Quantity.Value);
    public decimal Left => quantity - Filled;
    public OrderStatus Status { get; private set; } = OrderStatus.Open;
    public bool IsOpen => Status == OrderStatus.Open;
    public bool IsTriggered { get; private set; }
    public DateTimeOffset OpenedAt { get; } = openedAt;
    public DateTimeOffset At { get; private set; } = openedAt;
    public IReadOnlyList<VenueReport.Filled> Fills => fills;

    public bool IsStop => type == OrderType.Stop;
    public bool IsLeg => type != OrderType.Market;

    /// <summary>All that was to be told of it, told or not.</summary>
    public List<VenueReport> Reports { get; } = [];

    public string State => $"{id} {Status} {quantity} {Filled} {fills.Count} {IsTriggered}";

    public void Open(ClientOrderId entry) => Happens(
        new VenueReport.LegOpened(id, entry, type, new(quantity), new(IsStop ? 90 : 120), null, OpenedAt));

    public void Trigger(DateTimeOffset now)
    {
        (IsTriggered, At) = (true, now);
        Happens(new VenueReport.Triggered(id, new(90), now));
    }

    public void Fill(bool isPart, string trade, DateTimeOffset now)
    {
        var filled = isPart ? quantity / 2 : Left;
        (IsTriggered, At) = (IsStop, now);
        var fill = new VenueReport.Filled(
            id, trade, new(filled), new(100), Money.Zero, Liquidity.Taker, default, !isPart, now, now) { Total = new(Filled + filled) };
        fills.Add(fill);
        if (!isPart)
            Status = OrderStatus.Filled;
        Happens(fill);
    }

    public void End(string why, DateTimeOffset now)
    {
        (Status, At) = (OrderStatus.Cancelled, now);
        Happens(new VenueReport.Cancelled(id, why, now) { Total = new(Filled) });
    }

    public VenueOrder Told => Tell(Status, fills, Filled);

    /// <summary>From before its first fill, with the time of then.</summary>
    public VenueOrder? Old => fills.Count > 0 || !IsOpen ? Tell(OrderStatus.Open, [], 0) with { At = OpenedAt } : null;

    /// <summary>The sum of the fills is there, and the last of them is not yet.</summary>
    public VenueOrder? InPart => fills.Count > 0 ? Tell(Status, fills[..^1], Filled) : null;

    VenueOrder Tell(OrderStatus status, IReadOnlyList<VenueReport.Filled> told, decimal sum) => new(
        id, $"v-{id}", Btc, Side.Sell, type, status, new(quantity), new(sum),
        type == OrderType.Limit ? new Price(120) : null, IsStop ? new Price(90) : null, [.. told], At);

    void Happens(VenueReport report)
    {
        Reports.Add(report);
        happened(report);
    }
}
