namespace Actors.Exchanges.Simulator.Server;

/// <summary>Symbols and filters as <c>exchangeInfo</c> tells them.</summary>
internal static class RulesJson
{
    public static void Symbol(WireWriter to, SymbolRules rules, SymbolStatus status, bool permissionSets)
    {
        var json = to.Json;
        json.WriteStartObject();
        json.WriteString("symbol", rules.Symbol);
        to.Word("status", status);
        json.WriteString("baseAsset", rules.BaseAsset);
        json.WriteNumber("baseAssetPrecision", SymbolRules.Precision);
        json.WriteString("quoteAsset", rules.QuoteAsset);
        json.WriteNumber("quotePrecision", SymbolRules.Precision);
        json.WriteNumber("quoteAssetPrecision", SymbolRules.Precision);
        json.WriteNumber("baseCommissionPrecision", SymbolRules.Precision);
        json.WriteNumber("quoteCommissionPrecision", SymbolRules.Precision);
        WordList(to, "orderTypes", rules.OrderTypes);
        json.WriteBoolean("icebergAllowed", rules.IcebergAllowed);
        json.WriteBoolean("ocoAllowed", rules.OcoAllowed);
        json.WriteBoolean("otoAllowed", rules.OtoAllowed);
        json.WriteBoolean("opoAllowed", rules.OpoAllowed);
        json.WriteBoolean("quoteOrderQtyMarketAllowed", rules.QuoteOrderQuantityAllowed);
        json.WriteBoolean("allowTrailingStop", rules.TrailingStopAllowed);
        json.WriteBoolean("cancelReplaceAllowed", rules.CancelReplaceAllowed);
        json.WriteBoolean("amendAllowed", rules.AmendAllowed);
        json.WriteBoolean("pegInstructionsAllowed", rules.PegAllowed);
        json.WriteBoolean("isSpotTradingAllowed", true);
        json.WriteBoolean("isMarginTradingAllowed", false);
        json.WriteStartArray("filters");
        Filters(to, rules.Filters);
        json.WriteEndArray();
        json.WriteStartArray("permissions");
        json.WriteEndArray();
        if (permissionSets)
        {
            json.WriteStartArray("permissionSets");
            json.WriteStartArray();
            json.WriteStringValue("SPOT");
            json.WriteEndArray();
            json.WriteEndArray();
        }
        to.Word("defaultSelfTradePreventionMode", rules.DefaultSelfTradePrevention);
        WordList(to, "allowedSelfTradePreventionModes", rules.AllowedSelfTradePrevention);
        json.WriteEndObject();
    }

    public static void Filters(WireWriter to, SymbolFilters filters)
    {
        if (filters.Price is { } price)
            Filter(to, "PRICE_FILTER", ("minPrice", price.Min), ("maxPrice", price.Max), ("tickSize", price.Tick));
        if (filters.PercentPrice is { } percent)
            Filter(to, "PERCENT_PRICE", percent.AveragePriceMinutes, [],
                ("multiplierUp", percent.Up), ("multiplierDown", percent.Down));
        if (filters.PercentPriceBySide is { } side)
            Filter(to, "PERCENT_PRICE_BY_SIDE", side.AveragePriceMinutes, [],
                ("bidMultiplierUp", side.BidUp), ("bidMultiplierDown", side.BidDown),
                ("askMultiplierUp", side.AskUp), ("askMultiplierDown", side.AskDown));
        if (filters.LotSize is { } lot)
            Filter(to, "LOT_SIZE", ("minQty", lot.Min), ("maxQty", lot.Max), ("stepSize", lot.Step));
        if (filters.MarketLotSize is { } market)
            Filter(to, "MARKET_LOT_SIZE", ("minQty", market.Min), ("maxQty", market.Max), ("stepSize", market.Step));
        if (filters.MinNotional is { } least)
            Filter(to, "MIN_NOTIONAL", least.AveragePriceMinutes, [("applyToMarket", least.ApplyToMarket)], ("minNotional", least.Min));
        if (filters.Notional is { } notional)
            Filter(to, "NOTIONAL", notional.AveragePriceMinutes,
                [("applyMinToMarket", notional.ApplyMinToMarket), ("applyMaxToMarket", notional.ApplyMaxToMarket)],
                ("minNotional", notional.Min), ("maxNotional", notional.Max));
        if (filters.TrailingDelta is { } trailing)
            Counts(to, "TRAILING_DELTA",
                ("minTrailingAboveDelta", trailing.MinAbove), ("maxTrailingAboveDelta", trailing.MaxAbove),
                ("minTrailingBelowDelta", trailing.MinBelow), ("maxTrailingBelowDelta", trailing.MaxBelow));
        Count(to, "ICEBERG_PARTS", "limit", filters.IcebergParts);
        Count(to, "MAX_NUM_ORDERS", "maxNumOrders", filters.MaxOrders);
        Count(to, "MAX_NUM_ALGO_ORDERS", "maxNumAlgoOrders", filters.MaxAlgoOrders);
        Count(to, "MAX_NUM_ICEBERG_ORDERS", "maxNumIcebergOrders", filters.MaxIcebergOrders);
        Count(to, "MAX_NUM_ORDER_LISTS", "maxNumOrderLists", filters.MaxOrderLists);
        Count(to, "MAX_NUM_ORDER_AMENDS", "maxNumOrderAmends", filters.MaxOrderAmends);
        if (filters.MaxPosition is { } position)
            Filter(to, "MAX_POSITION", ("maxPosition", position));
    }

