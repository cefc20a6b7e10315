using Actors.Domain;

namespace Actors.Exchanges.Conformance.Cases;

[CaseGroup("FILL", "Fills and fees", 130)]
static class FillCases
{
    [Case("FILL-01", Capabilities.Trading | Capabilities.RunningTotals, "Each fill tells the order's total with it",
        Requires = "Totals are told, run up by each quantity, and end at the order's.",
        Why = "A gap in them is a fill that was missed.")]
    static async Task Totals(Bench bench)
    {
        var (entry, fills) = await Fills(bench);
        Expect.Empty(fills.Where(fill => fill.Total is null).Select(fill => fill.TradeId), "a total with each fill");
        ReportLaws.TotalsRun(fills);
        Expect.Same(OrderMaker.QuantityOf(entry), fills[^1].Total ?? default, "the last total");
    }

    [Case("FILL-02", Capabilities.Trading, "Only the last fill is done",
        Requires = "Done is true of the last and of no other.",
        Why = "Done ends the order, and what comes after it is refused.")]
    static async Task Done(Bench bench)
    {
        var (_, fills) = await Fills(bench);
        Expect.That(fills[^1].Done && fills.Count(fill => fill.Done) == 1, "Done of the last fill alone", string.Join("; ", fills.Select(fill => fill.Done)));
    }

    [Case("FILL-03", Capabilities.Trading, "Trade ids are there and differ",
        Requires = "Over two orders every fill has an id that no other has.",
        Why = "It is how a fill that is told again is known.")]
    static async Task TradeIds(Bench bench)
    {
        IReadOnlyList<VenueReport.Filled> fills = [.. (await Fills(bench)).Fills, .. (await Fills(bench)).Fills];
        Expect.Empty(fills.Where(fill => string.IsNullOrEmpty(fill.TradeId)), "an id with each fill");
        Expect.Same(fills.Count, fills.Select(fill => fill.TradeId).Distinct(StringComparer.Ordinal).Count(), "distinct trade ids:");
    }

    [Case("FILL-04", Capabilities.Trading, "The fee is in quote currency and of a sensible size",
        Requires = "0 to 1 percent of the fill's value.",
        Why = "A fee in base units, or in percent, is wrong by orders of magnitude.")]
    static async Task Fee(Bench bench)
    {
        var (_, fills) = await Fills(bench);
        Expect.Empty(
            fills.Where(fill => fill.Fee.Value < 0 || fill.Fee.Value > fill.Price.Value * fill.Quantity.Value * 0.01m).Select(fill => $"{fill.Fee} for {fill.Quantity} at {fill.Price}"),
            "fees of 0 to 1 percent");
    }

    [Case("FILL-05", Capabilities.Trading, "What a purchase brings is what the account gets",
        Requires = "The base balance grows by the fills, less the parts told as kept for the fee.",
        Why = "A position larger than the holding cannot be sold: insufficient balance, in a circle.")]
    static async Task Base(Bench bench)
    {
        var venue = await bench.Venue();
        var before = await venue.Balance(bench.Market.BaseAsset);
        var (_, fills) = await Fills(bench);
        await Grows(bench, venue, before, fills.Sum(fill => fill.Net.Value));
    }

    [Case("FILL-06", Capabilities.Trading, "What a purchase costs is what the account pays",
        Requires = "The quote balance shrinks by price × quantity, and by the fees that were not kept in base.",
        Why = "Cash in the books that the account does not have.")]
    static async Task Quote(Bench bench)
    {
        var venue = await bench.Venue();
        var before = await venue.Account();
        var (_, fills) = await Fills(bench);
        await Pays(bench, venue, before, fills, -1);
    }

    [Case("FILL-07", Capabilities.Trading, "What a sale brings is what the account gets",
        Requires = "The base balance shrinks by the fills; the quote balance grows by price × quantity less the fees.",
        Why = "The same on the other side.")]
    static async Task Sale(Bench bench)
    {
        var (venue, _, held) = await bench.Enter();
        var (before, holding) = (await venue.Account(), await venue.Balance(bench.Market.BaseAsset));
        var fills = await venue.Bought(bench.Make.Market(Side.Sell, held, await bench.Price()));
        await Grows(bench, venue, holding, -held.Value);
        await Pays(bench, venue, before, fills, 1);
    }

    [Case("FILL-08", Capabilities.Trading, "A market order takes",
        Requires = "Every fill of it is Taker.",
        Why = "Maker and taker pay different fees, and reports go by it.")]
    static async Task Taker(Bench bench) =>
        Expect.Empty((await Fills(bench)).Fills.Where(fill => fill.Liquidity != Liquidity.Taker).Select(fill => fill.Liquidity), "Taker");

    [Case("FILL-09", Capabilities.Trading, "A fill's time is when it happened",
        Requires = "Between the placing and now, by the venue's clock and UTC.",
        Why = "Performance is cut into days by it.")]
    static async Task Time(Bench bench)
    {
        var slack = bench.Market.Finest.Duration + TimeSpan.FromSeconds(2);
        var from = bench.Now - slack;
        var (_, fills) = await Fills(bench);
        Expect.Empty(
            fills.Where(fill => fill.At < from || fill.At > bench.Now + slack || fill.At.Offset != TimeSpan.Zero).Select(fill => fill.At), $"times from {from:O} to {bench.Now:O}");
    }

    static async Task<(OrderIntent Entry, IReadOnlyList<VenueReport.Filled> Fills)> Fills(Bench bench)
    {
        var venue = await bench.Venue();
        var price = await bench.Price();
        var entry = bench.Make.Purchase(price);
        return (entry, await venue.Bought(entry));
    }

    static async Task Grows(Bench bench, VenueSession venue, AssetBalance before, decimal by)
    {
        var now = before;
        await bench.Until(
            async () => (now = await venue.Balance(before.Asset)).Total == before.Total + by, bench.Patience.Answer,
            $"{before.Asset} of {before.Total + by}", () => $"{now.Total}");
    }

    /// <param name="sign">1 of a sale, -1 of a purchase.</param>
    static async Task Pays(Bench bench, VenueSession venue, VenueAccount before, IReadOnlyList<VenueReport.Filled> fills, int sign)
    {
        var asset = bench.Market.QuoteAsset;
        var cash = new CashLaw(bench.Market, before, fills.Sum(fill => fill.Price.Value * fill.Quantity.Value) * sign, fills);
        var now = before;
        await bench.Until(
            async () => cash.Holds(now = await venue.Account()),
            bench.Patience.Answer, $"a change of {asset} of {cash.Expected}", () => $"{cash.Change(now)}");
    }
}
