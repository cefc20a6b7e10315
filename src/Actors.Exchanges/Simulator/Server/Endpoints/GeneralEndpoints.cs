namespace Actors.Exchanges.Simulator.Server;

/// <summary>ping, time, exchangeInfo, executionRules, referencePrice.</summary>
internal static class GeneralEndpoints
{
    public static IEnumerable<Endpoint> All =>
    [
        new("ping", "GET ping", Weights.Fixed(1), Empty),
        new("time", "GET time", Weights.Fixed(1), Time),
        new("exchangeInfo", "GET exchangeInfo", Weights.Fixed(20), Info),
        new("executionRules", "GET executionRules", Weights.ExecutionRules, ExecutionRules),
        new("referencePrice", "GET referencePrice", Weights.Fixed(2), NoReferencePrice),
        new("referencePrice.calculation", "GET referencePrice/calculation", Weights.Fixed(2), NoReferencePrice),
    ];

    static void Empty(Call call)
    {
        call.To.Json.WriteStartObject();
        call.To.Json.WriteEndObject();
    }

    static void Time(Call call)
    {
        call.To.Json.WriteStartObject();
        call.To.Time("serverTime", call.ServerTime);
        call.To.Json.WriteEndObject();
    }

    static void Info(Call call)
    {
        var markets = Asked(call);
        var sets = call.Parameters.Flag("showPermissionSets") ?? true;
        var json = call.To.Json;
        json.WriteStartObject();
        json.WriteString("timezone", "UTC");
        call.To.Time("serverTime", call.ServerTime);
        json.WriteStartArray("rateLimits");
        LimitJson.All(call.To, call.Context.Options.Limits, rest: call.Session is null);
        json.WriteEndArray();
        json.WriteStartArray("exchangeFilters");
        RulesJson.Filters(call.To, call.Exchange.Filters);
        json.WriteEndArray();
        json.WriteStartArray("symbols");
        foreach (var market in markets)
            RulesJson.Symbol(call.To, market.Rules, market.Status, sets);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static List<Market> Asked(Call call)
    {
        var p = call.Parameters;
        var permissions = Permissions(p);
        var status = p.Find("symbolStatus") is not { } word ? (SymbolStatus?)null
            : Words<SymbolStatus>.TryParse(word, out var parsed) ? parsed
            : throw new ApiException(-1122, "Invalid symbolStatus.");
        var one = p.Find("symbol");
        var several = p.Texts("symbols");
        if ((one is null ? 0 : 1) + (several is null ? 0 : 1) + (permissions is null ? 0 : 1) > 1 || status is not null && (one ?? (object?)several) is not null)
            throw ApiException.BadCombination();
        if (one is not null)
            return [call.Market(one)];
        if (several is not null)
            return Symbols.Distinct(several).ConvertAll(call.Market);
        if (permissions is not null && !permissions.Contains("SPOT", StringComparer.Ordinal))
            return [];
        return [.. call.Markets.Where(m => status is null || m.Status == status)];
    }

    // One word, or a JSON array of words.
    static IReadOnlyList<string>? Permissions(Parameters p) =>
        p.Find("permissions") is not { } text ? null : text.StartsWith('[') ? p.Texts("permissions") : [text];

    static void ExecutionRules(Call call)
    {
        // No symbol of this exchange has such a rule.
        _ = Symbols.Asked(call, out _);
        call.To.Json.WriteStartObject();
        call.To.Json.WriteStartArray("symbolRules");
        call.To.Json.WriteEndArray();
        call.To.Json.WriteEndObject();
    }

    static void NoReferencePrice(Call call)
    {
        _ = call.Market();
        throw new ApiException(-2043, "This symbol doesn't have a reference price.");
    }
}
