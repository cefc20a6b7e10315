namespace Actors.Exchanges.Simulator.Server;

/// <summary>What an account has, has done and may do. Answers may lag behind the streams, where a fault says so.</summary>
internal static class AccountEndpoints
{
    public static IEnumerable<Endpoint> All =>
    [
        Query("account.status", "GET account", Weights.Fixed(20), Account),
        Query("order.status", "GET order", Weights.Fixed(4), Order),
        Query("openOrders.status", "GET openOrders", Weights.BySymbol(6, 80), OpenOrders),
        Query("allOrders", "GET allOrders", Weights.Fixed(20), AllOrders),
        Query("myTrades", "GET myTrades", p => p.Has("orderId") ? 5 : 20, Trades),
        Query("account.rateLimits.orders", "GET rateLimit/order", Weights.Fixed(40), OrderCounts),
        Query("account.commission", "GET account/commission", Weights.Fixed(20), call =>
            AccountJson.Commission(call.To, call.Market().Rules.Symbol, call.Account.Commissions)),
        Query("order.amendments", "GET order/amendments", Weights.Fixed(4), Amendments),
        Query("myFilters", "GET myFilters", Weights.Fixed(40), Filters),
        Query("myPreventedMatches", "GET myPreventedMatches", p => p.Has("preventedMatchId") ? 2 : 20, PreventedMatches),
        Query("myAllocations", "GET myAllocations", Weights.Fixed(20), Allocations),
    ];

    static Endpoint Query(string method, string route, Func<Parameters, int> weight, Action<Call> answer) =>
        new(method, route, weight, answer) { Signed = true };

    static void Account(Call call)
    {
        var withoutZeros = call.Parameters.Flag("omitZeroBalances") ?? false;
        var balances = call.Account.Balances
            .Select(b => call.AsOf is { } at ? call.Context.History.Balance(call.Account.Name, b, at) : b)
            .Where(b => !withoutZeros || b.Free + b.Locked > 0);
        AccountJson.Account(call.To, call.Account, balances);
    }

    static void Order(Call call)
    {
        var p = call.Parameters;
        var order = new OrderRef(p.Require("symbol"), p.Integer("orderId"), p.ClientId("origClientOrderId"));
        if (order is { OrderId: null, ClientOrderId: null })
            throw ApiException.MissingEither("origClientOrderId", "orderId");
        _ = call.Market(order.Symbol);
        var found = Call.Ok(call.Exchange.Order(call.Account, order));
        OrderJson.Queried(call.To, Then(call, found) ?? throw Call.Refused(Rejection.OrderNotFound));
    }

    static void OpenOrders(Call call)
    {
        var symbol = call.Parameters.Has("symbol") ? call.Market().Rules.Symbol : null;
        // What was open then may be closed by now, so a lagging answer looks through all orders.
        var orders = call.AsOf is null
            ? call.Exchange.OpenOrders(call.Account, symbol)
            : call.Markets.Where(m => symbol is null || m.Rules.Symbol == symbol)
                .SelectMany(m => call.Exchange.AllOrders(call.Account, m.Rules.Symbol));
        Several(call, orders.Select(o => Then(call, o)).OfType<OrderView>().Where(o => o.Status.IsOpen()));
    }

    static void AllOrders(Call call)
    {
        var market = call.Market();
        var from = call.Parameters.Integer("orderId");
        var (start, end) = Day(call);
        var limit = call.Parameters.Limit(500, 1000);
        var orders = call.Exchange.AllOrders(call.Account, market.Rules.Symbol)
            .Where(o => o.OrderId >= (from ?? 0) && o.Time >= (start ?? 0) && o.Time <= (end ?? long.MaxValue))
            .Select(o => Then(call, o)).OfType<OrderView>();
        Several(call, (from ?? start) is null ? orders.TakeLast(limit) : orders.Take(limit));
    }

