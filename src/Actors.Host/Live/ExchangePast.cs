using Actors.Exchanges.Simulator;

namespace Actors.Host.Live;

/// <summary>Where a simulated exchange goes on.</summary>
/// <param name="Began">When its market began.</param>
/// <param name="Now">What its clock says at the start.</param>
/// <param name="Balances">What the account has, by asset.</param>
/// <param name="Legs">Its orders that rest: each by itself, or two that are a list.</param>
sealed record ExchangePast(
    DateTimeOffset Began, DateTimeOffset Now, IReadOnlyDictionary<string, decimal> Balances, IReadOnlyList<IReadOnlyList<NewOrder>> Legs)
{
    /// <summary>By symbol: what it had when its market began, where that is not the usual price.</summary>
    public IReadOnlyDictionary<string, decimal> Prices { get; init; } = new Dictionary<string, decimal>(StringComparer.Ordinal);
}
