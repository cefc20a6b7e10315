using Actors.Domain;
using Actors.Exchanges.Binance.Wire;

namespace Actors.Exchanges.Binance.Rules;

/// <summary>What may be traded of a symbol, and how.</summary>
/// <param name="Filters">The rest of the venue's filters, beyond <paramref name="Instrument"/>.</param>
public sealed record SymbolRules(
    Instrument Instrument, SymbolStatus Status, string BaseAsset, string QuoteAsset, bool OcoAllowed, bool TrailingStopAllowed,
    bool StopLossAllowed, WireFilters Filters)
{
    public bool IsTrading => Status == SymbolStatus.Trading;

    /// <summary>
    /// Null where the engine cannot name the symbol, as the venue has some in other scripts, and where its filters have a
    /// <see cref="WireFilters.Fault"/>.
    /// </summary>
    public static SymbolRules? Of(WireSymbol symbol)
    {
        if (!Domain.Symbol.IsValid(symbol.Symbol) || symbol.Filters.Fault is not null)
            return null;
        var filters = symbol.Filters;
        var instrument = new Instrument(
            new(symbol.Symbol), filters.TickSize.Trimmed(), filters.StepSize > 0 ? filters.StepSize.Trimmed() : Instrument.AssetStep,
            new(filters.MinQty.Trimmed()), new(filters.MaxQty > 0 ? filters.MaxQty.Trimmed() : decimal.MaxValue),
            new(filters.MinNotional.Trimmed()));
        return new(
            instrument, symbol.Status, symbol.BaseAsset, symbol.QuoteAsset, symbol.OcoAllowed, symbol.TrailingStopAllowed,
            symbol.StopLossAllowed, filters);
    }
}
