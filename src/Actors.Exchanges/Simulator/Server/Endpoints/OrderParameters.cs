using Actors.Domain;

namespace Actors.Exchanges.Simulator.Server;

/// <summary>Reads orders out of parameters. Of a leg in a list, every name begins with the leg's.</summary>
internal static class OrderParameters
{
    const int LeastStrategyType = 1_000_000;

    /// <summary>The order of a request that places one.</summary>
    public static NewOrder Single(Call call) => Order(call, "", Side(call.Parameters, "side"), null);

    /// <param name="leg">Such as <c>above</c>; empty for an order of its own.</param>
    /// <param name="quantity">Shared by several legs, and checked already; null where the leg has its own.</param>
    public static NewOrder Order(Call call, string leg, Side side, decimal? quantity)
    {
        var p = call.Parameters;
        var symbol = p.Require("symbol");
        var order = new NewOrder(symbol, side, Type(p, NewOrder.NameOf(leg, "type")))
        {
            Leg = leg,
            Quantity = quantity ?? p.Amount(NewOrder.NameOf(leg, "quantity")),
            QuoteQuantity = leg.Length == 0 ? p.Amount("quoteOrderQty") : null,
            Price = p.Amount(NewOrder.NameOf(leg, "price")),
            StopPrice = p.Amount(NewOrder.NameOf(leg, "stopPrice")),
            TrailingDelta = Small(p, NewOrder.NameOf(leg, "trailingDelta")),
            IcebergQuantity = p.Amount(NewOrder.NameOf(leg, "icebergQty")),
            TimeInForce = TimeInForce(p, NewOrder.NameOf(leg, "timeInForce")),
            ClientOrderId = p.ClientId(leg.Length == 0 ? "newClientOrderId" : NewOrder.NameOf(leg, "clientOrderId")),
            SelfTradePrevention = SelfTradePrevention(p),
            StrategyId = p.Integer(NewOrder.NameOf(leg, "strategyId")),
            StrategyType = StrategyType(p, NewOrder.NameOf(leg, "strategyType")),
            Peg = Peg(p, NewOrder.NameOf(leg, "pegPriceType")),
            PegOffset = PegOffset(p, leg),
        };
        // Unknown symbols are told before what only makes sense with a symbol.
        _ = call.Market(symbol);
        if (quantity is null)
            Precise(order.Name("quantity"), order.Quantity);
        Precise(order);
        return order;
    }

    public static Side Side(Parameters p, string name) => p.Require(name) switch
    {
        "BUY" => Domain.Side.Buy,
        "SELL" => Domain.Side.Sell,
        _ => throw new ApiException(-1117, "Invalid side."),
    };

    /// <summary>How much the answer shall tell; by default all of a MARKET or LIMIT order.</summary>
    public static ResponseType Response(Parameters p, SpotOrderType type) => p.Find("newOrderRespType") switch
    {
        null => type is SpotOrderType.Market or SpotOrderType.Limit ? ResponseType.Full : ResponseType.Ack,
        "ACK" => ResponseType.Ack,
        "RESULT" => ResponseType.Result,
        "FULL" => ResponseType.Full,
        _ => throw ApiException.Invalid("newOrderRespType"),
    };

    /// <exception cref="ApiException">-1111.</exception>
    public static void Precise(string name, decimal? value)
    {
        if (value is { } amount && decimal.Round(amount, SymbolRules.Precision) != amount)
            throw new ApiException(-1111, $"Parameter '{name}' has too much precision.");
    }

    static void Precise(NewOrder order)
    {
        Precise("quoteOrderQty", order.QuoteQuantity);
        Precise(order.Name("price"), order.Price);
        Precise(order.Name("stopPrice"), order.StopPrice);
        Precise(order.Name("icebergQty"), order.IcebergQuantity);
    }

    static SpotOrderType Type(Parameters p, string name) => Words<SpotOrderType>.TryParse(p.Require(name), out var type)
        ? type : throw new ApiException(-1116, "Invalid orderType.");

    static TimeInForce? TimeInForce(Parameters p, string name) => p.Find(name) is not { } word ? null
        : Words<TimeInForce>.TryParse(word, out var force) ? force
        : throw new ApiException(-1115, "Invalid timeInForce.");

    static SelfTradePrevention? SelfTradePrevention(Parameters p) => p.Find("selfTradePreventionMode") is not { } word ? null
        : Words<SelfTradePrevention>.TryParse(word, out var mode) ? mode
        : throw ApiException.Invalid("selfTradePreventionMode");

    static PegPrice? Peg(Parameters p, string name) => p.Find(name) is not { } word ? null
        : Words<PegPrice>.TryParse(word, out var peg) ? peg
        : throw new ApiException(-1210, "Invalid pegPriceType.");

    static int? PegOffset(Parameters p, string leg)
    {
        var type = p.Find(NewOrder.NameOf(leg, "pegOffsetType"));
        var value = Small(p, NewOrder.NameOf(leg, "pegOffsetValue"));
        if (type is not (null or "PRICE_LEVEL"))
            throw new ApiException(-1211, "Invalid pegOffsetType.");
        return type is null == value is null ? value : throw ApiException.BadCombination();
    }

    static int? StrategyType(Parameters p, string name) => Small(p, name) switch
    {
        < LeastStrategyType => throw new ApiException(-1134, $"`{name}` was less than 1000000."),
        var type => type,
    };

    static int? Small(Parameters p, string name) => p.Integer(name) switch
    {
        null => null,
        > int.MaxValue => throw new ApiException(-1108, $"Parameter '{name}' overflowed."),
        var value => (int)value,
    };
}
