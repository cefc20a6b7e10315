using Actors.Domain;

namespace Actors.Trading.Execution;

/// <summary>What the venue's word on an order changes in the books.</summary>
/// <param name="Events">To be kept, in their order.</param>
/// <param name="IsSettled">False when the answer does not hold all that is known to have happened: ask again.</param>
public sealed record Settlement(IReadOnlyList<TradingEvent> Events, bool IsSettled)
{
    /// <param name="order">As the books have it.</param>
    /// <param name="told">As the venue tells it.</param>
    /// <param name="doubt">What is known to have happened besides.</param>
    /// <param name="stake">
    /// Knows the fills that are in the books: old news can bring back a leg that has ended, and then its fills as if they were new.
    /// </param>
    public static Settlement Of(Order order, VenueOrder told, Doubt doubt, Stake stake, DateTimeOffset now)
    {
        List<TradingEvent> events = [];
        if (told.Status is OrderStatus.Filled or OrderStatus.Cancelled && stake.IsOfFormerLeg(order.Id, told.At))
            return new(events, false); // news from before this leg was opened
        if (stake.Entry is { } entry && order.Terms.Parent == entry.Id && told.Ordered is { } grown && grown > order.Ordered)
            events.Add(Opened(entry, told, grown, now)); // its entry went on filling
        if (told.TriggeredAt is { } reached && !order.IsTriggered)
            events.Add(new OrderTriggered(order.Id, reached, now));
        var total = 0m;
        var booked = order.Filled.Value;
        var isDone = false;
        foreach (var fill in told.Fills)
        {
            total += fill.Quantity.Value;
            if (total <= order.Filled.Value || stake.HasBooked(fill))
                continue;
            booked += fill.Quantity.Value;
            isDone = told.Status == OrderStatus.Filled && booked >= told.Filled.Value;
            events.Add(new OrderFilled(fill with { Order = order.Id, Done = isDone }, order.Key, order.Side, order.Reason, now));
        }
        var known = Math.Max(total, order.Filled.Value);
        if (known < told.Filled.Value || known < doubt.AtLeast)
            return new(events, false); // the venue tells its fills later than their sum
        switch (told.Status)
        {
            case OrderStatus.Rejected:
                events.Add(new OrderRejected(order.Id, told.Code ?? "rejected", told.Why ?? "the venue has it as rejected", now));
                break;
            case OrderStatus.Cancelled:
                events.Add(new OrderCancelled(order.Id, doubt.Why ?? told.Why ?? "the venue has it as cancelled or expired", now));
                break;
            case OrderStatus.Filled when !isDone:
                events.Add(new OrderCancelled(order.Id, "the venue has nothing left of it to fill", now));
                break;
            case OrderStatus.Filled:
                break;
            default:
                if (doubt.HasEnded)
                    return new(events, false); // older than the report of its end
                if (order.Status is OrderStatus.Submitted or OrderStatus.Unknown)
                    events.Insert(0, new OrderAccepted(order.Id, told.VenueOrderId, now));
                break;
        }
        return new(events, true);
    }

    /// <summary>A leg as the venue tells it, in the words of the report that was missed.</summary>
    public static LegOpened Opened(OrderIntent entry, VenueOrder told, Quantity quantity, DateTimeOffset now) => new(
        new(
            told.Id, entry.Id, told.Type, quantity, told.Trigger ?? told.Limit,
            told.Type == OrderType.TrailingStop ? entry.Bracket?.TrailingBps : null, told.At),
        entry.Key, entry.Side == Side.Buy ? Side.Sell : Side.Buy, now);

    /// <summary>The venue never took it, or has forgotten it.</summary>
    public static TradingEvent OfNever(Order order, string why, DateTimeOffset now) =>
        order.Status == OrderStatus.Open || !order.Filled.IsZero
            ? new OrderCancelled(order.Id, why, now)
            : new OrderRejected(order.Id, "never-arrived", why, now);
}

/// <summary>Why an order is asked for, and what the answer has to account for.</summary>
/// <param name="HasEnded">The venue has reported its end.</param>
/// <param name="AtLeast">What it has filled at least, by the venue's reports.</param>
/// <param name="Why">The reason of the end, as reported.</param>
/// <param name="Final">All that it has filled, by the report of its end; null where that did not say.</param>
public sealed record Doubt(bool HasEnded = false, decimal AtLeast = 0, string? Why = null, decimal? Final = null)
{
    public Doubt And(Doubt other) => new(
        HasEnded || other.HasEnded, Math.Max(AtLeast, other.AtLeast), Why ?? other.Why, Final ?? other.Final);

    /// <summary>True when the books hold all that the report of the end counts: nothing is left to ask for.</summary>
    public bool IsSettledBy(Order order) => HasEnded && Final == order.Filled.Value && AtLeast <= order.Filled.Value;
}
