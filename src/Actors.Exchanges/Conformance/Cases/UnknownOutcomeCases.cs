using Actors.Domain;

namespace Actors.Exchanges.Conformance.Cases;

[CaseGroup("UNKN", "Unknown outcomes", 110)]
static class UnknownOutcomeCases
{
    const Capabilities Broken = Needs.Resting | Capabilities.BreakableWires;

    [Case("UNKN-01", Broken, "An order whose answer is lost is not taken for refused",
        Requires = "Unknown or Accepted; then Found; one open order.",
        Why = "Taken for refused, it would be sent again, and fill twice.")]
    static async Task AnswerLost(Bench bench)
    {
        var (venue, intent, answer) = await PlaceWith(bench, Loss.Answer);
        Expect.That(answer is not PlaceResult.Rejected, "Unknown or Accepted", answer);
        Expect.Same(OrderStatus.Open, (await venue.Found(intent.Id)).Status, "status");
        await venue.Open(1, intent.Id);
    }

    [Case("UNKN-02", Broken, "An order whose request is lost is told as Never in the end",
        Requires = "Unknown or Rejected; then Never; no open order.",
        Why = "Else its strategy waits for ever.")]
    static async Task RequestLost(Bench bench)
    {
        var (venue, intent, answer) = await PlaceWith(bench, Loss.Request);
        Expect.That(answer is not PlaceResult.Accepted, "Unknown or Rejected", answer);
        Expect.Is<FindResult.Never>(await venue.Settled(intent.Id), $"Never for {intent.Id}");
        await venue.Open(0, intent.Id);
    }

    [Case("UNKN-03", Broken, "Never is not said while a request may still arrive",
        Requires = "A request given up by its sender arrives late: no answer before is Never; then Found.",
        Why = "It is how an order comes to stand that nobody knows of.")]
    static async Task Late(Bench bench)
    {
        var (venue, intent, answer) = await PlaceWith(bench, Loss.Late);
        Expect.That(answer is PlaceResult.Unknown, "Unknown for a request that was given up", answer);
        Expect.Same(OrderStatus.Open, (await venue.Found(intent.Id)).Status, "status");
    }

    [Case("UNKN-04", Needs.Resting, "A placing that is cut short can be settled",
        Requires = "Cut at several moments: Rejected means that nothing stands, Accepted that it stands, and Find settles Unknown.",
        Why = "The engine stops within seconds, whatever is under way.")]
    static async Task CutShort(Bench bench)
    {
        var venue = await bench.Venue();
        var price = await bench.Price();
        foreach (var delay in new[] { 0, 1, 50, 200 })
        {
            var intent = bench.Make.Resting(price);
            using var cut = new CancellationTokenSource(TimeSpan.FromMilliseconds(delay), bench.Clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cut.Token, bench.Stop);
            PlaceResult answer;
            try
            {
                answer = await venue.Place(intent, either.Token);
            }
            catch (OperationCanceledException) when (!bench.Stop.IsCancellationRequested)
            {
                answer = new PlaceResult.Unknown("given up");
            }
            var found = await venue.Settled(intent.Id);
            var stands = found is FindResult.Found { Order.Status: OrderStatus.Open };
            Expect.That(answer is not PlaceResult.Rejected || !stands, $"nothing of {intent.Id}, which was {answer}", found);
            Expect.That(answer is not PlaceResult.Accepted || stands, $"{intent.Id} to stand, which was {answer}", found);
        }
    }

    [Case("UNKN-05", Broken, "Placing again what has arrived opens nothing twice",
        Requires = "The answer is lost and the same intent placed again: Accepted or Rejected, and one open order.",
        Why = "A retry by mistake must cost nothing.")]
    static async Task PlacedAgain(Bench bench)
    {
        var (venue, intent, _) = await PlaceWith(bench, Loss.Answer);
        var second = await venue.Place(intent);
        Expect.That(second is not PlaceResult.Unknown, "Accepted or Rejected", second);
        await venue.Open(1, intent.Id);
    }

    [Case("UNKN-06", Broken, "A cancel whose answer is lost is settled by asking again",
        Requires = "In the end Done or NotOpen; one Cancelled; not listed.",
        Why = "An order that may still stand blocks the exit.")]
    static async Task CancelLost(Bench bench)
    {
        var (venue, intent) = await bench.Rest();
        bench.Connector.Wires!.LoseNext(Loss.Answer);
        await venue.Cancel(intent.Id);
        await venue.Open(0, intent.Id);
        Expect.Is<VenueReport.Cancelled>(await venue.EndedOnce(intent.Id), $"Cancelled of {intent.Id}");
    }

    [Case("UNKN-07", Capabilities.Trading | Capabilities.LegPairs | Capabilities.LegsOnDemand | Capabilities.BreakableWires,
        "Legs whose answer is lost stand once",
        Requires = "Protect is repeated until Standing; two open legs; one LegOpened each.",
        Why = "Twice the legs sell twice the position.")]
    static async Task LegsLost(Bench bench)
    {
        var (venue, entry, held) = await bench.Enter(bench.Make.FarLegs);
        bench.Connector.Wires!.LoseNext(Loss.Answer);
        await venue.Protected(entry, held);
        await venue.Open(2, entry.Id.StopLeg, entry.Id.TargetLeg);
        await bench.Quiet();
        foreach (var leg in new[] { entry.Id.StopLeg, entry.Id.TargetLeg })
            Expect.Same(1, venue.Log.Of(leg).OfType<VenueReport.LegOpened>().Count(), $"LegOpened of {leg}:");
    }

    [Case("UNKN-08", Capabilities.Trading | Capabilities.FindsEnded | Capabilities.BreakableWires, "A purchase whose answer is lost reports its fills once",
        Requires = "The fills are reported, each once, and Find tells the same.",
        Why = "The answer and the stream both tell of them; here only one does.")]
    static async Task FillsOfLost(Bench bench)
    {
        var venue = await bench.Venue();
        var price = await bench.Price();
        var intent = bench.Make.Purchase(price);
        bench.Connector.Wires!.LoseNext(Loss.Answer);
        await venue.Place(intent);
        var found = await venue.Found(intent.Id);
        var fills = await venue.Filled(intent.Id);
        await bench.Quiet();
        ReportLaws.FillsOnce(venue.Log.Of(intent.Id));
        ReportLaws.AddUp(found.Filled, fills);
    }

    static async Task<(VenueSession Venue, OrderIntent Intent, PlaceResult Answer)> PlaceWith(Bench bench, Loss loss)
    {
        var venue = await bench.Venue();
        var intent = bench.Make.Resting(await bench.Price());
        bench.Connector.Wires!.LoseNext(loss);
        return (venue, intent, await venue.Place(intent));
    }
}
