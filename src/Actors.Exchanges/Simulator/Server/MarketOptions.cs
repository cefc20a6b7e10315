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
    public static MarketOptions Generated(IReadOnlyList<GeneratedSymbol> symbols, int historyMinutes = 43_200) => new(
        (exchange, seed, now) => new GeneratedMarket(exchange, new(seed, symbols, historyMinutes), now));

    /// <summary>Made of the simulator's seed, and as it was: anew from its beginning up to now.</summary>
    /// <param name="prices">By symbol: what it had when the market began, where that is another than its start price.</param>
    /// <param name="stop">Ends the making, with an <see cref="OperationCanceledException"/>.</param>
    public static MarketOptions GeneratedSince(
        DateTimeOffset began, IReadOnlyList<GeneratedSymbol> symbols, IReadOnlyDictionary<string, decimal> prices, CancellationToken stop) => new(
        (exchange, seed, now) =>
        {
            var start = began.ToUnixTimeMilliseconds();
            // With one seed alone every market that began at known prices would walk the way of the first again.
            var chances = prices.Count == 0 ? seed : seed ^ (ulong)start;
            var market = new GeneratedMarket(exchange, new(chances, symbols) { Prices = prices }, start);
            for (var at = start; at < now; at += (int)TimeSpan.MillisecondsPerMinute)
            {
                stop.ThrowIfCancellationRequested();
                market.Advance(at);
            }
            return market;
        });

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
