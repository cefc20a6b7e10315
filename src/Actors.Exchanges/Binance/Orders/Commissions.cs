using Actors.Domain;
using Actors.Exchanges.Binance.Rules;

namespace Actors.Exchanges.Binance.Orders;

/// <summary>What a fill cost, in quote currency.</summary>
/// <param name="rulesOf">The rules as far as they are known.</param>
/// <param name="priceOf">The price of an asset in a quote asset, or null where it is not known.</param>
/// <param name="notice">Told of a commission that could not be converted and is booked as zero.</param>
sealed class Commissions(
    Func<Symbol, SymbolRules?> rulesOf, Func<string, string, decimal?> priceOf, Action<string> notice)
{
    /// <summary>The fee, and the part of a purchase that the venue kept for it.</summary>
    public (Money Fee, Quantity BaseFee) Of(Symbol symbol, Side side, decimal price, decimal commission, string? asset)
    {
        if (commission == 0 || string.IsNullOrEmpty(asset))
            return (Money.Zero, Quantity.Zero);
        var rules = rulesOf(symbol);
        // Without the rules the name tells: a symbol is written base first, quote last.
        if (rules is null ? symbol.Name.EndsWith(asset, StringComparison.Ordinal) : rules.QuoteAsset == asset)
            return (new(commission), Quantity.Zero);
        if (rules is null ? symbol.Name.StartsWith(asset, StringComparison.Ordinal) : rules.BaseAsset == asset)
            return (new(commission * price), side == Side.Buy && commission > 0 ? new(commission) : Quantity.Zero);
        if (rules is not null && priceOf(asset, rules.QuoteAsset) is { } rate)
            return (new(commission * rate), Quantity.Zero);
        notice($"a commission of {commission} {asset} on {symbol} is booked as 0: no price of {asset} is at hand");
        return (Money.Zero, Quantity.Zero);
    }
}
