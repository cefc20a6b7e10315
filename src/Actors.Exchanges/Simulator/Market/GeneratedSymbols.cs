namespace Actors.Exchanges.Simulator;

/// <summary>Pairs to generate: well-known names first, then <c>SIM0008USDT</c> and so on.</summary>
public static class GeneratedSymbols
{
    static readonly (string Asset, decimal Price, decimal Tick, decimal Step)[] Known =
    [
        ("BTC", 65_000, 0.01m, 0.00001m), ("ETH", 3_400, 0.01m, 0.0001m), ("SOL", 150, 0.01m, 0.001m),
        ("BNB", 600, 0.01m, 0.001m), ("XRP", 0.6m, 0.0001m, 0.1m), ("ADA", 0.45m, 0.0001m, 0.1m),
        ("DOGE", 0.15m, 0.00001m, 1), ("LTC", 85, 0.01m, 0.001m),
    ];

    /// <summary>The first so many of the usual list.</summary>
    public static IReadOnlyList<GeneratedSymbol> Take(int count, double volatilityPerDay = 0.04) =>
        [.. Enumerable.Range(0, count).Select(index => At(index, volatilityPerDay))];

    /// <summary>A pair by name: the usual one, or one of a made-up price. It ends in USDT.</summary>
    /// <exception cref="Actors.Domain.DomainFault">It does not.</exception>
    public static GeneratedSymbol Named(string symbol, double volatilityPerDay = 0.04)
    {
        if (symbol.Length <= 4 || !symbol.EndsWith("USDT", StringComparison.Ordinal))
            throw new Actors.Domain.DomainFault($"a generated symbol is an asset and USDT, such as BTCUSDT, was '{symbol}'");
        var asset = symbol[..^4];
        var index = Array.FindIndex(Known, known => string.Equals(known.Asset, asset, StringComparison.Ordinal));
        return index >= 0 ? At(index, volatilityPerDay) : Make(asset, 10, 0.001m, 0.01m, volatilityPerDay);
    }

    static GeneratedSymbol At(int index, double volatility) => index < Known.Length
        ? Make(Known[index].Asset, Known[index].Price, Known[index].Tick, Known[index].Step, volatility)
        : Make($"SIM{index:0000}", 1 + (index % 97), 0.0001m, 0.01m, volatility);

    static GeneratedSymbol Make(string asset, decimal price, decimal tick, decimal step, double volatility) =>
        new(new(asset + "USDT", asset, "USDT", SymbolFilters.Usual(tick, step)), price, volatility);
}
