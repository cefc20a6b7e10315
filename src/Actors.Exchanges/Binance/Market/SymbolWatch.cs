using Actors.Domain;
using Actors.Exchanges.Binance.Rules;

namespace Actors.Exchanges.Binance.Market;

/// <summary>Looks at the rules and the status of symbols again and again, and tells what has changed.</summary>
sealed class SymbolWatch(IMarketRest rest, FeedOptions options, TimeProvider network, IMarketSink sink)
{
    readonly Dictionary<Symbol, SymbolState> known = [];

    public async Task Run(IReadOnlyList<Symbol> symbols, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(options.SymbolsEvery, network);
        try
        {
            do
            {
                foreach (var part in symbols.Chunk(RuleBook.LargestRequest))
                    await Look(part, stop);
            }
            while (await timer.WaitForNextTickAsync(stop));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The feed is being stopped.
        }
    }

    async Task Look(Symbol[] part, CancellationToken stop)
    {
        try
        {
            foreach (var state in await rest.Symbols(part, stop))
            {
                var isNew = !known.TryGetValue(state.Instrument.Symbol, out var before);
                known[state.Instrument.Symbol] = state;
                // What is usual at the start is no change.
                if (isNew ? !state.Trading : before != state)
                    sink.Changed(state.Instrument, state.Trading);
            }
        }
        catch (VenueException)
        {
            // Asked again at the next turn; that the venue cannot be reached shows in the health of the series.
        }
    }
}
