using Actors.Domain;

namespace Actors.Trading.Execution;

/// <summary>Compares what the venue holds with what the books say.</summary>
/// <param name="assetOf">The venue's name of a symbol's base asset; null compares no balances.</param>
sealed class Comparison(Func<Symbol, string>? assetOf)
{
    readonly Dictionary<string, (decimal Booked, decimal AtVenue)> seen = new(StringComparer.Ordinal);
    readonly Dictionary<string, (decimal Booked, decimal AtVenue)> told = new(StringComparer.Ordinal);

    public bool IsDue { get; set; } = true;

    /// <summary>True from the first comparison on.</summary>
    public bool WasMade { get; private set; }

    public void Made() => (IsDue, WasMade) = (false, true);

    /// <summary>A difference that is in the journal already is not told again.</summary>
    public void Told(HoldingsDiffer differ) => told[differ.Asset] = (differ.Booked, differ.AtVenue);

    /// <summary>
    /// The differences that were there at the comparison before too: what is under way is no difference. The first
    /// comparison has nothing under way.
    /// </summary>
    public IReadOnlyList<HoldingsDiffer> Of(VenueAccount account, Stakes stakes, DateTimeOffset now)
    {
        if (assetOf is null)
            return [];
        List<HoldingsDiffer> differences = [];
        foreach (var (asset, booked) in stakes.ByAsset(assetOf))
        {
            var there = account.Balances.FirstOrDefault(balance => string.Equals(balance.Asset, asset, StringComparison.Ordinal))?.Total ?? 0;
            var isKnown = told.TryGetValue(asset, out var before) ? before == (booked, there) : booked == there;
            if (!isKnown && seen.GetValueOrDefault(asset, (booked, there)) == (booked, there))
                differences.Add(new(asset, booked, there, now));
            seen[asset] = (booked, there);
        }
        return differences;
    }
}
