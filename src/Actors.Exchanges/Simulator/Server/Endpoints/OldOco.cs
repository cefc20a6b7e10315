using Actors.Domain;

namespace Actors.Exchanges.Simulator.Server;

/// <summary>The deprecated form of an OCO: a limit order and a stop, whose places follow from the side.</summary>
internal static class OldOco
{
    public static NewOrderList.Oco Read(Call call)
    {
        var p = call.Parameters;
        var side = OrderParameters.Side(p, "side");
        var symbol = p.Require("symbol");
        var quantity = p.Amount("quantity") ?? throw ApiException.Missing("quantity");
        var limit = new NewOrder(symbol, side, SpotOrderType.LimitMaker)
        {
            Leg = "limit",
            Quantity = quantity,
            Price = p.Amount("price") ?? throw ApiException.Missing("price"),
            IcebergQuantity = p.Amount("limitIcebergQty"),
            ClientOrderId = p.ClientId("limitClientOrderId"),
        };
        var stopLimit = p.Amount("stopLimitPrice");
        var stop = new NewOrder(symbol, side, stopLimit is null ? SpotOrderType.StopLoss : SpotOrderType.StopLossLimit)
        {
            Leg = "stop",
            Quantity = quantity,
            Price = stopLimit,
            StopPrice = p.Amount("stopPrice") ?? throw ApiException.Missing("stopPrice"),
            IcebergQuantity = p.Amount("stopIcebergQty"),
            ClientOrderId = p.ClientId("stopClientOrderId"),
            TimeInForce = stopLimit is null ? null : Force(p),
        };
        _ = call.Market(symbol);
        foreach (var (name, amount) in new[]
        {
            ("quantity", quantity), ("price", limit.Price), ("stopPrice", stop.StopPrice), ("stopLimitPrice", stopLimit),
        })
            OrderParameters.Precise(name, amount);
        return (side == Side.Sell ? new NewOrderList.Oco(limit, stop) : new NewOrderList.Oco(stop, limit)) with
        {
            ClientListId = p.ClientId("listClientOrderId"),
        };
    }

    static TimeInForce Force(Parameters p) => p.Find("stopLimitTimeInForce") switch
    {
        null => throw ApiException.Missing("stopLimitTimeInForce"),
        { } word => Words<TimeInForce>.TryParse(word, out var force) ? force : throw new ApiException(-1115, "Invalid timeInForce."),
    };
}
