namespace Actors.Exchanges.Simulator.Server;

/// <summary>Rate limits as answers tell them.</summary>
internal static class LimitJson
{
    /// <summary>Those of <c>exchangeInfo</c>, which tells no counts.</summary>
    public static void All(WireWriter to, LimitOptions limits, bool rest)
    {
        One(to, "REQUEST_WEIGHT", "MINUTE", 1, limits.WeightPerMinute, null);
        Orders(to, limits, null, null);
        if (rest)
            One(to, "RAW_REQUESTS", "MINUTE", 5, limits.RequestsPerFiveMinutes, null);
        else
            One(to, "CONNECTIONS", "MINUTE", 5, limits.ConnectionsPerFiveMinutes, null);
    }

    public static void Orders(WireWriter to, LimitOptions limits, int? tenSeconds, int? day)
    {
        One(to, "ORDERS", "SECOND", 10, limits.OrdersPerTenSeconds, tenSeconds);
        One(to, "ORDERS", "DAY", 1, limits.OrdersPerDay, day);
    }

    public static void Weight(WireWriter to, LimitOptions limits, int used) =>
        One(to, "REQUEST_WEIGHT", "MINUTE", 1, limits.WeightPerMinute, used);

    static void One(WireWriter to, string type, string interval, int number, int limit, int? count)
    {
        to.Json.WriteStartObject();
        to.Json.WriteString("rateLimitType", type);
        to.Json.WriteString("interval", interval);
        to.Json.WriteNumber("intervalNum", number);
        to.Json.WriteNumber("limit", limit);
        if (count is { } used)
            to.Json.WriteNumber("count", used);
        to.Json.WriteEndObject();
    }
}
