namespace Actors.Domain;

/// <summary>Equity marked at a moment. <paramref name="Balance"/> leaves the open profit out.</summary>
/// <param name="Exposure">Value of the open positions at that moment.</param>
public readonly record struct EquityPoint(DateTimeOffset Time, Money Equity, Money Balance, Money Exposure);
