using System.Text.Json;
using Actors.Domain;

namespace Actors.Exchanges.Binance.Wire;

/// <summary>Those filters of a symbol that a client can judge by itself. A bound that is 0 is not set.</summary>
public sealed record WireFilters
{
    public decimal TickSize { get; init; }
    public decimal MinPrice { get; init; }
    public decimal MaxPrice { get; init; }
    public decimal StepSize { get; init; }
    public decimal MinQty { get; init; }
    public decimal MaxQty { get; init; }
    public decimal MarketStepSize { get; init; }
    public decimal MarketMinQty { get; init; }
    public decimal MarketMaxQty { get; init; }
    public decimal MinNotional { get; init; }
    public decimal MaxNotional { get; init; }
    public bool MinNotionalOfMarket { get; init; }
    public bool MaxNotionalOfMarket { get; init; }

    /// <summary>Least and most trailing distance in basis points of a stop that sells and of one that buys.</summary>
    public (int Min, int Max) TrailingBelow { get; init; }
    public (int Min, int Max) TrailingAbove { get; init; }

    /// <summary>Null where the filters can be followed, else which of them says what that no such filter can.</summary>
    public string? Fault { get; init; }

    public static WireFilters Parse(ref Utf8JsonReader json)
    {
        var filters = new WireFilters();
        if (json.TokenType != JsonTokenType.StartArray)
        {
            var wrong = WireJson.Unexpected(ref json, "an array");
            json.Skip();
            return filters with { Fault = $"filters: {wrong.Message}" };
        }
        while (json.Element())
            filters = filters.With(ref json);
        return filters;
    }

    /// <summary>A filter that is not what it should be is the fault of its symbol alone.</summary>
    WireFilters With(ref Utf8JsonReader json)
    {
        var filter = json;
        string? type = null;
        try
        {
            type = TypeOf(json);
            return With(type, ref json);
        }
        catch (WireException wrong)
        {
            json = filter;
            json.Skip();
            return this with { Fault = Fault ?? $"{type ?? "a filter"}: {wrong.Message}" };
        }
    }

    WireFilters With(string? type, ref Utf8JsonReader json)
    {
        switch (type)
        {
            case "PRICE_FILTER":
                return WithPrice(ref json);
            case "LOT_SIZE":
                var (step, min, max, fault) = Lot("LOT_SIZE", ref json);
                return this with { StepSize = step, MinQty = min, MaxQty = max, Fault = Fault ?? fault };
            case "MARKET_LOT_SIZE":
                (step, min, max, fault) = Lot("MARKET_LOT_SIZE", ref json);
                return this with { MarketStepSize = step, MarketMinQty = min, MarketMaxQty = max, Fault = Fault ?? fault };
            case "MIN_NOTIONAL":
                return WithMinNotional(ref json);
            case "NOTIONAL":
                return WithNotional(ref json);
            case "TRAILING_DELTA":
                return WithTrailing(ref json);
            default:
                json.Skip();                                    // judged by the venue alone, or newer than this code
                return this;
        }
    }

    /// <summary>Looks ahead: a filter that is judged by the venue alone may say anything.</summary>
    static string? TypeOf(Utf8JsonReader json)
    {
        json.Object();
        while (json.Field())
        {
            if (json.Is("filterType"u8))
                return json.Text();
            json.Ignore();
        }
        return null;
    }

    WireFilters WithPrice(ref Utf8JsonReader json)
    {
        json.Object();
        decimal tick = 0, min = 0, max = 0;
        while (json.Field())
        {
            if (json.Is("tickSize"u8)) tick = json.Decimal();
            else if (json.Is("minPrice"u8)) min = json.Decimal();
            else if (json.Is("maxPrice"u8)) max = json.Decimal();
            else json.Ignore();
        }
        var fault = Negative("PRICE_FILTER", "tickSize", tick) ?? Disorder("PRICE_FILTER", "minPrice", min, "maxPrice", max);
        return this with { TickSize = tick, MinPrice = min, MaxPrice = max, Fault = Fault ?? fault };
    }

    static (decimal Step, decimal Min, decimal Max, string? Fault) Lot(string filter, ref Utf8JsonReader json)
    {
        json.Object();
        decimal step = 0, min = 0, max = 0;
        while (json.Field())
        {
            if (json.Is("stepSize"u8)) step = json.Decimal();
            else if (json.Is("minQty"u8)) min = json.Decimal();
            else if (json.Is("maxQty"u8)) max = json.Decimal();
            else json.Ignore();
        }
        return (step, min, max, Negative(filter, "stepSize", step) ?? Disorder(filter, "minQty", min, "maxQty", max));
    }

    WireFilters WithMinNotional(ref Utf8JsonReader json)
    {
        json.Object();
        var (min, ofMarket) = (0m, false);
        while (json.Field())
        {
            if (json.Is("minNotional"u8)) min = json.Decimal();
            else if (json.Is("applyToMarket"u8)) ofMarket = json.Bool();
            else json.Ignore();
        }
        return this with { MinNotional = min, MinNotionalOfMarket = ofMarket, Fault = Fault ?? Negative("MIN_NOTIONAL", "minNotional", min) };
    }

    WireFilters WithNotional(ref Utf8JsonReader json)
    {
        json.Object();
        var (min, max, minOfMarket, maxOfMarket) = (0m, 0m, false, false);
        while (json.Field())
        {
            if (json.Is("minNotional"u8)) min = json.Decimal();
            else if (json.Is("maxNotional"u8)) max = json.Decimal();
            else if (json.Is("applyMinToMarket"u8)) minOfMarket = json.Bool();
            else if (json.Is("applyMaxToMarket"u8)) maxOfMarket = json.Bool();
            else json.Ignore();
        }
        return this with
        {
            MinNotional = min, MaxNotional = max, MinNotionalOfMarket = minOfMarket, MaxNotionalOfMarket = maxOfMarket,
            Fault = Fault ?? Disorder("NOTIONAL", "minNotional", min, "maxNotional", max),
        };
    }

    WireFilters WithTrailing(ref Utf8JsonReader json)
    {
        json.Object();
        int minBelow = 0, maxBelow = 0, minAbove = 0, maxAbove = 0;
        while (json.Field())
        {
            if (json.Is("minTrailingBelowDelta"u8)) minBelow = json.Int();
            else if (json.Is("maxTrailingBelowDelta"u8)) maxBelow = json.Int();
            else if (json.Is("minTrailingAboveDelta"u8)) minAbove = json.Int();
            else if (json.Is("maxTrailingAboveDelta"u8)) maxAbove = json.Int();
            else json.Ignore();
        }
        var fault = Disorder("TRAILING_DELTA", "minTrailingBelowDelta", minBelow, "maxTrailingBelowDelta", maxBelow)
            ?? Disorder("TRAILING_DELTA", "minTrailingAboveDelta", minAbove, "maxTrailingAboveDelta", maxAbove);
        return this with { TrailingBelow = (minBelow, maxBelow), TrailingAbove = (minAbove, maxAbove), Fault = Fault ?? fault };
    }

    static string? Negative(string filter, string field, decimal value) =>
        value < 0 ? $"{filter} says {field} {value.Trimmed()}, where 0 or more is expected" : null;

    static string? Disorder(string filter, string least, decimal min, string most, decimal max) =>
        Negative(filter, least, min) ?? Negative(filter, most, max)
        ?? (max > 0 && min > max ? $"{filter} says {least} {min.Trimmed()} and {most} {max.Trimmed()}, where {least} is expected to be the smaller" : null);
}
