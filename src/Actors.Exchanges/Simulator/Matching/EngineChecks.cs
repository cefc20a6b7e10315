namespace Actors.Exchanges.Simulator;

/// <summary>What the engine asks of an order once its shape and the filters are in order.</summary>
static class EngineChecks
{
    /// <summary>Status, ids and the relation to the last price and the book.</summary>
    public static Rejection? Admit(Order order) =>
        order.Market.Status != SymbolStatus.Trading ? Rejection.MarketClosed
        : !order.Owner.CanTrade ? Rejection.MayNotTrade
        : order.Holder.IsTaken(order.ClientId) ? Rejection.DuplicateOrder
        : null;

    public static Rejection? Relation(Order order)
    {
        var market = order.Market;
        var last = market.LastPrice;
        if (order.StopPrice > 0 && last > 0
            && (Triggers.WaitsForRise(order) ? order.StopPrice <= last : order.StopPrice >= last))
            return Rejection.WouldTrigger;
        return order.Type == SpotOrderType.LimitMaker && market.Book.Against(order.Side) is { Best: { } best } against
            && against.IsWithin(best.Price, order.Price)
            ? Rejection.WouldMatch
            : null;
    }

    /// <summary>Gives an order for a quote amount its quantity.</summary>
    public static Rejection? Size(Order order)
    {
        if (order.QuoteQuantity == 0)
            return null;
        var filters = order.Market.Rules.Filters;
        var step = Math.Max(filters.LotSize?.Step ?? 0, filters.MarketLotSize?.Step ?? 0);
        var most = order.IsBuy ? order.Pays.Free : decimal.MaxValue;
        order.Quantity = Walks.QuantityFor(
            order.Market.Book.Against(order.Side), order.QuoteQuantity, most, step == 0 ? 0.00000001m : step);
        return order.Quantity == 0 ? Rejection.Refused("Order book liquidity is less than symbol minimum quantity.")
            : order.Quantity < filters.LotSize?.Min
                ? Rejection.Refused("Order book liquidity is less than `LOT_SIZE` filter minimum quantity.")
            : order.Quantity < filters.MarketLotSize?.Min
                ? Rejection.Refused("Order book liquidity is less than `MARKET_LOT_SIZE` filter minimum quantity.")
            : null;
    }

    /// <summary>Whether the owner can pay; two legs of which one ends the other are paid once.</summary>
    public static Rejection? Funds(params IReadOnlyList<Order> legs)
    {
        var needed = 0m;
        foreach (var leg in legs)
            needed = Math.Max(needed, CostOf(leg));
        return Clearing.CanLock(legs[0].Pays, needed) ? null : Rejection.InsufficientBalance;
    }

    /// <summary>Pending legs have to pass again when their turn comes.</summary>
    public static Rejection? Wake(IReadOnlyList<Order> legs)
    {
        foreach (var leg in legs)
        {
            var refused = leg.Quantity <= 0 ? Rejection.Filter("LOT_SIZE")
                : FilterChecks.Values(leg, leg.Market.Exchange) ?? Relation(leg);
            if (refused is not null)
                return refused;
        }
        return Funds(legs);
    }

    static decimal CostOf(Order order) => order.Type != SpotOrderType.Market ? order.Need
        : order.IsBuy ? Walks.CostOf(order.Market.Book.Asks, order.Quantity)
        : order.Quantity;
}
