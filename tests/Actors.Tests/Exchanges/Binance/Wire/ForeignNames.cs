using System.Text.Json;

namespace Actors.Tests.Exchanges.Binance.Wire;

/// <summary>Which names nothing reads in an object, so that the venue may come to use them for anything.</summary>
static class ForeignNames
{
    public static readonly IReadOnlyList<string> Letters =
        [.. Enumerable.Range('a', 26).Concat(Enumerable.Range('A', 26)).Select(letter => ((char)letter).ToString())];

    /// <summary>By the kind of an event or a filter, which fields are read where they are there.</summary>
    static readonly Dictionary<string, string> Optional = new(StringComparer.Ordinal)
    {
        ["executionReport"] = "s c C S o x X q Q p P d g i I l L z n N t T O m w r eR",
        ["24hrTicker"] = "x Q b B a A",
        ["PRICE_FILTER"] = "tickSize minPrice maxPrice",
        ["LOT_SIZE"] = "stepSize minQty maxQty",
        ["MARKET_LOT_SIZE"] = "stepSize minQty maxQty",
        ["MIN_NOTIONAL"] = "minNotional applyToMarket",
        ["NOTIONAL"] = "minNotional maxNotional applyMinToMarket applyMaxToMarket",
        ["TRAILING_DELTA"] = "minTrailingBelowDelta maxTrailingBelowDelta minTrailingAboveDelta maxTrailingAboveDelta",
    };

    public static bool IsForeign(JsonElement it, string name)
    {
        if (it.TryGetProperty(name, out _) || name is "e" or "E")
            return false;                                       // what an event is and when it happened
        return KindOf(it) is { } kind
            ? !Optional.GetValueOrDefault(kind, "").Split(' ').Contains(name, StringComparer.Ordinal)
            : name is not ("u" or "s");                         // by which frames are told apart that do not name their kind
    }

    static string? KindOf(JsonElement it) =>
        it.TryGetProperty("e", out var name) || it.TryGetProperty("filterType", out name) ? name.GetString() : null;
}
