using Actors.Domain;

namespace Actors.Trading.Execution;

/// <summary>Compares what the venue holds with what the books say.</summary>
/// <param name="assetOf">The venue's name of a symbol's base asset; null compares no balances.</param>
/// <param name="lag">How old the venue's answers may be.</param>
public sealed class Comparison(Func<Symbol, string>? assetOf, TimeSpan lag)
{
    // What the books and the venue had at the last look, by asset.
    Dictionary<string, (decimal Booked, decimal There)> seen = new(StringComparer.Ordinal);
    readonly Dictionary<string, decimal> told = new(StringComparer.Ordinal);

    public bool IsDue { get; set; } = true;

    /// <summary>The assets that differed at the last comparison, and whose difference is not in the journal.</summary>
    public IReadOnlyList<string> Odd { get; private set; } = [];

    /// <summary>True where the last comparison saw what only another one can confirm.</summary>
    public bool HasToLookAgain { get; private set; }

    /// <summary>True from the first comparison on that left nothing to be confirmed.</summary>
    public bool WasMade { get; private set; }

    public void Made() => (IsDue, WasMade) = (false, true);

    /// <summary>A difference that is in the journal already is not told again.</summary>
    public void Told(HoldingsDiffer differ) => told[differ.Asset] = differ.AtVenue - differ.Booked;

    /// <summary>
    /// The differences that came, changed or went, and that the look before saw with the same holdings on both sides: what
    /// is under way is no difference. An answer may be older than the books, and so may the next: neither is believed until
    /// every fill is older than answers can be.
    /// </summary>
    /// <param name="isCertain">False for a stake of which an order may have come, gone or filled unknown to the books: its asset waits.</param>
    public IReadOnlyList<HoldingsDiffer> Of(VenueAccount account, Stakes stakes, Func<Stake, bool> isCertain, DateTimeOffset now)
    {
        if (assetOf is null)
            return [];
        var uncertain = stakes.All.Where(stake => !isCertain(stake)).Select(stake => assetOf(stake.Key.Symbol)).ToHashSet(StringComparer.Ordinal);
        var fresh = stakes.All.Where(stake => now - stake.LastBookedAt < lag).Select(stake => assetOf(stake.Key.Symbol)).ToHashSet(StringComparer.Ordinal);
        List<HoldingsDiffer> differences = [];
        List<string> odd = [];
        Dictionary<string, (decimal Booked, decimal There)> looked = new(StringComparer.Ordinal);
        foreach (var (asset, booked) in stakes.ByAsset(assetOf).Where(pair => !uncertain.Contains(pair.Key)))
        {
            var there = account.BalanceOf(asset).Total;
            looked[asset] = (booked, there);
            if (there - booked == told.GetValueOrDefault(asset))
                continue;
            odd.Add(asset);
            if (!fresh.Contains(asset) && seen.TryGetValue(asset, out var before) && before == (booked, there))
                differences.Add(new(asset, booked, there, now));
        }
        seen = looked;
        (Odd, HasToLookAgain) = (odd, differences.Count < odd.Count);
        return differences;
    }
}
