using Actors.Domain;

namespace Actors.Exchanges.Paper;

/// <summary>An order of a paper venue and what has become of it.</summary>
/// <param name="Leg">How it was opened; null for an order that was placed.</param>
sealed record Fate(VenueOrder Order, VenueReport.LegOpened? Leg)
{
    public bool IsOpen => Order.Status == OrderStatus.Open;

    /// <summary>Told anew from its beginning to its end.</summary>
    public IEnumerable<VenueReport> Story =>
    [
        .. Leg is null ? Enumerable.Empty<VenueReport>() : [Leg],
        .. Order.TriggeredAt is { } reached ? [new VenueReport.Triggered(Order.Id, reached, Order.At)] : Enumerable.Empty<VenueReport>(),
        .. Order.Fills,
        .. Order.Status switch
        {
            OrderStatus.Cancelled => [new VenueReport.Cancelled(Order.Id, Order.Why ?? "", Order.At)],
            OrderStatus.Rejected => [new VenueReport.Rejected(Order.Id, Order.Code ?? "rejected", Order.Why ?? "", Order.At)],
            _ => Enumerable.Empty<VenueReport>(),
        },
    ];

    public KeptFate Kept => new(
        Order.Id.Value, Order.VenueOrderId, Order.Symbol.Name, Order.Side, Order.Type, Order.Status, Order.Ordered?.Value,
        Order.Limit?.Value, Order.Trigger?.Value, Order.At,
        Leg is null ? null : new(Leg.Entry.Value, Leg.Price?.Value, Leg.TrailingBps, Leg.At), Order.Why ?? "",
        [.. Order.Fills.Select(static fill => new KeptFill(
            fill.TradeId, fill.Quantity.Value, fill.Price.Value, fill.Fee.Value, fill.Liquidity, fill.Costs.Spread.Value,
            fill.Costs.Slippage.Value, fill.Costs.Impact.Value, fill.Done, fill.CandleOpen, fill.At, fill.Ambiguous))], Order.Code, Order.TriggeredAt?.Value);

    public static Fate Of(KeptFate kept)
    {
        var id = new ClientOrderId(kept.Id);
        var (filled, fills) = (Quantity.Zero, new List<VenueReport.Filled>());
        foreach (var fill in kept.Fills)
        {
            filled += new Quantity(fill.Quantity);
            fills.Add(new(
                id, fill.TradeId, new(fill.Quantity), new(fill.Price), new(fill.Fee), fill.Liquidity,
                new(new(fill.Spread), new(fill.Slippage), new(fill.Impact)), fill.Done, fill.CandleOpen, fill.At, fill.Ambiguous)
            {
                Total = filled,
            });
        }
        Quantity? ordered = kept.Ordered is { } quantity ? new Quantity(quantity) : null;
        return new(
            new(
                id, kept.VenueId, new(kept.Symbol), kept.Side, kept.Type, kept.Status, ordered, filled, PriceOf(kept.Limit),
                PriceOf(kept.Trigger), fills, kept.At)
            {
                TriggeredAt = PriceOf(kept.TriggeredAt), Code = kept.Code, Why = kept.Why.Length > 0 ? kept.Why : null,
            },
            kept.Leg is null ? null : new(
                id, new(kept.Leg.Entry), kept.Type, ordered ?? Quantity.Zero, PriceOf(kept.Leg.Price), kept.Leg.TrailingBps, kept.Leg.At));
    }

    static Price? PriceOf(decimal? price) => price is { } some ? new Price(some) : null;
}
