using Actors.Domain;
using Actors.Exchanges.Binance.Orders;
using Actors.Exchanges.Simulator;
using Actors.Trading;
using Actors.Trading.Execution;

namespace Actors.Tests.Live;

/// <summary>Holds the engine's books against the exchange's own.</summary>
sealed class ChaosBooks
{
    readonly ChaosVenue venue;
    readonly IReadOnlyList<TradingEvent> execution;
    readonly IReadOnlyList<TradingEvent> risk;
    readonly LiveView? view;
    readonly Func<Symbol, Instrument> instrumentOf;
    readonly WorkingOrders working = new();
    readonly Stakes stakes;

    public ChaosBooks(
        ChaosVenue venue, IReadOnlyList<TradingEvent> execution, IReadOnlyList<TradingEvent> risk, LiveView? view,
        Func<Symbol, Instrument> instrumentOf)
    {
        (this.venue, this.execution, this.risk, this.view, this.instrumentOf) = (venue, execution, risk, view, instrumentOf);
        stakes = new(instrumentOf);
        foreach (var one in execution)
        {
            if (WorkingOrders.Concerns(one))
                working.Apply(one);
            stakes.Apply(one);
        }
    }

    /// <summary>Every condition that does not hold, in words.</summary>
    public IEnumerable<string> Faults() =>
    [
        .. Twice("order placed twice", venue.Orders.Select(order => order.ClientOrderId)),
        .. Twice("two open orders for one", venue.Orders.Where(IsOpen).Select(order => OrderNames.Parse(order.ClientOrderId).Id.Value)),
        .. Twice("intent kept twice", execution.OfType<OrderSubmitted>().Select(one => one.Intent.Id.Value)),
        .. Twice("signal answered twice", risk.Where(one => one is OrderApproved or SignalRefused).Select(one => one.Cause)),
        .. Unintended(),
        .. Lost(),
        .. Without("approved and never dealt with", risk.OfType<OrderApproved>().Select(one => one.Intent.Id.Value), Ends.Concat(WorkingIds)),
        .. Without("signal without answer", risk.OfType<SignalRaised>().Select(one => one.Id.Value),
            risk.Where(one => one is OrderApproved or SignalRefused).Select(one => one.Cause)),
        .. Twice("fill booked twice", Booked.Select(NameOf)),
        .. Without("fill unseen", venue.Trades.Select(NameOf), Booked.Select(NameOf)),
        .. Without("fill booked that never was", Booked.Select(NameOf), venue.Trades.Select(NameOf)),
        .. Without("open at the venue only", venue.Orders.Where(IsOpen).Select(NameOf), working.All.Select(NameOf)),
        .. Without("open in the books only", working.All.Select(NameOf), venue.Orders.Where(IsOpen).Select(NameOf)),
        .. working.All.Where(order => order.Status is OrderStatus.Unknown or OrderStatus.Submitted).Select(order => $"not settled: {order.Id} is {order.Status}"),
        .. Positions(),
        .. Cash(),
        .. Naked(),
        .. Alarms(),
    ];

    IEnumerable<OrderFilled> Booked => execution.OfType<OrderFilled>();

    IEnumerable<string> WorkingIds => working.All.Select(order => order.Id.Value);

    IEnumerable<string> Ends => execution.Concat(risk)
        .Where(one => one is OrderCancelled or OrderRejected or OrderFilled { Fill.Done: true }).Select(one => one.Cause);

    /// <summary>Orders at the venue whose intent is in no book.</summary>
    IEnumerable<string> Unintended()
    {
        var intended = execution.OfType<OrderSubmitted>().Select(one => one.Intent.Id.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var order in venue.Orders)
        {
            var id = OrderNames.Parse(order.ClientOrderId).Id;
            if (!intended.Contains((OrderNames.EntryOf(id) ?? id).Value))
                yield return $"order without intent: {order}";
        }
    }

