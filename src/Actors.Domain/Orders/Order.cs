namespace Actors.Domain;

public enum OrderStatus
{
    /// <summary>Kept in the journal; the venue has not answered.</summary>
    Submitted,
    Open,
    Filled,
    Cancelled,
    Rejected,
    /// <summary>Nobody knows whether it stands at the venue.</summary>
    Unknown,
}

/// <summary>What an order is, from its submission to its end.</summary>
/// <param name="Parent">The entry whose bracket this leg belongs to, or null.</param>
public sealed record OrderTerms(
    ClientOrderId Id,
    StrategyKey Key,
    Side Side,
    OrderType Type,
    string Reason,
    DateTimeOffset SubmittedAt,
    Money? Quote,
    Price? Limit,
    Price? Trigger,
    ClientOrderId? Parent);

/// <summary>An order's life. <see cref="Apply"/> is pure and names every event that can happen to it.</summary>
/// <param name="Ordered">Base quantity, or null for an order of a quote amount.</param>
public sealed record Order(
    OrderTerms Terms,
    OrderStatus Status,
    Quantity? Ordered,
    Quantity Filled,
    Money Traded,
    Money Fees,
    string? Text = null)
{
    public ClientOrderId Id => Terms.Id;
    public StrategyKey Key => Terms.Key;
    public Side Side => Terms.Side;
    public string Reason => Terms.Reason;

    /// <summary>True while something may still happen to it.</summary>
    public bool IsLive => Status is OrderStatus.Submitted or OrderStatus.Open or OrderStatus.Unknown;

    /// <summary>The market has come to its trigger: it fills at the next price that has volume.</summary>
    public bool IsTriggered { get; init; }

    public Price? AveragePrice => Filled.IsZero ? null : new Price(Traded.Value / Filled.Value);

    public static Order Of(OrderSubmitted e) => new(
        new(
            e.Intent.Id, e.Intent.Key, e.Intent.Side, e.Intent.Type, e.Intent.Reason, e.At,
            (e.Intent.Size as OrderSize.Quote)?.Amount, e.Intent.Limit, e.Intent.Trigger, null),
        OrderStatus.Submitted, (e.Intent.Size as OrderSize.Base)?.Quantity, Quantity.Zero, Money.Zero, Money.Zero);

    /// <summary>A leg of a bracket, opened by the venue because its entry filled.</summary>
    public static Order Of(LegOpened e) => new(
        new(
            e.Leg.Order, e.Key, e.Side, e.Leg.Type,
            e.Leg.Type == OrderType.TrailingStop ? "trailing stop" : e.IsStop ? "stop" : "target",
            e.At, null, e.IsStop ? null : e.Leg.Price, e.IsStop ? e.Leg.Price : null, e.Leg.Entry),
        OrderStatus.Open, e.Leg.Quantity, Quantity.Zero, Money.Zero, Money.Zero);

    public Order Apply(TradingEvent e) => e switch
    {
        OrderAccepted => Status is OrderStatus.Submitted or OrderStatus.Unknown
            ? this with { Status = OrderStatus.Open }
            : this,                                                     // its fill came first
        OrderUnknown u when IsLive => this with { Status = OrderStatus.Unknown, Text = u.Why },
        OrderRejected r when IsLive => this with { Status = OrderStatus.Rejected, Text = $"{r.Code}: {r.Text}" },
        OrderCancelled c when IsLive => this with { Status = OrderStatus.Cancelled, Text = c.Why },
        OrderTriggered when IsLive => this with { IsTriggered = true },
        LegOpened l when IsLive => this with { Ordered = l.Leg.Quantity },   // a leg grows with its entry
        OrderFilled f when IsLive => Fill(f.Fill),
        _ => throw new DomainFault($"order {Id} cannot take {e.GetType().Name} while {Status}"),
    };

    Order Fill(VenueReport.Filled fill)
    {
        var filled = Filled + fill.Quantity;
        if (Ordered is { } ordered && filled > ordered)
            throw new DomainFault($"order {Id} of {ordered} is overfilled to {filled} by trade {fill.TradeId}");
        return this with
        {
            Filled = filled,
            Traded = Traded + fill.Price * fill.Quantity,
            Fees = Fees + fill.Fee,
            Status = fill.Done ? OrderStatus.Filled : OrderStatus.Open,
        };
    }
}
