using System.Text.Json;

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

    public static WireFilters Parse(ref Utf8JsonReader json)
    {
        json.Array();
        var filters = new WireFilters();
        while (json.Element())
            filters = filters.With(Fields.Parse(ref json));
        return filters;
    }

    WireFilters With(Fields f) => f.Type switch
    {
        "PRICE_FILTER" => this with { TickSize = f.TickSize, MinPrice = f.MinPrice, MaxPrice = f.MaxPrice },
        "LOT_SIZE" => this with { StepSize = f.StepSize, MinQty = f.MinQty, MaxQty = f.MaxQty },
        "MARKET_LOT_SIZE" => this with { MarketStepSize = f.StepSize, MarketMinQty = f.MinQty, MarketMaxQty = f.MaxQty },
        "MIN_NOTIONAL" => this with { MinNotional = f.MinNotional, MinNotionalOfMarket = f.ApplyToMarket },
        "NOTIONAL" => this with
        {
            MinNotional = f.MinNotional, MaxNotional = f.MaxNotional,
            MinNotionalOfMarket = f.ApplyMinToMarket, MaxNotionalOfMarket = f.ApplyMaxToMarket,
        },
        "TRAILING_DELTA" => this with
        {
            TrailingBelow = (f.MinTrailingBelow, f.MaxTrailingBelow), TrailingAbove = (f.MinTrailingAbove, f.MaxTrailingAbove),
        },
        _ => this,                                              // judged by the venue alone, or newer than this code
    };

    /// <summary>The fields of any filter: their names mean the same in all of them.</summary>
    struct Fields
    {
        public string? Type;
        public decimal TickSize, MinPrice, MaxPrice, StepSize, MinQty, MaxQty, MinNotional, MaxNotional;
        public bool ApplyToMarket, ApplyMinToMarket, ApplyMaxToMarket;
        public int MinTrailingBelow, MaxTrailingBelow, MinTrailingAbove, MaxTrailingAbove;

        public static Fields Parse(ref Utf8JsonReader json)
        {
            var f = new Fields();
            if (!IsJudged(json))
            {
                json.Skip();
                return f;
            }
            json.Object();
            while (json.Field())
            {
                if (json.Is("filterType"u8)) f.Type = json.Text();
                else if (json.Is("tickSize"u8)) f.TickSize = json.Decimal();
                else if (json.Is("minPrice"u8)) f.MinPrice = json.Decimal();
                else if (json.Is("maxPrice"u8)) f.MaxPrice = json.Decimal();
                else if (json.Is("stepSize"u8)) f.StepSize = json.Decimal();
                else if (json.Is("minQty"u8)) f.MinQty = json.Decimal();
                else if (json.Is("maxQty"u8)) f.MaxQty = json.Decimal();
                else if (json.Is("minNotional"u8)) f.MinNotional = json.Decimal();
                else if (json.Is("maxNotional"u8)) f.MaxNotional = json.Decimal();
                else if (json.Is("applyToMarket"u8)) f.ApplyToMarket = json.Bool();
                else if (json.Is("applyMinToMarket"u8)) f.ApplyMinToMarket = json.Bool();
                else if (json.Is("applyMaxToMarket"u8)) f.ApplyMaxToMarket = json.Bool();
                else if (json.Is("minTrailingBelowDelta"u8)) f.MinTrailingBelow = json.Int();
                else if (json.Is("maxTrailingBelowDelta"u8)) f.MaxTrailingBelow = json.Int();
                else if (json.Is("minTrailingAboveDelta"u8)) f.MinTrailingAbove = json.Int();
                else if (json.Is("maxTrailingAboveDelta"u8)) f.MaxTrailingAbove = json.Int();
                else json.Ignore();
            }
            return f;
        }

        /// <summary>Looks ahead: a filter that is judged by the venue alone may say anything.</summary>
        static bool IsJudged(Utf8JsonReader json)
        {
            json.Object();
            while (json.Field())
            {
                if (json.Is("filterType"u8))
                {
                    var type = json.Value();
                    return type.Is("PRICE_FILTER"u8) || type.Is("LOT_SIZE"u8) || type.Is("MARKET_LOT_SIZE"u8)
                        || type.Is("MIN_NOTIONAL"u8) || type.Is("NOTIONAL"u8) || type.Is("TRAILING_DELTA"u8);
                }
                json.Ignore();
            }
            return false;
        }
    }
}
