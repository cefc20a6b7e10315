namespace Actors.Exchanges.Simulator;

/// <summary>
/// Leads orders through their lives: accepted, waiting for a trigger, matched, resting, ended. Triggers that fire and
/// pending legs that wake wait until the order that caused them is done, then have their turn in order.
/// </summary>
sealed class OrderFlow
{
    readonly Clearing clearing;
    readonly Reports reports;
    readonly Matcher matcher;

    public OrderFlow(Clearing clearing, Reports reports, IExchangeEvents events)
    {
        (this.clearing, this.reports) = (clearing, reports);
        Lists = new(this, clearing, reports);
        matcher = new(clearing, reports, events)
        {
            Touching = Lists.Engage,
            Touched = OnTraded,
            EndedInMatch = (order, now) => Close(order, now),
        };
    }

    public ListFlow Lists { get; }

    /// <summary>Takes a checked order in. What it needs is held back unless its list does so.</summary>
    public void Accept(Order order, long now)
    {
        order.Id = order.Market.TakeOrderId();
        order.Holder.Remember(order);
        if (order.Role != LegRole.Either && order.Status != SpotOrderStatus.PendingNew && order.Type != SpotOrderType.Market)
            clearing.Hold(order, order.Need);
        order.IsWorking = order.Status != SpotOrderStatus.PendingNew && !order.Type.IsContingent();
        order.WorkingTime = order.IsWorking ? now : -1;
        reports.Tell(order, ExecutionType.New, now);
    }

    /// <summary>The order's turn: it waits for its trigger or meets the book.</summary>
    public void Start(Order order, long now)
    {
        if (!order.IsOpen)
            return;
        if (order.IsWorking)
            Match(order, now);
        else
            order.Market.Triggers.Add(order, order.Market.LastPrice, now);
    }

    /// <summary>Lets all that a command set off have its turn.</summary>
    public void Drain(Market market, long now)
    {
        while (true)
        {
            if (Lists.Woken.TryDequeue(out var list))
                Lists.Wake(list, now);
            else if (market.Triggers.Fired.TryDequeue(out var order))
                Fire(order, now);
            else
                return;
        }
    }

    /// <summary>A trade of the crowd with itself, off the book.</summary>
    public void Print(Market market, decimal price, decimal quantity, bool isBuyerMaker, long now)
    {
        matcher.Print(market, market.Tape.Print(price, quantity, now, isBuyerMaker), isCandle: true);
        matcher.EndTaker(market);
    }

    public void Cancel(Order order, string clientId, long now)
    {
        var before = order.ClientId;
        order.Status = SpotOrderStatus.Canceled;
        order.UpdateTime = now;
        order.Holder.Rename(order, clientId);
        Close(order, now, tellLists: false);
        reports.Tell(order, ExecutionType.Canceled, now, clientId, before);
    }

    public void Expire(Order order, ExpiryReason reason, long now, bool tellLists = true)
    {
        (order.Status, order.ExpiryReason, order.UpdateTime) = (SpotOrderStatus.Expired, reason, now);
        Close(order, now, tellLists: false);
        reports.Tell(order, ExecutionType.Expired, now);
        if (tellLists)
            Lists.OnEnded(order, now);
    }

    void Close(Order order, long now, bool tellLists = true)
    {
        order.Market.Book.Remove(order, now);
        if (!order.IsWorking)
            order.Market.Triggers.Remove(order);
        clearing.Hold(order, 0);
        order.Holder.Close(order);
        if (tellLists)
            Lists.OnEnded(order, now);
    }

    void Match(Order order, long now)
    {
        decimal? limit = order.IsMarket ? null : order.Price;
        if (order.TimeInForce == TimeInForce.FillOrKill && !order.IsMarket && !Matcher.CanFill(order, limit))
        {
            Expire(order, ExpiryReason.UnfilledFokOrderExpired, now);
            return;
        }
        matcher.Run(order, limit, now);
        if (!order.IsOpen)
            return;
        if (order.IsMarket)
            Expire(order, ExpiryReason.InsufficientLiquidity, now);
        else if (order.TimeInForce == TimeInForce.GoodTillCanceled)
            order.Market.Book.Rest(order, now);
        else
        {
            Expire(order, order.TimeInForce == TimeInForce.ImmediateOrCancel
                ? ExpiryReason.UnfilledIocQuantityExpired : ExpiryReason.UnfilledFokOrderExpired, now);
        }
    }

    void Fire(Order order, long now)
    {
        if (!order.IsOpen)
            return;
        Lists.Engage(order);
        Lists.OnTouched(order, now);
        if (!IsAffordable(order))
        {
            order.IsWorking = true;
            Expire(order, ExpiryReason.Rejected, now);
            return;
        }
        (order.IsWorking, order.WorkingTime, order.UpdateTime) = (true, now, now);
        if (order.IsMarket)
            clearing.Hold(order, 0);
        reports.Tell(order, ExecutionType.New, now);
        Match(order, now);
    }

    /// <summary>Gives a pegged order its price. A purchase at any price may cost more than was held back for it.</summary>
    static bool IsAffordable(Order order)
    {
        if (order.Peg is not null)
        {
            if (Pegs.PriceOf(order.Market.Book, order.Side, order.Peg.Value, order.PegOffset) is not { } price)
                return false;
            (order.Price, order.PeggedPrice) = (price, price);
        }
        return !order.IsMarket || !order.IsBuy
            || order.Locked + order.Pays.Free >= Walks.CostOf(order.Market.Book.Asks, order.Remaining);
    }

    void OnTraded(Order order, long now)
    {
        Lists.OnTouched(order, now);
        if (order.Status == SpotOrderStatus.Filled)
            Close(order, now);
    }
}