    /// <summary>Orders that the books have as accepted or filled, and that the venue never had.</summary>
    IEnumerable<string> Lost()
    {
        var there = venue.Orders.Select(order => order.ClientOrderId).ToHashSet(StringComparer.Ordinal);
        var never = execution.OfType<OrderRejected>().Select(one => one.Order.Value).ToHashSet(StringComparer.Ordinal);
        var cancelled = execution.OfType<OrderCancelled>().Where(one => one.Why.Contains("nothing is held", StringComparison.Ordinal))
            .Select(one => one.Order.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var one in execution.OfType<OrderSubmitted>().Select(one => one.Intent.Id.Value))
        {
            if (there.Contains(one) && never.Contains(one) && venue.Orders.First(order => order.ClientOrderId == one).Status != SpotOrderStatus.Rejected)
                yield return $"order at the venue that the books have as rejected: {one}";
            else if (!there.Contains(one) && !never.Contains(one) && !cancelled.Contains(one))
                yield return $"order lost: {one}";
        }
    }

    IEnumerable<string> Positions()
    {
        foreach (var (symbol, held) in stakes.All.GroupBy(stake => stake.Key.Symbol).Select(group => (group.Key, group.Sum(stake => stake.Held))))
        {
            var there = venue.Balances.GetValueOrDefault(symbol.Name[..^4]);
            if (there != held)
                yield return $"position of {symbol}: {held} in the books, {there} at the venue";
        }
        foreach (var stake in view is null ? [] : stakes.All)
        {
            var shown = view!.Portfolio.Positions.Where(one => one.Key == stake.Key).Sum(one => one.Quantity.Value);
            // What cannot be sold is told of once, to the last digit, and counts as no position.
            var dust = execution.OfType<DustLeft>().LastOrDefault(one => one.Key == stake.Key)?.Held.Value;
            if (shown != stake.Held && (shown != 0 || stake.Held != dust))
                yield return $"position of {stake.Key}: {shown} in the portfolio, {stake.Held} in the books, {dust} told as dust";
        }
    }

    IEnumerable<string> Cash() => view is null ? ["the engine does not answer"]
        : view.Portfolio.Cash.Value is var cash && Math.Abs(cash - venue.Balances.GetValueOrDefault("USDT")) > 0.00001m
            ? [$"cash: {cash} in the portfolio, {venue.Balances.GetValueOrDefault("USDT")} at the venue"] : [];

    /// <summary>Positions that a bracket should protect and that no open order covers.</summary>
    IEnumerable<string> Naked() => stakes.All
        .Where(stake => stake.Entry?.Bracket is not null && !stakes.Sellable(stake).IsZero)
        .Where(stake => !venue.Orders.Any(order => IsOpen(order) && IsOf(order, stake) && order.Quantity - order.Executed >= stakes.Sellable(stake).Value))
        .Select(stake => $"naked: {stake.Key} holds {stake.Held}");

    /// <summary>Nobody but the engine has touched the account, so whatever was told to differ was told wrongly.</summary>
    IEnumerable<string> Alarms() => execution.OfType<HoldingsDiffer>().Select(one => $"false alarm: {one}");

    static bool IsOf(OrderView order, Stake stake)
    {
        var id = OrderNames.Parse(order.ClientOrderId).Id;
        return id == stake.Entry!.Id.StopLeg || id == stake.Entry.Id.TargetLeg;
    }

    static bool IsOpen(OrderView order) => order.Status is SpotOrderStatus.New or SpotOrderStatus.PartiallyFilled or SpotOrderStatus.PendingNew;

    static string NameOf(OrderView order) => $"{OrderNames.Parse(order.ClientOrderId).Id} {order.Quantity - order.Executed:0.########}";

    static string NameOf(Actors.Domain.Order order) => $"{order.Id} {(order.Ordered is { } ordered ? ordered.Value - order.Filled.Value : 0):0.########}";

    static string NameOf(OrderFilled one) => $"{one.Key.Symbol} {one.Fill.TradeId} {one.Fill.Quantity.Value:0.########} at {one.Fill.Price.Value:0.########}";

    static string NameOf(AccountTrade one) => $"{one.Symbol} {one.Id} {one.Quantity:0.########} at {one.Price:0.########}";

    static IEnumerable<string> Twice(string what, IEnumerable<string> names) =>
        names.GroupBy(static name => name, StringComparer.Ordinal).Where(static group => group.Count() > 1).Select(group => $"{what}: {group.Key}");

    static IEnumerable<string> Without(string what, IEnumerable<string> wanted, IEnumerable<string> known) =>
        wanted.Except(known, StringComparer.Ordinal).Select(missing => $"{what}: {missing}");
}
