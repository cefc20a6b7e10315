using Actors.Domain;
using Actors.Exchanges.Simulator;
using Actors.Runtime.Persistence;
using Actors.Trading.Execution;

namespace Actors.Host.Live;

/// <summary>The protective legs that stand by execution's journal, as the orders that an exchange which has forgotten them is given again.</summary>
sealed class StandingLegs
{
    readonly WorkingOrders orders = new();
    readonly Dictionary<ClientOrderId, VenueReport.LegOpened> opened = [];

    /// <returns>By entry: one leg, or the two of a list with that of the higher price first.</returns>
    public static async Task<IReadOnlyList<IReadOnlyList<NewOrder>>> Read(IJournal journal, string account, CancellationToken stop)
    {
        var legs = new StandingLegs();
        await foreach (var kept in journal.Replay(ExecutionActor.JournalOf(account), 1, long.MaxValue, stop))
        {
            if (kept.Event is TradingEvent happened && WorkingOrders.Concerns(happened))
                legs.Take(happened);
        }
        return legs.All();
    }

    void Take(TradingEvent happened)
    {
        orders.Apply(happened);
        if (happened is LegOpened leg)
            opened[leg.Leg.Order] = leg.Leg;
    }

    IReadOnlyList<IReadOnlyList<NewOrder>> All() =>
    [
        .. orders.All.Where(order => order.Terms.Parent is not null).GroupBy(order => order.Terms.Parent)
            .Select(legs => (IReadOnlyList<NewOrder>)[.. legs.OrderByDescending(leg => IsAbove(opened[leg.Id], leg.Side)).Select(LegOf)]),
    ];

    NewOrder LegOf(Order order)
    {
        var leg = opened[order.Id];
        var (symbol, left) = (order.Key.Symbol.Name, (order.Ordered!.Value - order.Filled).Value);
        return IsTarget(leg)
            ? new(symbol, order.Side, SpotOrderType.LimitMaker) { Quantity = left, Price = leg.Price?.Value, ClientOrderId = order.Id.Value }
            : new(symbol, order.Side, SpotOrderType.StopLoss)
            {
                Quantity = left,
                StopPrice = leg.TrailingBps is null ? leg.Price?.Value : null,
                TrailingDelta = (int?)leg.TrailingBps,
                ClientOrderId = order.Id.Value,
            };
    }

    static bool IsAbove(VenueReport.LegOpened leg, Side side) => IsTarget(leg) == (side == Side.Sell);

    static bool IsTarget(VenueReport.LegOpened leg) => leg.Type is not (OrderType.Stop or OrderType.StopLimit or OrderType.TrailingStop);
}