    public static void Filters(WireWriter to, ExchangeFilters filters)
    {
        Count(to, "EXCHANGE_MAX_NUM_ORDERS", "maxNumOrders", filters.MaxOrders);
        Count(to, "EXCHANGE_MAX_NUM_ALGO_ORDERS", "maxNumAlgoOrders", filters.MaxAlgoOrders);
        Count(to, "EXCHANGE_MAX_NUM_ICEBERG_ORDERS", "maxNumIcebergOrders", filters.MaxIcebergOrders);
        Count(to, "EXCHANGE_MAX_NUM_ORDER_LISTS", "maxNumOrderLists", filters.MaxOrderLists);
    }

    /// <summary>Only of the assets named.</summary>
    public static void AssetFilters(WireWriter to, ExchangeFilters filters, params ReadOnlySpan<string> assets)
    {
        foreach (var asset in assets)
        {
            if (!filters.MaxAsset.TryGetValue(asset, out var limit))
                continue;
            to.Json.WriteStartObject();
            to.Json.WriteString("filterType", "MAX_ASSET");
            to.Json.WriteString("asset", asset);
            to.Amount("limit", limit);
            to.Json.WriteEndObject();
        }
    }

    static void Count(WireWriter to, string type, string name, int? count)
    {
        if (count is { } most)
            Counts(to, type, (name, most));
    }

    static void Counts(WireWriter to, string type, params ReadOnlySpan<(string Name, int Value)> counts)
    {
        to.Json.WriteStartObject();
        to.Json.WriteString("filterType", type);
        foreach (var (name, value) in counts)
            to.Json.WriteNumber(name, value);
        to.Json.WriteEndObject();
    }

    static void Filter(WireWriter to, string type, params ReadOnlySpan<(string Name, decimal Value)> amounts) =>
        Filter(to, type, null, [], amounts);

    static void Filter(
        WireWriter to, string type, int? minutes, ReadOnlySpan<(string Name, bool Value)> flags,
        params ReadOnlySpan<(string Name, decimal Value)> amounts)
    {
        to.Json.WriteStartObject();
        to.Json.WriteString("filterType", type);
        foreach (var (name, value) in amounts)
            to.Amount(name, value);
        foreach (var (name, value) in flags)
            to.Json.WriteBoolean(name, value);
        if (minutes is { } average)
            to.Json.WriteNumber("avgPriceMins", average);
        to.Json.WriteEndObject();
    }

    static void WordList<T>(WireWriter to, string name, IReadOnlyList<T> words)
        where T : struct, Enum
    {
        to.Json.WriteStartArray(name);
        foreach (var word in words)
            to.Json.WriteStringValue(word.OnWire());
        to.Json.WriteEndArray();
    }
}
