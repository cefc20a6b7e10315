using Actors.Domain;
using Actors.Trading.Execution;

namespace Actors.Tests.Trading.Execution.Permuting;

/// <summary>What is kept of a protected position beside what is true of it.</summary>
sealed class LegBooks(TradingEvent[] kept, LegVenue venue)
{
    readonly OrderFilled[] sales = [.. kept.OfType<OrderFilled>().Where(static sale => sale.Side == Side.Sell)];

    LegMarket Market => venue.Market;

    /// <summary>Tells apart what may be wrong with them later.</summary>
    public string State => string.Join(',', kept.Where(static e => e is not (OrderAccepted or OrderUnknown or HoldingsDiffer)).Select(NameIn).Order(StringComparer.Ordinal));

    /// <summary>What is wrong at any moment, or null.</summary>
    public string? Fault() =>
        venue.Fault
        ?? sales.GroupBy(static sale => sale.Fill.TradeId, StringComparer.Ordinal).Where(static group => group.Count() > 1)
            .Select(static group => $"{group.Key} is booked twice").FirstOrDefault()
        ?? sales.Where(sale => !Market.Fills.Any(fill => IsSame(fill, sale.Fill))).Select(static sale => $"{sale.Fill.TradeId} is booked and never was").FirstOrDefault()
        ?? Market.Open.Where(order => HasEnded(order.Id, order.OpenedAt)).Select(static order => $"{order.Id} has ended in the books and works").FirstOrDefault()
        ?? venue.Calls.Where(static call => call.IsOnItsWay).SelectMany(call => venue.Placed.Where(id => call.Asks($"place {id}") && HasEnded(id, default)))
            .Select(static id => $"{id} has ended in the books and may still arrive").FirstOrDefault()
        ?? (kept.OfType<PositionLost>().Any() ? "the position was given up" : null);

    /// <summary>What is wrong when nothing disturbs any more and time has passed, or null.</summary>
    public string? FaultAtRest()
    {
        var orders = new WorkingOrders();
        foreach (var e in kept.Where(WorkingOrders.Concerns))
            orders.Apply(e);
        return Market.Fills.Where(fill => !sales.Any(sale => IsSame(fill, sale.Fill))).Select(static fill => $"{fill.TradeId} is not booked").FirstOrDefault()
            ?? (Text(orders.All.Select(static order => order.Id)) is var here && Text(Market.Open.Select(static order => order.Id)) is var there && !string.Equals(here, there, StringComparison.Ordinal)
                ? $"in the books works '{here}', at the venue '{there}'" : null)
            ?? orders.All.Where(static order => order.Status != OrderStatus.Open).Select(static order => $"{order.Id} is {order.Status} for ever").FirstOrDefault()
            ?? kept.GroupBy(static e => WorkingOrders.Concerns(e) ? WorkingOrders.IdOf(e) : default).Where(static group => group.Count(IsEnd) > group.Count(static e => e is OrderSubmitted or LegOpened))
                .Select(static group => $"{group.Key} ended twice").FirstOrDefault()
            ?? (kept.OfType<HoldingsDiffer>().LastOrDefault() is { } differ && differ.Booked != differ.AtVenue ? $"{differ.Booked} is said to be booked of {differ.AtVenue}" : null)
            ?? (Market.Held > 0 && !IsDust && !IsLeftToALeg && !Market.OpenLegs.Any(leg => leg.IsStop && leg.Left >= Market.Held) ? $"{Market.Held} is naked" : null)
            ?? (Market.Held == 0 && Market.Open.Any() ? "a leg outlives its position" : null);
    }

    /// <summary>What is wrong at rest where the strategy wanted out, or null.</summary>
    public string? FaultAfterExit() => Market.Held > 0 && !IsDust ? $"{Market.Held} is held though the strategy wanted out" : null;

    /// <summary>A leg that was taken when there was more may sell what is less than the venue takes by now.</summary>
    bool IsLeftToALeg => Market.Held < LegRun.Least && Market.OpenLegs.Any(leg => leg.Left == Market.Held);

    bool IsDust => kept.OfType<DustLeft>().Any(dust => dust.Held.Value == Market.Held);

    /// <summary>An event with what matters of it.</summary>
    public static string Name(TradingEvent e) => e switch
    {
        OrderFilled filled => $"{filled.Fill.Order} filled {filled.Fill.Quantity}",
        _ when WorkingOrders.Concerns(e) => $"{WorkingOrders.IdOf(e)} {e.GetType().Name}",
        _ => e.GetType().Name,
    };

    string NameIn(TradingEvent e) => e is LegOpened leg ? $"{Name(e)} {Market.ListOf(leg.Leg.At)}" : Name(e);

    /// <summary>True where the last that is kept of an order, since it was opened at the venue, is its end.</summary>
    bool HasEnded(ClientOrderId id, DateTimeOffset openedAt)
    {
        var opened = Array.FindLastIndex(kept, e => (e is LegOpened leg && leg.Leg.Order == id && leg.Leg.At >= openedAt) || (e is OrderSubmitted submitted && submitted.Intent.Id == id));
        return opened >= 0 && kept[opened..].Any(e => IsEnd(e) && WorkingOrders.IdOf(e) == id);
    }

    static bool IsSame(VenueReport.Filled one, VenueReport.Filled other) =>
        one.Order == other.Order && string.Equals(one.TradeId, other.TradeId, StringComparison.Ordinal) && one.Quantity == other.Quantity;

    static bool IsEnd(TradingEvent e) => e is OrderRejected or OrderCancelled or OrderFilled { Fill.Done: true };

    static string Text(IEnumerable<ClientOrderId> ids) => string.Join(',', ids.Order());
}
