namespace Actors.Exchanges.Simulator;

/// <summary>The filters of a symbol and of the exchange.</summary>
static class FilterChecks
{
    /// <summary>Prices and quantities of one order.</summary>
    public static Rejection? Values(Order order, ExchangeFilters exchange)
    {
        var filters = order.Market.Rules.Filters;
        return (Price(filters.Price, order.Price) ?? Price(filters.Price, order.StopPrice)
            ?? Percent(order, filters)
            ?? Lots(order, order.Quantity, filters)
            ?? Notional(order, order.Quantity, filters)
            ?? Trailing(order, filters.TrailingDelta)
            ?? (order.IcebergQuantity > 0 && filters.IcebergParts is { } parts
                && decimal.Ceiling(order.Quantity / order.IcebergQuantity) > parts ? "ICEBERG_PARTS" : null)
            ?? Position(order, filters.MaxPosition)
            ?? MaxAsset(order, exchange)) is { } name
            ? Rejection.Filter(name)
            : null;
    }

    /// <summary>A lower quantity of an order that stands, by the filters that quantities have to pass.</summary>
    public static Rejection? Quantity(Order order, decimal quantity)
    {
        var filters = order.Market.Rules.Filters;
        return (Lots(order, quantity, filters) ?? Notional(order, quantity, filters)) is { } name ? Rejection.Filter(name) : null;
    }

    /// <summary>How many orders stand open. Lists are counted leg by leg, and once as a list.</summary>
    public static Rejection? Counts(IReadOnlyList<Order> orders, bool isList, ExchangeFilters exchange)
    {
        var holder = orders[0].Holder;
        var filters = holder.Market.Rules.Filters;
        var algo = orders.Count(order => order.Type.IsContingent());
        var icebergs = orders.Count(order => order.IcebergQuantity > 0);
        var all = holder.Account.Markets;
        return ((holder.Open.Count + orders.Count > filters.MaxOrders ? "MAX_NUM_ORDERS" : null)
            ?? (algo > 0 && holder.OpenAlgo + algo > filters.MaxAlgoOrders ? "MAX_NUM_ALGO_ORDERS" : null)
            ?? (icebergs > 0 && holder.OpenIcebergs + icebergs > filters.MaxIcebergOrders ? "MAX_NUM_ICEBERG_ORDERS" : null)
            ?? (isList && holder.OpenLists + 1 > filters.MaxOrderLists ? "MAX_NUM_ORDER_LISTS" : null)
            ?? (exchange.MaxOrders is { } most && all.Sum(at => at.Open.Count) + orders.Count > most
                ? "EXCHANGE_MAX_NUM_ORDERS" : null)
            ?? (algo > 0 && exchange.MaxAlgoOrders is { } mostAlgo && all.Sum(at => at.OpenAlgo) + algo > mostAlgo
                ? "EXCHANGE_MAX_NUM_ALGO_ORDERS" : null)
            ?? (icebergs > 0 && exchange.MaxIcebergOrders is { } mostIcebergs
                && all.Sum(at => at.OpenIcebergs) + icebergs > mostIcebergs ? "EXCHANGE_MAX_NUM_ICEBERG_ORDERS" : null)
            ?? (isList && exchange.MaxOrderLists is { } mostLists && all.Sum(at => at.OpenLists) + 1 > mostLists
                ? "EXCHANGE_MAX_NUM_ORDER_LISTS" : null)) is { } name
            ? Rejection.Filter(name)
            : null;
    }

    /// <summary>The largest quantity that the lot filters let the order have.</summary>
    public static decimal RoundToLot(decimal quantity, Order order)
    {
        var filters = order.Market.Rules.Filters;
        if (filters.LotSize is { Step: > 0 } lot)
            quantity -= quantity % lot.Step;
        if (order.IsMarket && filters.MarketLotSize is { Step: > 0 } market)
            quantity -= quantity % market.Step;
        return quantity;
    }

