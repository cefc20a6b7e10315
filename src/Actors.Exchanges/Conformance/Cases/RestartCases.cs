using Actors.Domain;

namespace Actors.Exchanges.Conformance.Cases;

[CaseGroup("RSTR", "After a restart", 170)]
static class RestartCases
{
    const Capabilities Resting = Needs.Resting | Capabilities.OutlivesProcess;
    const Capabilities Legs = Capabilities.Trading | Capabilities.LegPairs | Capabilities.LegsOnDemand | Capabilities.OutlivesProcess;

    [Case("RSTR-01", Resting, "An open order is found",
        Requires = "A venue object that knows nothing lists it and finds it Open, under its id.",
        Why = "kill -9 at any moment, and nothing is lost.")]
    static async Task FindsOpen(Bench bench)
    {
        var (_, intent) = await bench.Rest();
        var venue = await bench.Restart();
        await venue.Open(1, intent.Id);
        Expect.Same(OrderStatus.Open, (await venue.Found(intent.Id)).Status, "status");
    }

    [Case("RSTR-02", Capabilities.Trading | Capabilities.FindsEnded | Capabilities.OutlivesProcess, "A filled order is found with its fills",
        Requires = "The same trades, quantities, prices and fees as were reported before.",
        Why = "What filled in the last second before a crash is only there.")]
    static async Task FindsFilled(Bench bench)
    {
        var (venue, entry, _) = await bench.Enter();
        var told = venue.Log.FillsOf(entry.Id).Select(fill => (fill.TradeId, fill.Quantity, fill.Price, fill.Fee, fill.BaseFee));
        var found = (await (await bench.Restart()).Found(entry.Id)).Fills.Select(fill => (fill.TradeId, fill.Quantity, fill.Price, fill.Fee, fill.BaseFee));
        Expect.Same(string.Join("; ", told), string.Join("; ", found), "the fills");
    }

    [Case("RSTR-03", Resting | Capabilities.FindsEnded, "An order that ended while nobody looked is found as ended",
        Requires = "Cancelled by another hand between two venue objects: the second finds it Cancelled.",
        Why = "The books would hold it for ever.")]
    static async Task EndedUnseen(Bench bench)
    {
        var (_, intent) = await bench.Rest();
        await bench.Close();
        await (await bench.Another()).Cancelled(intent.Id);
        Expect.Same(OrderStatus.Cancelled, (await (await bench.Venue()).Found(intent.Id)).Status, "status");
    }

    [Case("RSTR-04", Resting, "An order of before can be cancelled",
        Requires = "Done; Cancelled is reported once; nothing stays locked.",
        Why = "The kill switch works after a restart too.")]
    static async Task Cancels(Bench bench)
    {
        var (_, intent) = await bench.Rest();
        var venue = await bench.Restart();
        await venue.Cancelled(intent.Id);
        await venue.EndedOnce(intent.Id);
    }

    [Case("RSTR-05", Legs, "Legs of before are standing",
        Requires = "Protect answers Standing; the open legs are those of before, by the venue's own ids.",
        Why = "Placed anew beside the old ones, both would sell.")]
    static async Task LegsStand(Bench bench)
    {
        var (first, entry, held) = await bench.Protected(bench.Make.FarLegs);
        var before = await first.Open(2, entry.Id.StopLeg, entry.Id.TargetLeg);
        var venue = await bench.Restart();
        await venue.Protected(entry, held);
        var after = await venue.Open(2, entry.Id.StopLeg, entry.Id.TargetLeg);
        Expect.Same(Ids(before), Ids(after), "the legs");
    }

    [Case("RSTR-06", Legs, "Legs of before can be replaced",
        Requires = "Standing for another quantity; no other leg is open.",
        Why = "What fills around a crash changes the position.")]
    static async Task LegsReplaced(Bench bench)
    {
        var (first, entry, held) = await bench.Protected(bench.Make.FarLegs, margin: 2);
        var half = bench.Instrument.RoundDown(held.Value / 2);
        var venue = await bench.Restart();
        await venue.Protected(entry, half);
        foreach (var leg in await venue.Open(2, entry.Id.StopLeg, entry.Id.TargetLeg))
            Expect.Same(half, leg.Ordered, $"the quantity of {leg.Id}");
    }

    [Case("RSTR-07", Legs, "Legs that ended while nobody looked are told, and stand again",
        Requires = "Cancelled by another hand between two venue objects: Protect comes to Standing with two open legs.",
        Why = "The position was naked, and has to be protected before anything else.")]
    static async Task LegsGone(Bench bench)
    {
        var (first, entry, held) = await bench.Protected(bench.Make.FarLegs);
        await bench.Close();
        await (await bench.Another()).Cancel(entry.Id);
        var venue = await bench.Venue();
        await venue.Protected(entry, held);
        await venue.Open(2, entry.Id.StopLeg, entry.Id.TargetLeg);
    }

    [Case("RSTR-08", Capabilities.Trading | Capabilities.OutlivesProcess, "What was never placed is told as Never by a new process too",
        Requires = "Never, once a request of the process before can no longer be under way.",
        Why = "An intent in the journal that never left must not block its strategy.")]
    static async Task Never(Bench bench)
    {
        var id = bench.Make.NewId();
        Expect.Is<FindResult.Never>(await (await bench.Restart()).Settled(id), $"Never for {id}");
    }

    static string Ids(IReadOnlyList<VenueOrder> orders) =>
        string.Join("; ", orders.OrderBy(order => order.Id).Select(order => $"{order.Id} as {order.VenueOrderId}"));
}
