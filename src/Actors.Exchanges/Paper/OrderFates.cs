using Actors.Domain;

namespace Actors.Exchanges.Paper;

/// <summary>
/// What became of the orders of a paper venue: of those that are open, and of each symbol of the last that have ended. An
/// engine that has missed a report finds it here.
/// </summary>
sealed class OrderFates
{
    /// <summary>Of one symbol: while an engine is down each of its strategies can end an entry, an exit and two legs.</summary>
    const int EndedKept = 64;

    readonly Dictionary<ClientOrderId, Fate> fates = [];
    readonly Dictionary<Symbol, Queue<ClientOrderId>> ended = [];

    public Fate? Find(ClientOrderId id) => fates.GetValueOrDefault(id);

    /// <summary>The legs of an entry, open or ended.</summary>
    public IEnumerable<Fate> LegsOf(ClientOrderId entry) => ((ClientOrderId[])[entry.StopLeg, entry.TargetLeg]).Select(Find).OfType<Fate>();

    public void Placed(OrderIntent intent, DateTimeOffset at) => fates[intent.Id] = new(
        new(
            intent.Id, "", intent.Symbol, intent.Side, intent.Type, OrderStatus.Open, (intent.Size as OrderSize.Base)?.Quantity,
            Quantity.Zero, intent.Limit, intent.Trigger, [], at),
        null);

    public void Accepted(ClientOrderId id, string venueId) =>
        fates[id] = fates[id] with { Order = fates[id].Order with { VenueOrderId = venueId } };

    /// <summary>The venue did not take it.</summary>
    public void Refused(ClientOrderId id) => fates.Remove(id);

    /// <returns>The report; a fill with the sum of what its order has filled.</returns>
    public VenueReport Heard(VenueReport report, Symbol symbol)
    {
        switch (report)
        {
            case VenueReport.LegOpened leg:
                fates[leg.Order] = fates.TryGetValue(leg.Order, out var known) && known.IsOpen
                    ? new(known.Order with { Ordered = leg.Quantity, At = leg.At }, leg with { Price = known.Leg?.Price ?? leg.Price })
                    : new(LegOf(leg, symbol), leg);
                return leg;
            case VenueReport.Triggered triggered:
                Become(fates[triggered.Order].Order with { TriggeredAt = triggered.Price });
                return triggered;
            case VenueReport.Filled filled:
                var fate = fates[filled.Order];
                var told = filled with { Total = fate.Order.Filled + filled.Quantity };
                Become(fate.Order with
                {
                    Status = filled.Done ? OrderStatus.Filled : OrderStatus.Open, At = filled.At, Filled = told.Total.Value,
                    Fills = [.. fate.Order.Fills, told],
                });
                return told;
            case VenueReport.Cancelled cancelled:
                Become(fates[cancelled.Order].Order with { Status = OrderStatus.Cancelled, At = cancelled.At, Why = cancelled.Why });
                return cancelled;
            case VenueReport.Rejected rejected:
                Become(fates[rejected.Order].Order with
                {
                    Status = OrderStatus.Rejected, At = rejected.At, Code = rejected.Code, Why = rejected.Text,
                });
                return rejected;
            default:
                return report;
        }
    }

    public IReadOnlyList<KeptFate> Kept => [.. fates.Values.Select(static fate => fate.Kept)];

    public void Restore(IReadOnlyList<KeptFate> kept)
    {
        foreach (var one in kept)
        {
            var fate = Fate.Of(one);
            fates[fate.Order.Id] = fate;
            if (!fate.IsOpen)
                Forget(fate.Order);
        }
    }

    void Become(VenueOrder order)
    {
        fates[order.Id] = fates[order.Id] with { Order = order };
        if (order.Status != OrderStatus.Open)
            Forget(order);
    }

    /// <summary>Takes note that an order has ended, and forgets the oldest that has.</summary>
    void Forget(VenueOrder order)
    {
        if (!ended.TryGetValue(order.Symbol, out var queue))
            ended.Add(order.Symbol, queue = new());
        queue.Enqueue(order.Id);
        // A leg that stands anew under its id is not forgotten with its former self.
        if (queue.Count > EndedKept && queue.Dequeue() is var oldest && fates.TryGetValue(oldest, out var fate) && !fate.IsOpen && !queue.Contains(oldest))
            fates.Remove(oldest);
    }

    VenueOrder LegOf(VenueReport.LegOpened leg, Symbol symbol) => new(
        leg.Order, leg.Order.Value, symbol, Find(leg.Entry)?.Order.Side == Side.Sell ? Side.Buy : Side.Sell, leg.Type, OrderStatus.Open, leg.Quantity, Quantity.Zero,
        leg.Type == OrderType.Limit ? leg.Price : null, leg.Type == OrderType.Limit ? null : leg.Price, [], leg.At);
}
