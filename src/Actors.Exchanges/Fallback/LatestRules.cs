using Actors.Domain;

namespace Actors.Exchanges.Fallback;

/// <summary>Both sources tell of the same change of a symbol's rules: it is passed on once.</summary>
sealed class LatestRules(IMarketSink sink)
{
    readonly Lock gate = new();
    readonly Dictionary<Symbol, (Instrument Instrument, bool Trading)> known = [];

    public void Take(Instrument instrument, bool trading)
    {
        lock (gate)
        {
            if (known.TryGetValue(instrument.Symbol, out var before) && before == (instrument, trading))
                return;
            known[instrument.Symbol] = (instrument, trading);
            sink.Changed(instrument, trading);
        }
    }
}
