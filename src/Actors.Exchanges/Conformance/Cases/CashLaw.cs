using Actors.Domain;

namespace Actors.Exchanges.Conformance.Cases;

/// <summary>What fills do to the quote balance. A fee in a third asset is told in quote currency and paid elsewhere.</summary>
/// <param name="value">Of the sales, less that of the purchases.</param>
sealed class CashLaw(ConformanceMarket market, VenueAccount before, decimal value, IEnumerable<VenueReport.Filled> fills)
{
    /// <summary>The change where every fee is paid in quote currency or kept in base.</summary>
    public decimal Expected { get; } = value - fills.Where(fill => fill.BaseFee.IsZero).Sum(fill => fill.Fee.Value);

    public decimal Change(VenueAccount now) => now.BalanceOf(market.QuoteAsset).Total - before.BalanceOf(market.QuoteAsset).Total;

    public bool Holds(VenueAccount now) => Change(now) == Expected || (Change(now) == value && HasPaidElsewhere(now));

    bool HasPaidElsewhere(VenueAccount now) => now.Balances.Any(one =>
        !string.Equals(one.Asset, market.QuoteAsset, StringComparison.Ordinal) && !string.Equals(one.Asset, market.BaseAsset, StringComparison.Ordinal)
        && before.BalanceOf(one.Asset).Total > one.Total);
}
