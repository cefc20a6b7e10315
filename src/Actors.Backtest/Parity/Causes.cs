using Actors.Domain;

namespace Actors.Backtest.Parity;

/// <summary>The names that a difference can have. Each is given only where its condition is seen in the journals or the candles.</summary>
static class Causes
{
    public const string Book = "book";
    public const string AssumedCosts = "assumed-costs";
    public const string Path = "path-inside-candle";
    public const string Size = "size";
    public const string Fee = "fee";
    public const string BaseFee = "fee-in-base-asset";
    public const string BothLegs = "both-legs-in-one-candle";
    public const string EntryCandle = "legs-in-the-entry-candle";
    public const string Touch = "target-touched";
    public const string Trailing = "trailing-path";
    public const string Instant = "leg-at-the-close";
    public const string Dust = "dust-of-a-leg";
    public const string Earlier = "began-before";

    static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        [Book] = "live a market order takes the book when the signal comes, the backtest fills at the next candle's open",
        [AssumedCosts] = "the backtest assumes spread, slippage and impact",
        [Path] = "live a leg fills where the price went, the backtest at its trigger",
        [Size] = "orders for an amount of money buy by their price, and exits sell what was bought",
        [Fee] = "fees follow price and size",
        [BaseFee] = "live a purchase pays its fee in the asset bought",
        [BothLegs] = "stop and target lie in one candle: the backtest takes the stop",
        [EntryCandle] = "a leg's price lies in the candle of its entry, perhaps before it",
        [Touch] = "the price touched the target and did not trade through it: the backtest does not fill",
        [Trailing] = "whether a trailing stop was reached depends on the path inside the candle",
        [Instant] = "a leg filled at the very instant at which the signal's candle closed",
        [Dust] = "a leg's fill left less than can be sold, and a signal of that instant was answered before it counted as nothing",
        [Earlier] = "the position began before the comparison",
    };

    public static string TextOf(string name) => Texts[name];
}

/// <summary>Counts differences by cause.</summary>
sealed class CauseTally
{
    readonly SortedDictionary<string, (int Count, decimal Amount)> causes = new(StringComparer.Ordinal);

    public void Add(string name, decimal amount)
    {
        var (count, sum) = causes.GetValueOrDefault(name);
        causes[name] = (count + 1, sum + amount);
    }

    public IReadOnlyList<ParityCause> All => [.. causes.Select(one =>
        new ParityCause(one.Key, Causes.TextOf(one.Key), one.Value.Count, new Money(one.Value.Amount)))];
}
