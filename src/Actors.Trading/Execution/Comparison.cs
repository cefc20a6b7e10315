using Actors.Domain;

namespace Actors.Trading.Execution;

/// <summary>Compares what the venue holds with what the books say.</summary>
/// <param name="assetOf">The venue's name of a symbol's base asset; null compares no balances.</param>
public sealed class Comparison(Func<Symbol, string>? assetOf)
{
    // What the venue has more than the books, by asset.
    readonly Dictionary<string, decimal> seen = new(StringComparer.Ordinal);
    readonly Dictionary<string, decimal> told = new(StringComparer.Ordinal);

    public bool IsDue { get; set; } = true;

    /// <summary>The assets that differed at the last comparison, and whose difference is not in the journal.</summary>
    public IReadOnlyList<string> Odd { get; private set; } = [];

    /// <summary>True from the first comparison on.</summary>
    public bool WasMade { get; private set; }

    public void Made() => (IsDue, WasMade) = (false, true);

    /// <summary>A difference that is in the journal already is not told again.</summary>
    public void Told(HoldingsDiffer differ) => told[differ.Asset] = differ.AtVenue - differ.Booked;

    /// <summary>
    /// The differences that came, changed or went, and were so at the comparison before too: what is under way is no
    /// difference. The first comparison has nothing under way.
    /// </summary>
    /// <param name="isCertain">False for a stake of which an order may have come, gone or filled unknown to the books: its asset waits.</param>
    public IReadOnlyList<HoldingsDiffer> Of(VenueAccount account, Stakes stakes, Func<Stake, bool> isCertain, DateTimeOffset now)
    {
        if (assetOf is null)
            return [];
        var uncertain = stakes.All.Where(stake => !isCertain(stake)).Select(stake => assetOf(stake.Key.Symbol)).ToHashSet(StringComparer.Ordinal);
        List<HoldingsDiffer> differences = [];
        List<string> odd = [];
        foreach (var (asset, booked) in stakes.ByAsset(assetOf).Where(pair => !uncertain.Contains(pair.Key)))
        {
            var there = account.Balances.FirstOrDefault(balance => string.Equals(balance.Asset, asset, StringComparison.Ordinal))?.Total ?? 0;
            var more = there - booked;
            var isKnown = more == told.GetValueOrDefault(asset);
            if (!isKnown)
                odd.Add(asset);
            if (!isKnown && seen.GetValueOrDefault(asset, more) == more)
                differences.Add(new(asset, booked, there, now));
            seen[asset] = more;
        }
        Odd = odd;
        return differences;
    }
}
