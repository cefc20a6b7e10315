using System.Text.RegularExpressions;

namespace Actors.Exchanges.Simulator;

/// <summary>Whether an order has what its type needs and nothing that it cannot have.</summary>
static partial class ShapeChecks
{
    const int LongestPegOffset = 100;
    const int LeastStrategyType = 1_000_000;

    /// <param name="withQuantity">False for a pending leg whose quantity its working order will tell.</param>
    public static Rejection? Check(NewOrder order, SymbolRules rules, bool withQuantity = true) =>
        Supported(order, rules)
        ?? Quantities(order, rules, withQuantity)
        ?? Prices(order)
        ?? Iceberg(order, rules)
        ?? Peg(order, rules)
        ?? Names(order)
        ?? Precision(order);

    public static Rejection? ClientId(string? id, string parameter = "newClientOrderId") => id is null || IdPattern().IsMatch(id)
        ? null
        : new(-1100, $"Illegal characters found in parameter '{parameter}'; legal range is '^[a-zA-Z0-9-_]{{1,36}}$'.");

    static Rejection? Supported(NewOrder order, SymbolRules rules) =>
        !rules.OrderTypes.Contains(order.Type) ? new(-1013, $"{Words(order.Type)} orders are not supported for this symbol.")
        : order.TrailingDelta is not null && !rules.TrailingStopAllowed
            ? new(-1013, "Trailing stop orders are not supported for this symbol.")
        : order.SelfTradePrevention is { } mode && !rules.AllowedSelfTradePrevention.Contains(mode)
            ? new(-1013, "This symbol does not allow the specified self-trade prevention mode.")
        : null;

    static Rejection? Quantities(NewOrder order, SymbolRules rules, bool withQuantity)
    {
        if (order.QuoteQuantity is not null && order.Type != SpotOrderType.Market)
            return Rejection.NotWanted(order.Name("quoteOrderQty"));
        if (!withQuantity)
            return order.Quantity is null && order.QuoteQuantity is null ? null : new(-1225, "Pending orders should not include the 'quantity' tag.");
        return (order.Quantity, order.QuoteQuantity) switch
        {
            (null, null) => Rejection.Missing(order.Name("quantity")),
            (not null, not null) => new(-1128, "Combination of optional parameters invalid."),
            ( <= 0, _) or (_, <= 0) => new(-1013, "Invalid quantity."),
            (null, _) when !rules.QuoteOrderQuantityAllowed => new(-1013, "Quote order qty market orders are not support for this symbol."),
            _ => null,
        };
    }

    static Rejection? Prices(NewOrder order) =>
        Presence(order.Name("price"), order.Price, order.Type.HasPrice() && order.Peg is null, order.Type.HasPrice(), "Invalid price.")
        ?? Presence(order.Name("stopPrice"), order.StopPrice, order.Type.IsContingent() && order.TrailingDelta is null,
            order.Type.IsContingent(), "Invalid stopPrice.")
        ?? Presence(order.Name("trailingDelta"), order.TrailingDelta, false, order.Type.IsContingent(), "Invalid trailingDelta.")
        ?? TimeInForces(order);

    static Rejection? TimeInForces(NewOrder order)
    {
        var wanted = order.Type is SpotOrderType.Limit or SpotOrderType.StopLossLimit or SpotOrderType.TakeProfitLimit;
        return (order.TimeInForce, wanted) switch
        {
            (null, true) => Rejection.Missing(order.Name("timeInForce")),
            (not null, false) => Rejection.NotWanted(order.Name("timeInForce")),
            _ => null,
        };
    }

    static Rejection? Presence(string name, decimal? value, bool needed, bool allowed, string whenNotPositive) => value switch
    {
        null => needed ? Rejection.Missing(name) : null,
        _ when !allowed => Rejection.NotWanted(name),
        <= 0 => new(-1013, whenNotPositive),
        _ => null,
    };

    static Rejection? Iceberg(NewOrder order, SymbolRules rules) => order.IcebergQuantity switch
    {
        null => null,
        _ when !order.Type.HasPrice() => Rejection.NotWanted(order.Name("icebergQty")),
        _ when !rules.IcebergAllowed => new(-1013, "Iceberg orders are not supported for this symbol."),
        _ when order.TimeInForce is not (null or TimeInForce.GoodTillCanceled) => new(-1014, "Unsupported order combination."),
        < 0 => new(-1013, "Invalid icebergQty."),
        var part when part >= order.Quantity => Rejection.Refused("IcebergQty exceeds QTY."),
        _ => null,
    };

    static Rejection? Peg(NewOrder order, SymbolRules rules) => order.Peg switch
    {
        null => order.PegOffset is null ? null : new(-1211, "Invalid pegOffsetType."),
        _ when !rules.PegAllowed => Rejection.Refused("Pegged orders are not supported for this symbol."),
        _ when !order.Type.HasPrice() => Rejection.Refused("This order type may not use pegged price."),
        PegPrice.Market when order.Type == SpotOrderType.LimitMaker =>
            Rejection.Refused("This price peg cannot be used with this order type."),
        PegPrice.Primary when order is { Type: SpotOrderType.Limit, TimeInForce: not TimeInForce.GoodTillCanceled } =>
            new(-1014, "Unsupported order combination."),
        _ when order.PegOffset is < 1 or > LongestPegOffset => new(-1130, $"Data sent for parameter '{order.Name("pegOffsetValue")}' is not valid."),
        _ => null,
    };

    static Rejection? Names(NewOrder order) => ClientId(order.ClientOrderId, order.Leg.Length == 0 ? "newClientOrderId" : order.Name("clientOrderId"))
        ?? (order.StrategyType is < LeastStrategyType ? new(-1134, $"`{order.Name("strategyType")}` was less than 1000000.") : null);

    static Rejection? Precision(NewOrder order) =>
        Precise(order.Name("quantity"), order.Quantity) ?? Precise(order.Name("quoteOrderQty"), order.QuoteQuantity)
        ?? Precise(order.Name("price"), order.Price) ?? Precise(order.Name("stopPrice"), order.StopPrice)
        ?? Precise(order.Name("icebergQty"), order.IcebergQuantity);

    static Rejection? Precise(string name, decimal? value) =>
        value is { } number && decimal.Round(number, SymbolRules.Precision) != number
            ? new(-1111, $"Parameter '{name}' has too much precision.")
            : null;

    static string Words(SpotOrderType type) => type switch
    {
        SpotOrderType.Limit => "Limit",
        SpotOrderType.LimitMaker => "Limit maker",
        SpotOrderType.Market => "Market",
        SpotOrderType.StopLoss => "Stop loss",
        SpotOrderType.StopLossLimit => "Stop loss limit",
        SpotOrderType.TakeProfit => "Take profit",
        _ => "Take profit limit",
    };

    [GeneratedRegex("^[a-zA-Z0-9_-]{1,36}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex IdPattern();
}
