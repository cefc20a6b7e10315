using Actors.Domain;

namespace Actors.Exchanges.Conformance.Cases;

/// <summary>The whole run, looked at once more when all is over.</summary>
[CaseGroup("BOOK", "The books of the run", 190)]
static class BookCases
{
    [Case("BOOK-01", Capabilities.Trading, "In the whole run no fill was reported twice",
        Requires = "Of all reports of a venue object no two have the same order and trade.",
        Why = "What came late, after its case was over, is seen here.")]
    static async Task FillsOnce(Bench bench)
    {
        await Something(bench);
        foreach (var session in bench.Sessions)
            ReportLaws.FillsOnce(session.Log.All);
    }

    [Case("BOOK-02", Capabilities.Trading, "In the whole run nothing followed an end",
        Requires = "Of no order a report after its end, except that a leg was opened anew.",
        Why = "The same.")]
    static async Task EndsOnce(Bench bench)
    {
        await Something(bench);
        foreach (var order in bench.Sessions.SelectMany(session => session.Log.All.GroupBy(report => report.Order)))
            ReportLaws.NothingAfterTheEnd([.. order]);
    }

    [Case("BOOK-03", Capabilities.Trading, "In the whole run no report was of a strange order",
        Requires = "Every report names an order of the run, or a leg of one.",
        Why = "Reports of nobody's orders are faults that somebody has to look into.")]
    static async Task NoStrangers(Bench bench)
    {
        await Something(bench);
        Expect.Empty(bench.Sessions.SelectMany(session => session.Log.All).Where(report => !bench.Orders.Has(report.Order)), "orders of the run alone");
    }

    [Case("BOOK-04", Capabilities.Trading, "The base balance moved by what was traded",
        Requires = "From the first order to the last, to the digit: purchases less fees kept, less sales.",
        Why = "It is the sum of everything: a fill unseen or told twice cannot hide in it.")]
    static async Task Base(Bench bench)
    {
        var venue = await Something(bench);
        await bench.CleanUp();
        var traded = (await Fills(bench, venue)).Sum(fill => bench.Orders.SideOf(fill.Order) == Side.Buy ? fill.Net.Value : -fill.Quantity.Value);
        var asset = bench.Market.BaseAsset;
        Expect.Same(traded, (await venue.Balance(asset)).Total - bench.AtStart!.BalanceOf(asset).Total, "a change of");
    }

    [Case("BOOK-05", Capabilities.Trading, "The quote balance moved by what was traded",
        Requires = "From the first order to the last, to the digit: sales less purchases and the fees paid in quote.",
        Why = "The same for money.")]
    static async Task Quote(Bench bench)
    {
        var venue = await Something(bench);
        await bench.CleanUp();
        var fills = await Fills(bench, venue);
        var value = fills.Sum(fill => fill.Price.Value * fill.Quantity.Value * (bench.Orders.SideOf(fill.Order) == Side.Buy ? -1 : 1));
        var cash = new CashLaw(bench.Market, bench.AtStart!, value, fills);
        var now = await venue.Account();
        Expect.That(cash.Holds(now), $"a change of {cash.Expected}", cash.Change(now));
    }

    [Case("BOOK-06", Capabilities.Trading, "Nothing of the run is left open",
        Requires = "The account lists no order of the run, and nothing is locked that was not before.",
        Why = "Cancels that were Done have to be done.")]
    static async Task NothingOpen(Bench bench)
    {
        var venue = await Something(bench);
        await bench.CleanUp();
        var account = await venue.Account();
        Expect.Empty(account.OpenOrders.Where(order => bench.Orders.Has(order.Id)).Select(order => order.Id), "no open order of the run");
        Expect.Same(LockedIn(bench.AtStart!), LockedIn(account), "locked balances");
        Expect.Empty(bench.Left, "nothing that could not be cleaned up");

        static string LockedIn(VenueAccount account) => string.Join("; ", account.Balances.Where(one => one.Locked != 0).Select(one => $"{one.Asset} {one.Locked}"));
    }

    /// <summary>At least one purchase, so that the books say something also where these cases run alone.</summary>
    static async Task<VenueSession> Something(Bench bench)
    {
        var venue = await bench.Venue();
        if (bench.Orders.Count == 0)
        {
            await bench.Enter();
            await bench.Quiet();
        }
        return venue;
    }

    /// <summary>Every fill that was reported or is found, once.</summary>
    static async Task<IReadOnlyList<VenueReport.Filled>> Fills(Bench bench, VenueSession venue)
    {
        List<VenueReport.Filled> fills = [.. bench.Sessions.SelectMany(session => session.Log.All.OfType<VenueReport.Filled>())];
        if (bench.Has(Capabilities.FindsEnded))
        {
            foreach (var intent in bench.Orders.All.Where(intent => intent.Symbol == bench.Market.Symbol && intent.Id.Value.Length > 0))
            {
                if (await venue.Find(intent.Id) is FindResult.Found { Order.Fills: var found })
                    fills.AddRange(found);
            }
        }
        return [.. fills.DistinctBy(fill => (fill.Order, fill.TradeId))];
    }
}
