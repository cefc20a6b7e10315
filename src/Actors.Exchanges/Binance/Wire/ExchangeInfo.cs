using System.Text.Json;

namespace Actors.Exchanges.Binance.Wire;

/// <summary>The rules of the exchange and of its symbols.</summary>
public sealed record ExchangeInfo(
    long ServerTime, IReadOnlyList<WireRateLimit> RateLimits, IReadOnlyList<WireSymbol> Symbols)
{
    public static ExchangeInfo Parse(ref Utf8JsonReader json)
    {
        json.Object();
        var time = 0L;
        IReadOnlyList<WireRateLimit> limits = [];
        IReadOnlyList<WireSymbol>? symbols = null;
        while (json.Field())
        {
            if (json.Is("serverTime"u8)) time = json.Millis();
            else if (json.Is("rateLimits"u8)) limits = json.Value().List(WireRateLimit.Parse);
            else if (json.Is("symbols"u8)) symbols = json.Value().List(WireSymbol.Parse);
            else json.Ignore();
        }
        return new(time, limits, symbols ?? throw WireJson.Lacks("the exchange info", "symbols"));
    }
}

/// <summary>A limit on requests, <c>REQUEST_WEIGHT</c>, <c>ORDERS</c>, <c>RAW_REQUESTS</c> or <c>CONNECTIONS</c>.</summary>
/// <param name="Count">What is used of it, where the answer says so.</param>
public sealed record WireRateLimit(string Type, string Interval, int IntervalNumber, int Limit, int? Count)
{
    /// <summary>The length of the aligned window, or zero where its unit is not known.</summary>
    public TimeSpan Window => Interval switch
    {
        "SECOND" => TimeSpan.FromSeconds(IntervalNumber),
        "MINUTE" => TimeSpan.FromMinutes(IntervalNumber),
        "HOUR" => TimeSpan.FromHours(IntervalNumber),
        "DAY" => TimeSpan.FromDays(IntervalNumber),
        _ => TimeSpan.Zero,
    };

    public static WireRateLimit Parse(ref Utf8JsonReader json)
    {
        json.Object();
        string type = "", interval = "";
        int number = 1, limit = 0;
        int? count = null;
        while (json.Field())
        {
            if (json.Is("rateLimitType"u8)) type = json.Text();
            else if (json.Is("interval"u8)) interval = json.Text();
            else if (json.Is("intervalNum"u8)) number = json.Int();
            else if (json.Is("limit"u8)) limit = json.Int();
            else if (json.Is("count"u8)) count = json.Int();
            else json.Ignore();
        }
        return new(type, interval, number, limit, count);
    }
}

/// <summary>A symbol as the venue describes it. A filter's field that the venue leaves out is null.</summary>
public sealed record WireSymbol(
    string Symbol, SymbolStatus Status, string BaseAsset, string QuoteAsset, bool OcoAllowed, bool TrailingStopAllowed,
    bool StopLossAllowed, WireFilters Filters)
{
    public static WireSymbol Parse(ref Utf8JsonReader json)
    {
        json.Object();
        string? symbol = null;
        string baseAsset = "", quoteAsset = "";
        var status = SymbolStatus.Other;
        bool oco = false, trailing = false, stopLoss = false;
        var filters = new WireFilters();
        while (json.Field())
        {
            if (json.Is("symbol"u8)) symbol = json.Text();
            else if (json.Is("status"u8)) status = WireEnums.Symbol(ref json);
            else if (json.Is("baseAsset"u8)) baseAsset = json.Text();
            else if (json.Is("quoteAsset"u8)) quoteAsset = json.Text();
            else if (json.Is("ocoAllowed"u8)) oco = json.Bool();
            else if (json.Is("allowTrailingStop"u8)) trailing = json.Bool();
            else if (json.Is("orderTypes"u8)) stopLoss = HasStopLoss(ref json.Value());
            else if (json.Is("filters"u8)) filters = WireFilters.Parse(ref json.Value());
            else json.Ignore();
        }
        return new(
            symbol ?? throw WireJson.Lacks("a symbol", "symbol"), status, baseAsset, quoteAsset, oco, trailing, stopLoss,
            filters);
    }

    static bool HasStopLoss(ref Utf8JsonReader json)
    {
        json.Array();
        var has = false;
        while (json.Element())
        {
            has |= json.TokenType == JsonTokenType.String && json.Is("STOP_LOSS"u8);
            json.Skip();
        }
        return has;
    }
}