    static void Trades(Call call)
    {
        var market = call.Market();
        var order = call.Parameters.Integer("orderId");
        var from = call.Parameters.Integer("fromId");
        var (start, end) = Day(call);
        if ((start ?? end) is not null && (order ?? from) is not null)
            throw ApiException.BadCombination();
        var limit = call.Parameters.Limit(500, 1000);
        var trades = call.Exchange.Trades(call.Account, market.Rules.Symbol)
            .Where(t => (order is null || t.OrderId == order) && t.Id >= (from ?? 0)
                && t.Time >= (start ?? 0) && t.Time <= Math.Min(end ?? long.MaxValue, call.AsOf ?? long.MaxValue));
        call.To.Json.WriteStartArray();
        foreach (var trade in (from ?? start) is null ? trades.TakeLast(limit) : trades.Take(limit))
            AccountJson.Trade(call.To, trade);
        call.To.Json.WriteEndArray();
    }

    static (long? Start, long? End) Day(Call call)
    {
        var (start, end) = call.Parameters.Span();
        return end - start > HistorySpan.Day ? throw HistorySpan.TooLong() : (start, end);
    }

    static void OrderCounts(Call call)
    {
        var (_, tenSeconds, day) = call.Context.Limiter.Counts("", call.Account.Name);
        call.To.Json.WriteStartArray();
        LimitJson.Orders(call.To, call.Context.Options.Limits, tenSeconds, day);
        call.To.Json.WriteEndArray();
    }

    static void Amendments(Call call)
    {
        var market = call.Market();
        var order = call.Parameters.RequireInteger("orderId");
        var from = call.Parameters.Integer("fromExecutionId") ?? 0;
        var limit = call.Parameters.Limit(500, 1000);
        call.To.Json.WriteStartArray();
        foreach (var amendment in call.Exchange.Amendments(call.Account, market.Rules.Symbol, order)
            .Where(a => a.ExecutionId >= from).Take(limit))
            AccountJson.Amendment(call.To, amendment);
        call.To.Json.WriteEndArray();
    }

    static void Filters(Call call)
    {
        var rules = call.Market().Rules;
        var json = call.To.Json;
        json.WriteStartObject();
        json.WriteStartArray("exchangeFilters");
        RulesJson.Filters(call.To, call.Exchange.Filters);
        json.WriteEndArray();
        json.WriteStartArray("symbolFilters");
        RulesJson.Filters(call.To, rules.Filters);
        json.WriteEndArray();
        json.WriteStartArray("assetFilters");
        RulesJson.AssetFilters(call.To, call.Exchange.Filters, rules.BaseAsset, rules.QuoteAsset);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void PreventedMatches(Call call)
    {
        var market = call.Market();
        var match = call.Parameters.Integer("preventedMatchId");
        var order = call.Parameters.Integer("orderId");
        var from = call.Parameters.Integer("fromPreventedMatchId") ?? 0;
        var limit = call.Parameters.Limit(500, 1000);
        if (match is null == order is null)
            throw ApiException.BadCombination();
        call.To.Json.WriteStartArray();
        foreach (var one in call.Exchange.PreventedMatches(call.Account, market.Rules.Symbol)
            .Where(m => match is not null ? m.Id == match : m.Id >= from && (m.TakerOrderId == order || m.MakerOrderId == order))
            .Take(limit))
            AccountJson.Prevented(call.To, one);
        call.To.Json.WriteEndArray();
    }

    static void Allocations(Call call)
    {
        // Allocations come of smart order routing, which this exchange has none of.
        _ = call.Market();
        _ = Day(call);
        _ = (call.Parameters.Integer("fromAllocationId"), call.Parameters.Integer("orderId"), call.Parameters.Limit(500, 1000));
        call.To.Json.WriteStartArray();
        call.To.Json.WriteEndArray();
    }

    static void Several(Call call, IEnumerable<OrderView> orders)
    {
        call.To.Json.WriteStartArray();
        foreach (var order in orders)
            OrderJson.Queried(call.To, order);
        call.To.Json.WriteEndArray();
    }

    static OrderView? Then(Call call, OrderView now) =>
        call.AsOf is { } at ? call.Context.History.Order(call.Account.Name, now, at) : now;
}
