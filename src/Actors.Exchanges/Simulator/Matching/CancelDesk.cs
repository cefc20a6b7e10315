namespace Actors.Exchanges.Simulator;

/// <summary>Cancels, amends and finds orders of an account.</summary>
sealed class CancelDesk(Clearing clearing, Reports reports, OrderFlow flow, OrderDesk desk)
{
    public static Answer<Order> Find(AccountAtMarket holder, OrderRef which, Rejection notFound)
    {
        if (which is { OrderId: null, ClientOrderId: null })
            return Rejection.Missing("orderId");
        if ((which.OrderId is { } id ? holder.Find(id) : holder.Find(which.ClientOrderId!)) is not { } order)
            return notFound;
        return which.OrderId is not null && which.ClientOrderId is { } clientId && holder.Find(clientId) != order
            ? Rejection.IdsDoNotMatch
            : order;
    }

    public Answer<Cancellation> Cancel(AccountAtMarket holder, CancelOrder cancel, long now)
    {
        var found = Find(holder, cancel.Order, Rejection.UnknownOrder);
        if (found.Value is not { } order)
            return found.Rejection!;
        var refused = ShapeChecks.ClientId(cancel.NewClientOrderId) ?? (order.IsOpen ? null : Rejection.UnknownOrder)
            ?? (IsAllowed(order, cancel.Restriction) ? null : new(-2011, "Order was not canceled due to cancel restrictions."));
        return refused is not null ? refused : Cancel(order, cancel.NewClientOrderId, now);
    }

    public Answer<CanceledList> CancelList(AccountAtMarket holder, long? listId, string? clientListId, string? newClientId, long now)
    {
        if (listId is null && clientListId is null)
            return Rejection.Missing("orderListId");
        var list = listId is { } id ? holder.FindList(id) : holder.FindList(clientListId!);
        if (list is not { IsOpen: true } || (clientListId is not null && !string.Equals(list.ClientId, clientListId, StringComparison.Ordinal)))
            return new Rejection(-2011, "Unknown order list sent.");
        return ShapeChecks.ClientId(newClientId) is { } refused ? refused : Cancel(list, null, newClientId, now);
    }

    /// <summary>All open orders of the symbol, lists as lists, by their numbers.</summary>
    public Answer<IReadOnlyList<Cancellation>> CancelAll(AccountAtMarket holder, long now)
    {
        if (holder.Open.Count == 0)
            return Rejection.UnknownOrder;
        var done = new List<Cancellation>();
        foreach (var order in holder.Open.ToList())
        {
            if (order.IsOpen)
                done.Add(Cancel(order, null, now));
        }
        return done;
    }

    public Answer<AmendedOrder> Amend(AccountAtMarket holder, OrderRef which, decimal newQuantity, string? newClientId, long now)
    {
        var found = Find(holder, which, Rejection.OrderNotFound);
        if (found.Value is not { } order)
            return found.Rejection!;
        var list = order.List;
        var tied = list?.Rival(order) is { } rival ? (Order[])[order, rival] : [order];
        if ((ShapeChecks.ClientId(newClientId) ?? CheckAmend(order, newQuantity, newClientId) ?? CheckQuantity(tied, newQuantity)) is { } refused)
            return refused;
        var before = order.ClientId;
        foreach (var leg in tied)
        {
            holder.Amendments.Add(new(
                holder.Market.Rules.Symbol, leg.Id, reports.LastId + 1, leg.ClientId,
                leg == order ? newClientId ?? leg.ClientId : leg.ClientId, leg.Quantity, newQuantity, now));
            leg.Quantity = newQuantity;
            leg.UpdateTime = now;
            leg.Amendments++;
            var id = leg.ClientId;
            if (leg == order)
                holder.Rename(order, newClientId ?? desk.MakeClientId());
            holder.Market.Book.Shrink(leg, now);
            reports.Tell(leg, ExecutionType.Replaced, now, origClientId: id);
        }
        Rehold(order, tied);
        if (list is not null)
        {
            list.StatusType = ListStatusType.Updated;
            reports.List(list, now);
        }
        return new AmendedOrder(now, reports.LastId, order.View(), before, list?.View());
    }

    Cancellation Cancel(Order order, string? newClientId, long now)
    {
        if (order.List is { } list)
            return new(null, Cancel(list, order, newClientId, now));
        var before = order.ClientId;
        flow.Cancel(order, newClientId ?? desk.MakeClientId(), now);
        return new(new(order.View(), before), null);
    }

    /// <param name="named">The leg that the cancel's id is for; null for all.</param>
    CanceledList Cancel(OrderList list, Order? named, string? newClientId, long now)
    {
        flow.Lists.ReleaseShared(list);
        var done = new List<CanceledOrder>();
        foreach (var leg in list.Orders.Where(leg => leg.IsOpen).ToList())
        {
            var before = leg.ClientId;
            flow.Cancel(leg, (named is null || named == leg ? newClientId : null) ?? desk.MakeClientId(), now);
            done.Add(new(leg.View(), before));
        }
        flow.Lists.Finish(list, now);
        return new(list.View() with { Time = now }, done);
    }

    void Rehold(Order order, IReadOnlyList<Order> tied)
    {
        if (order.List is { Locked: > 0 } list && tied.Count == 2)
        {
            flow.Lists.ReleaseShared(list);
            flow.Lists.HoldFor(list, tied);
        }
        else if (order.Status != SpotOrderStatus.PendingNew)
            clearing.Hold(order, order.Need);
    }

    static bool IsAllowed(Order order, CancelRestriction restriction) => restriction switch
    {
        CancelRestriction.OnlyNew => order.Status is SpotOrderStatus.New or SpotOrderStatus.PendingNew,
        CancelRestriction.OnlyPartiallyFilled => order.Status == SpotOrderStatus.PartiallyFilled,
        _ => true,
    };

    static Rejection? CheckAmend(Order order, decimal quantity, string? newClientId)
    {
        var rules = order.Market.Rules;
        return !order.IsOpen ? Rejection.OrderNotFound
            : !rules.AmendAllowed ? Refused("Order amend is not supported for this symbol.")
            : order.Market.Status is not (SymbolStatus.Trading or SymbolStatus.CancelOnly) ? Refused("Market is closed.")
            : order is { Role: LegRole.Pending, Status: SpotOrderStatus.PendingNew, List.PaidByWorking: true }
                ? Refused("Order amend (pending OPO order) is not supported.")
            : quantity == order.Quantity ? Refused("The requested action would change no state; rejecting.")
            : quantity > order.Quantity ? Refused("Order amend (quantity increase) is not supported.")
            : quantity <= order.Executed + order.Prevented ? Refused("Quantity must be above what has been executed.")
            : order.Amendments >= rules.Filters.MaxOrderAmends ? Refused("Filter failure: MAX_NUM_ORDER_AMENDS")
            : newClientId is not null && order.Holder.Find(newClientId) is { IsOpen: true } other && other != order
                ? Refused("Duplicate order sent.")
            : null;
    }

    // As a new order of that quantity would have to pass.
    static Rejection? CheckQuantity(IEnumerable<Order> tied, decimal quantity)
    {
        foreach (var leg in tied)
        {
            if (FilterChecks.Quantity(leg, quantity) is { } filter)
                return Refused(filter.Message);
            if (leg.IcebergQuantity >= quantity)
                return Refused("IcebergQty exceeds QTY.");
        }
        return null;
    }

    static Rejection Refused(string why) => new(-2038, why);
}
