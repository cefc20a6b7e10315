using Actors.Domain;

namespace Actors.Trading.Execution;

/// <summary>
/// The stakes of an account, in the order of their strategies: what is due at the same moment is done in the same order
/// after a restart as without one.
/// </summary>
public sealed class Stakes(Func<Symbol, Instrument> instrumentOf)
{
    readonly List<Stake> all = [];
    readonly Dictionary<StrategyKey, Stake> byKey = [];

    public IReadOnlyList<Stake> All => all;

    public Stake Of(StrategyKey key)
    {
        if (byKey.TryGetValue(key, out var stake))
            return stake;
        byKey.Add(key, stake = new(key));
        var at = all.FindIndex(other => other.Key.CompareTo(key) > 0);
        all.Insert(at < 0 ? all.Count : at, stake);
        return stake;
    }

    public void Apply(TradingEvent e)
    {
        if (KeyOf(e) is { } key)
            Of(key).Apply(e);
    }

    /// <summary>Whose stake an event changes; null where it changes none.</summary>
    public static StrategyKey? KeyOf(TradingEvent e) => e switch
    {
        OrderSubmitted submitted => submitted.Intent.Key,
        OrderFilled filled => filled.Key,
        LegOpened leg => leg.Key,
        PositionNaked naked => naked.Key,
        DustLeft dust => dust.Key,
        PositionLost lost => lost.Key,
        _ => null,
    };

    /// <summary>
    /// What of a stake can be sold: zero when it is less than the venue takes. What was told to be dust stays dust until a
    /// purchase joins it, though the venue may take as little by now: to everybody else the position has ended.
    /// </summary>
    public Quantity Sellable(Stake stake) =>
        stake.Held == stake.Dust ? Quantity.Zero : instrumentOf(stake.Key.Symbol).Sellable(stake.Held, stake.LastPrice);

    /// <summary>What is held of each base asset, by its name.</summary>
    public IReadOnlyDictionary<string, decimal> ByAsset(Func<Symbol, string> assetOf)
    {
        var sums = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var stake in all)
        {
            var asset = assetOf(stake.Key.Symbol);
            sums[asset] = sums.GetValueOrDefault(asset) + stake.Held;
        }
        return sums;
    }
}
