using Actors.Domain;

namespace Actors.Exchanges.Conformance.Cases;

[CaseGroup("ACCT", "Account", 30)]
static class AccountCases
{
    [Case("ACCT-01", Capabilities.Trading, "The account names the quote asset, with enough to trade",
        Requires = "The quote asset is there under the name that the symbol has for it, with ten small orders free.",
        Why = "Holdings are compared with the books by asset name.")]
    static async Task Quote(Bench bench)
    {
        var venue = await bench.Venue();
        var quote = await venue.Balance(bench.Market.QuoteAsset);
        var price = await bench.Price();
        var needed = price.Value * bench.Make.Small(price).Value * 10;
        Expect.That(quote.Free >= needed, $"{needed:0.##} {bench.Market.QuoteAsset} free", quote);
    }

    [Case("ACCT-02", Capabilities.Trading, "Balances are in order, each asset once, none negative",
        Requires = "Ordered by asset name; free and locked are zero or more.",
        Why = "The account is compared and journalled: its order has to be the same every time.")]
    static async Task Ordered(Bench bench)
    {
        var balances = (await (await bench.Venue()).Account()).Balances;
        Expect.Empty(balances.Where(one => one.Free < 0 || one.Locked < 0), "no negative balance");
        for (var i = 1; i < balances.Count; i++)
            Expect.That(string.CompareOrdinal(balances[i - 1].Asset, balances[i].Asset) < 0, $"an asset after {balances[i - 1].Asset}", balances[i].Asset);
    }

    [Case("ACCT-03", Needs.Resting, "An open order is in the account with its terms",
        Requires = "Id, venue's id, symbol, side, type, quantity, limit, status Open, nothing filled.",
        Why = "Start-up reconciliation knows open orders by nothing else.")]
    static async Task Lists(Bench bench)
    {
        var (venue, intent) = await bench.Rest();
        var open = (await venue.Open(1, intent.Id))[0];
        Expect.Same((intent.Symbol, intent.Side, OrderType.Limit, OrderStatus.Open), (open.Symbol, open.Side, open.Type, open.Status), "terms");
        Expect.Same(OrderMaker.QuantityOf(intent), open.Ordered, "the quantity");
        Expect.Same(intent.Limit, open.Limit, "the limit");
        Expect.That(open.Filled.IsZero, "nothing filled", open.Filled);
    }

    [Case("ACCT-04", Needs.Resting, "An order that has ended is not in the account",
        Requires = "After a cancel the list of open orders does not name it.",
        Why = "Reconciliation would take it for working.")]
    static async Task Unlists(Bench bench)
    {
        var (venue, intent) = await bench.Rest();
        await venue.Cancelled(intent.Id);
        await venue.Open(0, intent.Id);
    }

    [Case("ACCT-05", Needs.Resting | Capabilities.LocksFunds, "An open purchase locks what it costs",
        Requires = "Locked quote grows by price × quantity, free shrinks by as much.",
        Why = "What is free is what the next order may use.")]
    static async Task Locks(Bench bench)
    {
        var venue = await bench.Venue();
        var before = await venue.Balance(bench.Market.QuoteAsset);
        var (_, intent) = await bench.Rest();
        var cost = intent.Notional.Value;
        await Becomes(bench, venue, before with { Free = before.Free - cost, Locked = before.Locked + cost });
    }

    [Case("ACCT-06", Needs.Resting, "Opening and cancelling an order costs nothing",
        Requires = "Free and locked are what they were, to the digit.",
        Why = "A leak of a satoshi per order shows as a difference of holdings for ever.")]
    static async Task NoLeak(Bench bench)
    {
        var venue = await bench.Venue();
        var before = await venue.Balance(bench.Market.QuoteAsset);
        await venue.Cancelled((await bench.Rest()).Intent.Id);
        await Becomes(bench, venue, before);
    }

    [Case("ACCT-07", Capabilities.Trading, "The account says when it was so",
        Requires = "Its time is the connector's clock, give or take the allowance for an answer, and UTC.",
        Why = "Older sights of the account must not overrule newer reports.")]
    static async Task Time(Bench bench)
    {
        var at = (await (await bench.Venue()).Account()).At;
        var off = (at - bench.Now).Duration();
        Expect.That(at.Offset == TimeSpan.Zero, "UTC", at.Offset);
        Expect.That(off <= bench.Patience.Answer + bench.Market.Finest.Duration, "the present time", $"{at:O}, which is {off.TotalSeconds:0.#} s off");
    }

    static async Task Becomes(Bench bench, VenueSession venue, AssetBalance expected)
    {
        AssetBalance now = expected;
        await bench.Until(
            async () => (now = await venue.Balance(expected.Asset)) == expected, bench.Patience.Answer, $"{expected}", () => $"{now}");
    }
}
