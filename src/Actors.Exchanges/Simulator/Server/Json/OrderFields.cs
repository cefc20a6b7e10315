namespace Actors.Exchanges.Simulator.Server;

/// <summary>The fields of orders that are there only where they say something.</summary>
internal static class OrderFields
{
    public static void Conditional(WireWriter to, OrderView order)
    {
        if (order.StopPrice > 0)
            to.Amount("stopPrice", order.StopPrice);
        if (order.IcebergQuantity > 0)
            to.Amount("icebergQty", order.IcebergQuantity);
        Strategy(to, order);
    }

    public static void Strategy(WireWriter to, OrderView order)
    {
        if (order.TrailingDelta is { } delta)
        {
            to.Json.WriteNumber("trailingDelta", delta);
            to.Time("trailingTime", order.TrailingTime ?? -1);
        }
        if (order.StrategyId is { } strategy)
            to.Json.WriteNumber("strategyId", strategy);
        if (order.StrategyType is { } type)
            to.Json.WriteNumber("strategyType", type);
        if (order.PreventedMatchId is { } match)
        {
            to.Json.WriteNumber("preventedMatchId", match);
            to.Amount("preventedQuantity", order.Prevented);
        }
        if (order.Peg is { } peg)
        {
            to.Word("pegPriceType", peg);
            if (order.PegOffset is { } offset)
            {
                to.Json.WriteString("pegOffsetType", "PRICE_LEVEL");
                to.Json.WriteNumber("pegOffsetValue", offset);
            }
            if (order.PeggedPrice is { } price)
                to.Amount("peggedPrice", price);
        }
    }

    public static void Fills(WireWriter to, IReadOnlyList<AccountTrade> fills)
    {
        to.Json.WriteStartArray("fills");
        foreach (var fill in fills)
        {
            to.Json.WriteStartObject();
            to.Amount("price", fill.Price);
            to.Amount("qty", fill.Quantity);
            to.Amount("commission", fill.Commission);
            to.Json.WriteString("commissionAsset", fill.CommissionAsset);
            to.Json.WriteNumber("tradeId", fill.Id);
            to.Json.WriteEndObject();
        }
        to.Json.WriteEndArray();
    }

    public static void Prevented(WireWriter to, PlacedOrder placed)
    {
        to.Json.WriteNumber("tradeGroupId", placed.TradeGroupId);
        to.Json.WriteStartArray("preventedMatches");
        foreach (var match in placed.Prevented)
        {
            to.Json.WriteStartObject();
            to.Json.WriteNumber("preventedMatchId", match.Id);
            to.Json.WriteNumber("makerOrderId", match.MakerOrderId);
            to.Amount("price", match.Price);
            if (match.TakerPrevented is { } taker)
                to.Amount("takerPreventedQuantity", taker);
            if (match.MakerPrevented is { } maker)
                to.Amount("makerPreventedQuantity", maker);
            to.Json.WriteEndObject();
        }
        to.Json.WriteEndArray();
    }
}
