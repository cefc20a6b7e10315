namespace Actors.Exchanges.Simulator;

/// <summary>Takes orders and lists in: builds them, checks them, hands them on.</summary>
sealed class OrderDesk(Reports reports, OrderFlow flow, ExchangeFilters filters)
{
    long nextClientId = 1;
    long nextListId = 1;

    /// <summary>An id of the venue's own making.</summary>
    public string MakeClientId() => $"sim-{nextClientId++:x}";

    public Answer<PlacedOrder> Place(AccountAtMarket holder, NewOrder wanted, long now)
    {
        var (order, refused) = Check(holder, wanted, now);
        if (refused is not null)
            return refused;
        var (trades, prevented) = (holder.Trades.Count, holder.Prevented.Count);
        Accept(order!, now);
        flow.Start(order!, now);
        var placed = ReportOf(order!, trades, prevented);
        flow.Drain(holder.Market, now);
        return placed;
    }

    /// <summary>Shape and filters of a single order.</summary>
    public Rejection? CheckValues(AccountAtMarket holder, NewOrder wanted, long now) => Valid(holder, wanted, now).Rejection;

    /// <summary>All that is checked before the engine; nothing of the account but how many orders it has.</summary>
    public Rejection? Test(AccountAtMarket holder, NewOrder wanted, long now)
    {
        if (ShapeChecks.Check(wanted, holder.Market.Rules) is { } misshapen)
            return misshapen;
        var order = Build(holder, wanted, now);
        // Whether a pegged order finds a price is the engine's matter; if it does, the price has to pass.
        _ = Pegged(order);
        return FilterChecks.Values(order, filters) ?? FilterChecks.Counts([order], isList: false, filters);
    }

    /// <summary>The order, and why it cannot be placed if it cannot.</summary>
    (Order? Order, Rejection? Rejection) Check(AccountAtMarket holder, NewOrder wanted, long now)
    {
        var (order, invalid) = Valid(holder, wanted, now);
        return (order, invalid ?? FilterChecks.Counts([order!], isList: false, filters)
            ?? EngineChecks.Admit(order!) ?? EngineChecks.Relation(order!) ?? EngineChecks.Size(order!) ?? EngineChecks.Funds(order!));
    }

    (Order? Order, Rejection? Rejection) Valid(AccountAtMarket holder, NewOrder wanted, long now)
    {
        if (ShapeChecks.Check(wanted, holder.Market.Rules) is { } misshapen)
            return (null, misshapen);
        var order = Build(holder, wanted, now);
        return (order, Pegged(order) ?? FilterChecks.Values(order, filters));
    }

    public Answer<PlacedList> PlaceList(AccountAtMarket holder, NewOrderList wanted, long now)
    {
        if ((ListChecks.Check(wanted, holder.Market) ?? Taken(holder, wanted)) is { } refused)
            return refused;
        var list = new OrderList(
            holder, nextListId, wanted.ClientListId ?? MakeClientId(),
            wanted is NewOrderList.Oco ? ContingencyType.Oco : ContingencyType.Oto, now)
        {
            PaidByWorking = wanted is NewOrderList.Oto { PaidByWorking: true } or NewOrderList.Otoco { PaidByWorking: true },
        };
        var legs = wanted.Legs.Select(leg => Build(holder, leg, now)).ToList();
        foreach (var leg in legs)
        {
            leg.List = list;
            leg.Role = wanted is NewOrderList.Oco ? LegRole.Either : leg == legs[0] ? LegRole.Working : LegRole.Pending;
            leg.Status = leg.Role == LegRole.Pending ? SpotOrderStatus.PendingNew : SpotOrderStatus.New;
        }
        if (CheckLegs(legs, list) is { } no)
            return no;
        nextListId++;
        list.Orders.AddRange(legs);
        holder.Remember(list);
        var (trades, prevented) = (holder.Trades.Count, holder.Prevented.Count);
        if (wanted is NewOrderList.Oco)
            flow.Lists.HoldFor(list, legs);
        foreach (var leg in legs)
            Accept(leg, now);
        reports.List(list, now);
        foreach (var leg in legs.Where(leg => leg.Role != LegRole.Pending))
            flow.Start(leg, now);
        var placed = new PlacedList(list.View(), [.. legs.Select(leg => ReportOf(leg, trades, prevented))]);
        flow.Drain(holder.Market, now);
        return placed;
    }

    Rejection? CheckLegs(List<Order> legs, OrderList list)
    {
        foreach (var leg in legs)
        {
            var refused = EngineChecks.Admit(leg) ?? Pegged(leg)
                // What a pending leg is worth is known when its turn comes.
                ?? (list.PaidByWorking && leg.Role == LegRole.Pending ? null : FilterChecks.Values(leg, filters))
                ?? (leg.Role == LegRole.Pending ? null : EngineChecks.Relation(leg));
            if (refused is not null)
                return refused;
        }
        return FilterChecks.Counts(legs, isList: true, filters)
            ?? EngineChecks.Funds([.. legs.Where(leg => leg.Role != LegRole.Pending)]);
    }

    static Rejection? Taken(AccountAtMarket holder, NewOrderList wanted)
    {
        var ids = wanted.Legs.Select(leg => leg.ClientOrderId).OfType<string>().ToList();
        return ids.Distinct(StringComparer.Ordinal).Count() < ids.Count
            || (wanted.ClientListId is { } id && holder.FindList(id) is { IsOpen: true })
            ? Rejection.DuplicateOrder
            : null;
    }

    static Rejection? Pegged(Order order)
    {
        if (order.Peg is not { } peg || order.Type.IsContingent() || order.Status == SpotOrderStatus.PendingNew)
            return null;
        if (Pegs.PriceOf(order.Market.Book, order.Side, peg, order.PegOffset) is not { } price)
            return Rejection.Refused("Order book liquidity is too low for this pegged order.");
        (order.Price, order.PeggedPrice) = (price, price);
        return null;
    }

    void Accept(Order order, long now)
    {
        if (order.ClientId.Length == 0)
            order.ClientId = MakeClientId();
        flow.Accept(order, now);
    }

    static Order Build(AccountAtMarket holder, NewOrder wanted, long now)
    {
        var reference = wanted.StopPrice ?? holder.Market.LastPrice;
        return new(
            holder, wanted.ClientOrderId ?? "", wanted.Side, wanted.Type,
            wanted.TimeInForce ?? TimeInForce.GoodTillCanceled)
        {
            Price = wanted.Price ?? 0,
            Quantity = wanted.Quantity ?? 0,
            QuoteQuantity = wanted.QuoteQuantity ?? 0,
            StopPrice = wanted.StopPrice ?? 0,
            TrailingDelta = wanted.TrailingDelta,
            IcebergQuantity = wanted.IcebergQuantity ?? 0,
            SelfTradePrevention = wanted.SelfTradePrevention ?? holder.Market.Rules.DefaultSelfTradePrevention,
            StrategyId = wanted.StrategyId,
            StrategyType = wanted.StrategyType,
            Peg = wanted.Peg,
            PegOffset = wanted.PegOffset,
            LockPrice = wanted.Type.IsContingent() ? reference : 0,
            Time = now,
            UpdateTime = now,
        };
    }

    static PlacedOrder ReportOf(Order order, int trades, int prevented) => new(
        order.View(),
        [.. order.Holder.Trades.Skip(trades).Where(trade => trade.OrderId == order.Id)],
        [.. order.Holder.Prevented.Skip(prevented).Where(match => match.TakerOrderId == order.Id)],
        order.Owner.TradeGroupId);
}
