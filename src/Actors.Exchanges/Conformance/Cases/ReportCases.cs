using Actors.Domain;

namespace Actors.Exchanges.Conformance.Cases;

[CaseGroup("REPT", "Reports", 140)]
static class ReportCases
{
    [Case("REPT-01", Capabilities.Trading, "Each fill is reported once",
        Requires = "After a while of listening no trade of an order was told twice.",
        Why = "Twice told, twice booked where a venue can tell no total.")]
    static async Task Once(Bench bench)
    {
        var (venue, entry, _) = await bench.Enter();
        await bench.Quiet();
        ReportLaws.FillsOnce(venue.Log.Of(entry.Id));
    }

    [Case("REPT-02", Capabilities.Trading, "Nothing follows an end",
        Requires = "After the last fill, or the cancellation, no other report of the order.",
        Why = "The books have closed the order.")]
    static async Task NothingAfter(Bench bench)
    {
        var (venue, entry, _) = await bench.Enter();
        await bench.Quiet();
        ReportLaws.NothingAfterTheEnd(venue.Log.Of(entry.Id));
    }

    [Case("REPT-03", Capabilities.Trading, "Every fill of an order is reported",
        Requires = "The reported quantities add up to the order's, and to what the account got before fees.",
        Why = "A fill unseen is a position unseen.")]
    static async Task All(Bench bench)
    {
        var venue = await bench.Venue();
        var price = await bench.Price();
        var intent = bench.Make.Purchase(price);
        await venue.Taken(intent);
        await venue.Log.Until(
            () => venue.Log.FillsOf(intent.Id).Sum(fill => fill.Quantity.Value) == OrderMaker.QuantityOf(intent).Value ? "all" : null,
            bench.Patience.Answer, $"fills of {OrderMaker.QuantityOf(intent)}", bench.Stop);
    }

    [Case("REPT-04", Needs.Resting, "The end of an order is reported by itself",
        Requires = "An order cancelled by another hand, or by us, ends in a report without being asked for.",
        Why = "The engine asks only what it doubts.")]
    static async Task EndByItself(Bench bench)
    {
        var (venue, intent) = await bench.Rest();
        if (bench.Has(Capabilities.OutlivesProcess))
            await (await bench.Another()).Cancelled(intent.Id);
        else
            await venue.Cancelled(intent.Id);
        Expect.Is<VenueReport.Cancelled>(await venue.Ended(intent.Id), $"Cancelled of {intent.Id}");
    }

    [Case("REPT-05", Needs.Resting | Capabilities.OutlivesProcess | Capabilities.BreakableWires, "A cancellation while the stream was down is reported once",
        Requires = "The stream is held down, another hand cancels; one Cancelled comes afterwards.",
        Why = "The books would hold the order for ever.")]
    static async Task CancelledUnseen(Bench bench)
    {
        var (venue, intent) = await bench.Rest();
        var another = await bench.Another();
        using (bench.Connector.Wires!.HoldStreams())
            await another.Cancelled(intent.Id);
        Expect.Is<VenueReport.Cancelled>(await venue.EndedOnce(intent.Id), $"Cancelled of {intent.Id}");
    }

    [Case("REPT-06", Needs.Resting | Capabilities.BreakableWires, "Fills around a cut of the stream are reported once",
        Requires = "The stream is cut as orders fill: each fill is told, none twice.",
        Why = "The stream, its next link and the questions after the gap all tell of them.")]
    static async Task FillsAroundCut(Bench bench)
    {
        var venue = await bench.Venue();
        for (var i = 0; i < 3; i++)
        {
            // An exit: entries may be refused while the venue is blind.
            var (_, _, held) = await bench.Enter();
            var intent = bench.Make.Limit(Side.Sell, held, bench.Make.Away(await bench.Price(), -100));
            bench.Connector.Wires!.CutStreams();
            await venue.Bought(intent);
            await Sighted(bench, venue);
            ReportLaws.FillsOnce(venue.Log.Of(intent.Id));
            ReportLaws.AddUp(held, venue.Log.FillsOf(intent.Id));
        }
        await bench.Quiet();
        ReportLaws.FillsOnce(venue.Log.All);
    }

    [Case("REPT-07", Capabilities.Trading | Capabilities.StopLegs, "A leg is opened before anything else is told of it",
        Requires = "LegOpened is the first report of a leg.",
        Why = "A fill of a leg that is not in the books is a stranger's.")]
    static async Task LegFirst(Bench bench)
    {
        var (venue, entry, _) = await bench.Protected(price => new(bench.Make.Below(price), null));
        await venue.Cancelled(entry.Id);
        await venue.Ended(entry.Id.StopLeg);
        Expect.Is<VenueReport.LegOpened>(venue.Log.Of(entry.Id.StopLeg)[0], $"LegOpened as the first report of {entry.Id.StopLeg}");
    }

    [Case("REPT-08", Capabilities.Trading, "Reports are of the time when it happened, in UTC",
        Requires = "Times of one order's reports do not run backwards; offset zero.",
        Why = "The journal is read in their order.")]
    static async Task Times(Bench bench)
    {
        var (venue, entry, _) = await bench.Enter();
        var reports = venue.Log.Of(entry.Id);
        Expect.Empty(reports.Where(report => report.At.Offset != TimeSpan.Zero), "UTC");
        for (var i = 1; i < reports.Count; i++)
            Expect.That(reports[i].At >= reports[i - 1].At, $"a time at or after {reports[i - 1].At:O}", $"{reports[i].At:O}");
    }

    /// <summary>Waits until a venue that was blind takes entries again.</summary>
    public static Task Sighted(Bench bench, VenueSession venue) => bench.Until(
        async () =>
        {
            var probe = bench.Make.Resting(await bench.Price());
            if (await venue.Place(probe) is not PlaceResult.Accepted)
                return false;
            await venue.Cancel(probe.Id);
            return true;
        },
        bench.Patience.Certainty, "an entry to be taken again", () => "refused");
}
