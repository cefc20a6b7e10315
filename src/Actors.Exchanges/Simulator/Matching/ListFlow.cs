namespace Actors.Exchanges.Simulator;

/// <summary>What the legs of a list do to each other.</summary>
sealed class ListFlow(OrderFlow flow, Clearing clearing, Reports reports)
{
    /// <summary>Lists whose working order has filled.</summary>
    public Queue<OrderList> Woken { get; } = new();

    /// <summary>
    /// A leg of a pair is about to trade or has triggered: what the list held back for both becomes its own.
    /// </summary>
    public void Engage(Order leg)
    {
        if (leg is not { Role: LegRole.Either, List: { Locked: > 0 } list })
            return;
        leg.Locked = list.Locked;
        list.Locked = 0;
        clearing.Hold(leg, leg.Need);
    }

    /// <summary>A leg has traded or triggered.</summary>
    public void OnTouched(Order leg, long now)
    {
        if (leg.List?.Rival(leg) is { } rival)
            flow.Expire(rival, ExpiryReason.OcoTrigger, now, tellLists: false);
        else if (leg is { Role: LegRole.Working, List: { PaidByWorking: true } list } && leg.IsOpen)
            HoldBought(list, leg);
    }

    /// <summary>A leg is at its end.</summary>
    public void OnEnded(Order leg, long now)
    {
        if (leg.List is not { } list)
            return;
        if (leg.Role == LegRole.Working && leg.Status == SpotOrderStatus.Filled)
        {
            if (list.PaidByWorking)
                HoldBought(list, leg);
            Woken.Enqueue(list);
            return;
        }
        if (leg.Role == LegRole.Working)
        {
            foreach (var pending in list.Pending.Where(order => order.IsOpen))
                flow.Expire(pending, ExpiryReason.OtoPhaseOneExpired, now, tellLists: false);
        }
        else if (list.Rival(leg) is { } rival)
        {
            Engage(leg);
            flow.Expire(rival, ExpiryReason.OcoTrigger, now, tellLists: false);
        }
        Finish(list, now);
    }

    /// <summary>The list is done once none of its legs is open; what it still holds back is free again.</summary>
    public void Finish(OrderList list, long now)
    {
        if (!list.IsOpen || list.Orders.Exists(order => order.IsOpen))
            return;
        ReleaseShared(list);
        (list.StatusType, list.OrderStatus) = (ListStatusType.AllDone, ListOrderStatus.AllDone);
        reports.List(list, now);
    }

    public void ReleaseShared(OrderList list)
    {
        if (list.Locked == 0)
            return;
        var leg = list.Orders[^1];
        clearing.Unlock(leg.Pays, list.Locked);
        list.Locked = 0;
    }

    /// <summary>The pending legs' turn has come.</summary>
    public void Wake(OrderList list, long now)
    {
        var legs = list.Pending.Where(order => order.IsOpen).ToList();
        if (legs.Count == 0)
            return;
        if (list.PaidByWorking)
        {
            var bought = list.Locked;
            ReleaseShared(list);
            legs.ForEach(leg => leg.Quantity = FilterChecks.RoundToLot(bought, leg));
        }
        legs.ForEach(leg => leg.Status = SpotOrderStatus.New);
        if (EngineChecks.Wake(legs) is not null)
        {
            foreach (var leg in legs)
                flow.Expire(leg, ExpiryReason.Rejected, now, tellLists: false);
            Finish(list, now);
            return;
        }
        HoldFor(list, legs);
        foreach (var leg in legs)
        {
            leg.IsWorking = !leg.Type.IsContingent();
            leg.WorkingTime = leg.IsWorking ? now : -1;
            leg.UpdateTime = now;
            reports.Tell(leg, ExecutionType.New, now);
        }
        reports.List(list, now);
        foreach (var leg in legs)
            flow.Start(leg, now);
    }

    /// <summary>Holds back what the legs need; two of which one ends the other need it once.</summary>
    public void HoldFor(OrderList list, IReadOnlyList<Order> legs)
    {
        if (legs.Count == 1)
        {
            if (legs[0].Type != SpotOrderType.Market)
                clearing.Hold(legs[0], legs[0].Need);
            return;
        }
        foreach (var leg in legs)
            leg.Role = LegRole.Either;
        list.Locked = Math.Max(legs[0].Need, legs[1].Need);
        clearing.Lock(legs[0].Pays, list.Locked);
    }

    // What the working order has bought so far, net of commissions, waits for the pending legs.
    void HoldBought(OrderList list, Order working)
    {
        var bought = working.Executed;
        foreach (var trade in working.Holder.Trades.Where(trade => trade.OrderId == working.Id))
            bought -= trade.Commission;
        clearing.Lock(working.Receives, bought - list.Locked);
        list.Locked = bought;
    }
}
