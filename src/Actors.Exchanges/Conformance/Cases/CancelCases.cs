using Actors.Domain;

namespace Actors.Exchanges.Conformance.Cases;

[CaseGroup("CANC", "Cancelling", 90)]
static class CancelCases
{
    [Case("CANC-01", Needs.Resting, "A cancel ends an open order and reports it once",
        Requires = "Done; one Cancelled.",
        Why = "The books end the order by the report, and free its reservation.")]
    static async Task Ends(Bench bench)
    {
        var (venue, intent) = await bench.Rest();
        await venue.Cancelled(intent.Id);
        await venue.EndedOnce(intent.Id);
    }

    [Case("CANC-02", Capabilities.Trading, "A filled order is not open to cancel",
        Requires = "NotOpen; no report of a cancellation.",
        Why = "A cancel that lost its race must not undo a fill.")]
    static async Task AfterFill(Bench bench)
    {
        var (venue, entry, _) = await bench.Enter();
        Expect.Is<CancelResult.NotOpen>(await venue.Cancel(entry.Id), $"NotOpen for {entry.Id}, which has filled");
        Expect.Empty(venue.Log.Of(entry.Id).OfType<VenueReport.Cancelled>(), "no Cancelled");
    }

    [Case("CANC-03", Capabilities.Trading, "What was never placed is not open to cancel",
        Requires = "NotOpen.",
        Why = "After a crash the engine cancels what it may have sent.")]
    static async Task Never(Bench bench)
    {
        var id = bench.Make.NewId();
        Expect.Is<CancelResult.NotOpen>(await (await bench.Venue()).Cancel(id), $"NotOpen for {id}, which was never placed");
    }

    [Case("CANC-04", Needs.Resting, "A second cancel finds nothing open",
        Requires = "Done, then NotOpen; one Cancelled.",
        Why = "Cancels are repeated until they are certain.")]
    static async Task Twice(Bench bench)
    {
        var (venue, intent) = await bench.Rest();
        await venue.Cancelled(intent.Id);
        Expect.Is<CancelResult.NotOpen>(await venue.Cancel(intent.Id), $"NotOpen for {intent.Id}, which was cancelled");
        await venue.Ended(intent.Id);
        Expect.Same(1, venue.Log.Of(intent.Id).OfType<VenueReport.Cancelled>().Count(), "Cancelled:");
    }

    [Case("CANC-05", Needs.Resting | Capabilities.LocksFunds, "As the cancel is done, what the order held is free",
        Requires = "No more is locked than before the order.",
        Why = "The next order may need it at once.")]
    static async Task Frees(Bench bench)
    {
        var before = await (await bench.Venue()).Balance(bench.Market.QuoteAsset);
        var (venue, intent) = await bench.Rest();
        await venue.Cancelled(intent.Id);
        Expect.Same(before.Locked, (await venue.Balance(bench.Market.QuoteAsset)).Locked, $"locked {bench.Market.QuoteAsset}");
    }

    [Case("CANC-06", Needs.Resting | Capabilities.FindsEnded, "A cancelled order is found as cancelled",
        Requires = "Status Cancelled, nothing filled.",
        Why = "It is how a cancel whose report was lost is settled.")]
    static async Task Found(Bench bench)
    {
        var (venue, intent) = await bench.Rest();
        await venue.Cancelled(intent.Id);
        var found = await venue.Found(intent.Id);
        Expect.Same((OrderStatus.Cancelled, Quantity.Zero), (found.Status, found.Filled), "status and filled");
    }

    [Case("CANC-07", Needs.Resting, "A cancel that races with fills leaves a clear end",
        Requires = "Of orders at the market cancelled at once each either fills or is cancelled, and no fill follows its end.",
        Why = "A fill after the end is a position that nobody knows of.")]
    static async Task Races(Bench bench)
    {
        var venue = await bench.Venue();
        List<OrderIntent> raced = [];
        for (var i = 0; i < 4; i++)
        {
            var price = await bench.Price();
            var intent = bench.Make.Limit(Side.Buy, bench.Make.Small(price), price);
            raced.Add(intent);
            var placing = venue.Place(intent).AsTask();
            await placing;
            await venue.Cancel(intent.Id);
        }
        foreach (var intent in raced)
        {
            await venue.Log.Until(
                () => venue.Log.Of(intent.Id).LastOrDefault(report => report is VenueReport.Filled { Done: true } or VenueReport.Cancelled or VenueReport.Rejected),
                bench.Patience.Answer, $"an end of {intent.Id}", bench.Stop);
        }
        await bench.Quiet();
        foreach (var intent in raced)
            ReportLaws.NothingAfterTheEnd(venue.Log.Of(intent.Id));
    }

    [Case("CANC-08", Needs.Resting, "One cancel ends one order",
        Requires = "Of two open orders the one that was not named stays.",
        Why = "Cancelling a symbol's orders at once is another request at many venues.")]
    static async Task OnlyOne(Bench bench)
    {
        var (venue, one) = await bench.Rest();
        var (_, other) = await bench.Rest();
        await venue.Cancelled(one.Id);
        Expect.Same(other.Id, (await venue.Open(1, one.Id, other.Id))[0].Id, "the order that stays is");
    }
}
