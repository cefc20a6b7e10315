namespace Actors.Exchanges.Simulator.Server;

/// <summary>What is traded at the exchange, and who trades there besides its accounts.</summary>
public sealed record MarketOptions
{
    internal delegate IMarketSource Opening(Exchange exchange, ulong seed, long now);

    MarketOptions(Opening open) => Open = open;

    /// <summary>Lists the symbols at the exchange and begins to trade.</summary>
    internal Opening Open { get; }

    /// <summary>Made of the simulator's seed.</summary>
    /// <param name="historyMinutes">Candles of the past, which clients may ask for.</param>
    /// <param name="began">When the market began, if that was before now: it is made anew up to now, as it was.</param>
    public static MarketOptions Generated(
        IReadOnlyList<GeneratedSymbol> symbols, int historyMinutes = 43_200, DateTimeOffset? began = null) => new(
        (exchange, seed, now) => new GeneratedMarket(
            exchange, new(seed, symbols, historyMinutes), began?.ToUnixTimeMilliseconds() ?? now));

    /// <summary>What happened before, at the times when it did: the clock has to start there.</summary>
    public static MarketOptions Replayed(IReadOnlyList<ReplayedSymbol> symbols, ReplayOptions? options = null) => new(
        (exchange, _, _) => new ReplayedMarket(exchange, options ?? new(), symbols));

    /// <summary>Nobody else: only what the accounts do happens.</summary>
    public static MarketOptions Quiet(params IReadOnlyList<SymbolRules> symbols) => new((exchange, _, _) =>
    {
        foreach (var rules in symbols)
            exchange.AddMarket(rules);
        return new Silence(exchange);
    });

    sealed class Silence(Exchange exchange) : IMarketSource
    {
        public void Advance(long now) => exchange.Advance(now);
    }
}
