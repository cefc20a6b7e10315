namespace Actors.Exchanges.Simulator.Server;

/// <summary>Which symbols a request is about.</summary>
internal static class Symbols
{
    /// <summary>
    /// The markets of <c>symbol</c> or <c>symbols</c>, or all; of those asked for by name only what has the
    /// <c>symbolStatus</c>.
    /// </summary>
    /// <param name="single">One symbol was asked for by name, so that the answer is an object and no array.</param>
    public static List<Market> Asked(Call call, out bool single, bool all = true)
    {
        var status = call.Parameters.Find("symbolStatus") is not { } word ? (SymbolStatus?)null
            : Words<SymbolStatus>.TryParse(word, out var parsed) ? parsed
            : throw new ApiException(-1122, "Invalid symbolStatus.");
        var one = call.Parameters.Find("symbol");
        var several = call.Parameters.Texts("symbols");
        single = one is not null;
        if (one is not null && several is not null)
            throw ApiException.BadCombination();
        if (one is not null)
        {
            var market = call.Market(one);
            return status is null || market.Status == status ? [market]
                : throw new ApiException(-1220, "The symbol's status does not match the requested symbolStatus.");
        }
        if (several is null && !all)
            throw ApiException.MissingEither("symbol", "symbols");
        var markets = several is null ? [.. call.Markets] : Distinct(several).ConvertAll(call.Market);
        return status is null ? markets : markets.FindAll(m => m.Status == status);
    }

    public static List<string> Distinct(IReadOnlyList<string> symbols) =>
        symbols.Count == 0 ? throw ApiException.Invalid("symbols")
        : symbols.Distinct(StringComparer.Ordinal).Count() == symbols.Count ? [.. symbols]
        : throw new ApiException(-1151, "Symbol is present multiple times in the list.");
}