    // A price of 0 was not sent.
    static string? Price(PriceFilter? filter, decimal price) => filter is null || price == 0
        || ((filter.Min == 0 || price >= filter.Min) && (filter.Max == 0 || price <= filter.Max)
            && (filter.Tick == 0 || price % filter.Tick == 0))
        ? null
        : "PRICE_FILTER";

    static string? Percent(Order order, SymbolFilters filters)
    {
        if (order.Price == 0 || order.Market.LastPrice == 0)
            return null;
        if (filters.PercentPrice is { } plain && IsOutside(plain.AveragePriceMinutes, plain.Up, plain.Down))
            return "PERCENT_PRICE";
        return filters.PercentPriceBySide is { } side && (order.IsBuy
            ? IsOutside(side.AveragePriceMinutes, side.BidUp, side.BidDown)
            : IsOutside(side.AveragePriceMinutes, side.AskUp, side.AskDown)) ? "PERCENT_PRICE_BY_SIDE" : null;

        bool IsOutside(int minutes, decimal up, decimal down)
        {
            var reference = order.Market.ReferencePrice(minutes);
            return order.Price > reference * up || order.Price < reference * down;
        }
    }

    static string? Lots(Order order, decimal quantity, SymbolFilters filters) =>
        order is { Type: SpotOrderType.Market, QuoteQuantity: > 0 } ? null
        : IsOutside(filters.LotSize, quantity) || (order.IcebergQuantity > 0 && IsOutside(filters.LotSize, order.IcebergQuantity))
            ? "LOT_SIZE"
        : order.Type == SpotOrderType.Market && IsOutside(filters.MarketLotSize, quantity) ? "MARKET_LOT_SIZE"
        : null;

    static bool IsOutside(LotSizeFilter? filter, decimal quantity) => filter is not null
        && (quantity < filter.Min || (filter.Max > 0 && quantity > filter.Max) || (filter.Step > 0 && quantity % filter.Step != 0));

    static string? Notional(Order order, decimal quantity, SymbolFilters filters)
    {
        if (filters.MinNotional is { } least && (!order.IsMarket || least.ApplyToMarket)
            && NotionalOf(order, quantity, least.AveragePriceMinutes) < least.Min)
            return "MIN_NOTIONAL";
        return filters.Notional is { } range
            && (((!order.IsMarket || range.ApplyMinToMarket) && NotionalOf(order, quantity, range.AveragePriceMinutes) < range.Min)
                || ((!order.IsMarket || range.ApplyMaxToMarket) && range.Max > 0
                    && NotionalOf(order, quantity, range.AveragePriceMinutes) > range.Max))
            ? "NOTIONAL"
            : null;
    }

    static decimal NotionalOf(Order order, decimal quantity, int minutes) =>
        order is { Type: SpotOrderType.Market, QuoteQuantity: > 0 } ? order.QuoteQuantity
        : (order.IsMarket || order.Price == 0 ? order.Market.ReferencePrice(minutes) : order.Price) * quantity;

    static string? Trailing(Order order, TrailingDeltaFilter? filter)
    {
        if (filter is null || order.TrailingDelta is not { } delta)
            return null;
        var (least, most) = Triggers.WaitsForRise(order) ? (filter.MinAbove, filter.MaxAbove) : (filter.MinBelow, filter.MaxBelow);
        return delta >= least && delta <= most ? null : "TRAILING_DELTA";
    }

    // The new order counts.
    static string? Position(Order order, decimal? most) => most is { } limit && order.IsBuy
        && order.Holder.Base.Free + order.Holder.Base.Locked + order.Quantity
            + order.Holder.Open.Where(other => other.IsBuy).Sum(other => other.Remaining) > limit
        ? "MAX_POSITION"
        : null;

    static string? MaxAsset(Order order, ExchangeFilters exchange) =>
        (exchange.MaxAsset.TryGetValue(order.Market.Rules.BaseAsset, out var mostBase) && order.Quantity > mostBase)
            || (exchange.MaxAsset.TryGetValue(order.Market.Rules.QuoteAsset, out var mostQuote) && NotionalOf(order, order.Quantity, 0) > mostQuote)
            ? "MAX_ASSET"
            : null;
}
