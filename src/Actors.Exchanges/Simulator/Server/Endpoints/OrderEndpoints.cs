namespace Actors.Exchanges.Simulator.Server;

/// <summary>Placing, cancelling and changing single orders.</summary>
internal static class OrderEndpoints
{
    public static IEnumerable<Endpoint> All =>
    [
        Trade("order.place", "POST order", Place) with { Orders = 1 },
        new("order.test", "POST order/test", Weights.Test, Test) { Signed = true },
        Trade("order.cancel", "DELETE order", Cancel),
        Trade("openOrders.cancelAll", "DELETE openOrders", CancelAll),
        Trade("order.cancelReplace", "POST order/cancelReplace", CancelReplace.Answer) with { CountsOrders = true },
        new("order.amend.keepPriority", "PUT order/amend/keepPriority", Weights.Fixed(4), Amend) { Signed = true },
        Trade("sor.order.place", "POST sor/order", NoRouting),
        new("sor.order.test", "POST sor/order/test", Weights.Test, NoRouting) { Signed = true },
    ];

    public static Endpoint Trade(string method, string route, Action<Call> answer) =>
        new(method, route, Weights.Fixed(1), answer) { Signed = true, Trading = true };

    static void Place(Call call)
    {
        var order = OrderParameters.Single(call);
        var response = OrderParameters.Response(call.Parameters, order.Type);
        OrderJson.Placed(call.To, Call.Ok(call.Exchange.Place(call.Account, order, call.Now)), response);
    }

    static void Test(Call call)
    {
        var order = OrderParameters.Single(call);
        _ = OrderParameters.Response(call.Parameters, order.Type);
        var rates = call.Parameters.Flag("computeCommissionRates") ?? false;
        if (call.Exchange.Test(call.Account, order, call.Now) is { } rejection)
            throw Call.Refused(rejection);
        var json = call.To.Json;
        json.WriteStartObject();
        if (rates)
        {
            AccountJson.MakerAndTaker(call.To, "standardCommissionForOrder", call.Account.Commissions.Maker, call.Account.Commissions.Taker);
            AccountJson.MakerAndTaker(call.To, "specialCommissionForOrder", 0, 0);
            AccountJson.MakerAndTaker(call.To, "taxCommissionForOrder", 0, 0);
            AccountJson.Discount(call.To);
        }
        json.WriteEndObject();
    }

    static void Cancel(Call call)
    {
        var cancel = Cancel(call, "orderId", "origClientOrderId", "newClientOrderId");
        OrderJson.Canceled(call.To, Call.Ok(call.Exchange.Cancel(call.Account, cancel, call.Now)));
    }

    /// <summary>The cancel of a request, under the names that its parameters have there.</summary>
    public static CancelOrder Cancel(Call call, string id, string clientId, string newId)
    {
        var p = call.Parameters;
        var symbol = p.Require("symbol");
        var order = new OrderRef(symbol, p.Integer(id), p.ClientId(clientId));
        if (order is { OrderId: null, ClientOrderId: null })
            throw ApiException.MissingEither(clientId, id);
        var cancel = new CancelOrder(order)
        {
            NewClientOrderId = p.ClientId(newId),
            Restriction = p.Find("cancelRestrictions") switch
            {
                null => CancelRestriction.None,
                "ONLY_NEW" => CancelRestriction.OnlyNew,
                "ONLY_PARTIALLY_FILLED" => CancelRestriction.OnlyPartiallyFilled,
                _ => throw new ApiException(-1145, "`cancelRestrictions` has to be either `ONLY_NEW` or `ONLY_PARTIALLY_FILLED`."),
            },
        };
        _ = call.Market(symbol);
        return cancel;
    }

    static void CancelAll(Call call)
    {
        var market = call.Market();
        var canceled = Call.Ok(call.Exchange.CancelAll(call.Account, market.Rules.Symbol, call.Now));
        call.To.Json.WriteStartArray();
        foreach (var one in canceled)
            OrderJson.Canceled(call.To, one);
        call.To.Json.WriteEndArray();
    }

    static void Amend(Call call)
    {
        var p = call.Parameters;
        var symbol = p.Require("symbol");
        var order = new OrderRef(symbol, p.Integer("orderId"), p.ClientId("origClientOrderId"));
        if (order is { OrderId: null, ClientOrderId: null })
            throw ApiException.MissingEither("origClientOrderId", "orderId");
        var quantity = p.Amount("newQty") ?? throw ApiException.Missing("newQty");
        var clientId = p.ClientId("newClientOrderId");
        _ = call.Market(symbol);
        OrderParameters.Precise("newQty", quantity);
        OrderJson.Amended(call.To, Call.Ok(call.Exchange.AmendKeepPriority(call.Account, order, quantity, clientId, call.Now)));
    }

    static void NoRouting(Call call)
    {
        _ = call.Market();
        throw new ApiException(-1013, "This symbol is not enabled for smart order routing: the simulator has no `sors`.");
    }
}
