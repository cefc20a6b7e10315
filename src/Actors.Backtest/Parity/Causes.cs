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
    public const string Instant = "leg-before-the-exit";
    public const string Refused = "legs-refused";
    public const string TakenBack = "target-taken-back";
    public const string NotTaken = "order-rejected";
    public const string Cash = "money-of-the-account";
    public const string Worth = "worth-of-the-account";
    public const string Late = "late";
    public const string Data = "waited-for-data";
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
        [Instant] = "a leg filled after the close that called for an exit, before the exit did",
        [Refused] = "the venue took no legs, for the price had come to one of them: the engine closed the position",
        [TakenBack] = "the stop ended as the target began to fill: the engine took the target back and protected what was left anew, or sold it",
        [NotTaken] = "the venue rejected the order",
        [Cash] = "one of the accounts could not pay for the entry, for what it held or had set aside",
        [Worth] = "a size that follows the account, which was not worth the same when the entry was sized",
        [Late] = "live an order was under way when the next signal came, or was sent too late, or it was not yet said that the rest of a position is dust",
        [Data] = "live the candles of the series were not trusted, or were still being fetched",
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
