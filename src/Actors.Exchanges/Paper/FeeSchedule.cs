using Actors.Domain;

namespace Actors.Exchanges.Paper;

/// <summary>Fees for a trader whose last 30 days reach <paramref name="Volume"/> of quote currency.</summary>
public sealed record FeeTier(Money Volume, decimal MakerBps, decimal TakerBps);

/// <summary>
/// Fees in basis points of price × quantity, taken in quote currency; a negative maker fee is a rebate.
/// </summary>
/// <param name="MakerBps">Of limit orders that rested; <paramref name="TakerBps"/> of everything else.</param>
public sealed record FeeSchedule(decimal MakerBps, decimal TakerBps)
{
    public static FeeSchedule Free { get; } = new(0, 0);

    /// <summary>Tiers above the base one, by rising volume. Empty for one fee always.</summary>
    public IReadOnlyList<FeeTier> Tiers { get; init; } = [];

    /// <summary>The fee as a fraction.</summary>
    /// <param name="volume">What was traded in the 30 days before today, in quote currency.</param>
    public decimal Rate(Liquidity liquidity, decimal volume)
    {
        var (maker, taker) = (MakerBps, TakerBps);
        for (var i = 0; i < Tiers.Count && Tiers[i].Volume.Value <= volume; i++)
            (maker, taker) = (Tiers[i].MakerBps, Tiers[i].TakerBps);
        return (liquidity == Liquidity.Maker ? maker : taker) / 10_000;
    }

    public bool Equals(FeeSchedule? other) => other is not null
        && (MakerBps, TakerBps) == (other.MakerBps, other.TakerBps) && Tiers.SequenceEqual(other.Tiers);

    public override int GetHashCode() => HashCode.Combine(MakerBps, TakerBps, Tiers.Count);

    public override string ToString() =>
        $"{MakerBps:0.####}/{TakerBps:0.####} bps{(Tiers.Count == 0 ? "" : $" and {Tiers.Count} tiers")}";

    internal string? Fault
    {
        get
        {
            var below = 0m;
            foreach (var tier in Tiers)
            {
                if (tier.Volume.Value <= below)
                    return $"fee tiers are listed by rising volume above 0, found {tier.Volume} after {below}";
                below = tier.Volume.Value;
            }
            return Tiers.Prepend(new(Money.Zero, MakerBps, TakerBps)).Select(Faults).FirstOrDefault(fault => fault is not null);
        }
    }

    static string? Faults(FeeTier tier) =>
        tier.TakerBps is < 0 or >= 10_000 ? $"the taker fee is 0 to below 10000 bps, was {tier.TakerBps}"
        : tier.MakerBps is <= -10_000 or >= 10_000 ? $"the maker fee is between -10000 and 10000 bps, was {tier.MakerBps}"
        : tier.MakerBps + tier.TakerBps < 0 ? $"a maker rebate is no more than the taker fee, was {tier.MakerBps}/{tier.TakerBps}"
        : null;
}
