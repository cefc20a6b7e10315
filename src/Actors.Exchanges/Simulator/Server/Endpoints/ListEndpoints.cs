using Actors.Domain;

namespace Actors.Exchanges.Simulator.Server;

/// <summary>Placing, cancelling and asking for order lists.</summary>
internal static class ListEndpoints
{
    public static IEnumerable<Endpoint> All =>
    [
        OrderEndpoints.Trade("orderList.place.oco", "POST orderList/oco", call => Place(call, Oco(call))) with { Orders = 2 },
        OrderEndpoints.Trade("orderList.place.oto", "POST orderList/oto", call => Place(call, Oto(call, byWorking: false))) with { Orders = 2 },
        OrderEndpoints.Trade("orderList.place.opo", "POST orderList/opo", call => Place(call, Oto(call, byWorking: true))) with { Orders = 2 },
        OrderEndpoints.Trade("orderList.place.otoco", "POST orderList/otoco", call => Place(call, Otoco(call, byWorking: false))) with { Orders = 3 },
        OrderEndpoints.Trade("orderList.place.opoco", "POST orderList/opoco", call => Place(call, Otoco(call, byWorking: true))) with { Orders = 3 },
        OrderEndpoints.Trade("orderList.place", "POST order/oco", call => Place(call, OldOco.Read(call))) with { Orders = 2 },
        OrderEndpoints.Trade("orderList.cancel", "DELETE orderList", Cancel),
        new("orderList.status", "GET orderList", Weights.Fixed(4), Query) { Signed = true },
        new("openOrderLists.status", "GET openOrderList", Weights.Fixed(6), call => Several(call, call.Exchange.Lists(call.Account, onlyOpen: true))) { Signed = true },
        new("allOrderLists", "GET allOrderList", Weights.Fixed(20), QueryAll) { Signed = true },
    ];

    static void Place(Call call, NewOrderList list)
    {
        // A list tells its legs' results unless it is asked for less or more.
        var response = call.Parameters.Has("newOrderRespType")
            ? OrderParameters.Response(call.Parameters, SpotOrderType.Limit) : ResponseType.Result;
        ListJson.Placed(call.To, Call.Ok(call.Exchange.PlaceList(call.Account, list, call.Now)), response);
    }

    static NewOrderList.Oco Oco(Call call)
    {
        var (side, quantity) = (OrderParameters.Side(call.Parameters, "side"), Quantity(call, "quantity"));
        var list = new NewOrderList.Oco(
            OrderParameters.Order(call, "above", side, quantity),
            OrderParameters.Order(call, "below", side, quantity))
        {
            ClientListId = call.Parameters.ClientId("listClientOrderId"),
        };
        OrderParameters.Precise("quantity", quantity);
        return list;
    }

    static NewOrderList.Oto Oto(Call call, bool byWorking) => new(
        OrderParameters.Order(call, "working", OrderParameters.Side(call.Parameters, "workingSide"), null),
        OrderParameters.Order(call, "pending", OrderParameters.Side(call.Parameters, "pendingSide"), null),
        byWorking)
    {
        ClientListId = call.Parameters.ClientId("listClientOrderId"),
    };

    static NewOrderList.Otoco Otoco(Call call, bool byWorking)
    {
        var side = OrderParameters.Side(call.Parameters, "pendingSide");
        var quantity = byWorking ? call.Parameters.Amount("pendingQuantity") : Quantity(call, "pendingQuantity");
        var list = new NewOrderList.Otoco(
            OrderParameters.Order(call, "working", OrderParameters.Side(call.Parameters, "workingSide"), null),
            OrderParameters.Order(call, "pendingAbove", side, quantity),
            OrderParameters.Order(call, "pendingBelow", side, quantity),
            byWorking)
        {
            ClientListId = call.Parameters.ClientId("listClientOrderId"),
        };
        OrderParameters.Precise("pendingQuantity", quantity);
        return list;
    }

    static decimal Quantity(Call call, string name) => call.Parameters.Amount(name) ?? throw ApiException.Missing(name);

    static void Cancel(Call call)
    {
        var market = call.Market();
        var id = call.Parameters.Integer("orderListId");
        var clientId = call.Parameters.ClientId("listClientOrderId");
        var newId = call.Parameters.ClientId("newClientOrderId");
        if (id is null && clientId is null)
            throw ApiException.MissingEither("orderListId", "listClientOrderId");
        ListJson.Canceled(call.To,
            Call.Ok(call.Exchange.CancelList(call.Account, market.Rules.Symbol, id, clientId, newId, call.Now)));
    }

    static void Query(Call call)
    {
        var id = call.Parameters.Integer("orderListId");
        var clientId = call.Parameters.ClientId("origClientOrderId");
        if (id is null && clientId is null)
            throw ApiException.MissingEither("orderListId", "origClientOrderId");
        ListJson.Queried(call.To, Call.Ok(call.Exchange.List(call.Account, id, clientId)));
    }

    static void QueryAll(Call call)
    {
        var from = call.Parameters.Integer("fromId");
        var (start, end) = call.Parameters.Span();
        if (from is not null && (start ?? end) is not null)
            throw ApiException.BadCombination();
        if (end - start > HistorySpan.Day)
            throw HistorySpan.TooLong();
        var limit = call.Parameters.Limit(500, 1000);
        var lists = call.Exchange.Lists(call.Account, onlyOpen: false)
            .Where(l => l.ListId >= (from ?? 0) && l.Time >= (start ?? 0) && l.Time <= (end ?? long.MaxValue));
        Several(call, (from ?? start) is null ? lists.TakeLast(limit) : lists.Take(limit));
    }

    static void Several(Call call, IEnumerable<ListView> lists)
    {
        call.To.Json.WriteStartArray();
        foreach (var list in lists)
            ListJson.Queried(call.To, list);
        call.To.Json.WriteEndArray();
    }
}
