using Actors.Domain;

namespace Actors.Exchanges.Conformance.Cases;

[CaseGroup("FIND", "Finding out", 100)]
static class FindCases
{
    [Case("FIND-01", Needs.Resting, "An open order is found as it stands",
        Requires = "Found with id, side, type, limit, quantity; Open; nothing filled.",
        Why = "After a crash it says whether the intent in the journal became an order.")]
    static async Task Open(Bench bench)
    {
        var (venue, intent) = await bench.Rest();
        var found = await venue.Found(intent.Id);
        Expect.Same((intent.Id, intent.Side, OrderType.Limit, OrderStatus.Open), (found.Id, found.Side, found.Type, found.Status), "id, side, type and status");
        Expect.Same((intent.Limit, OrderMaker.QuantityOf(intent), Quantity.Zero), (found.Limit, found.Ordered ?? default, found.Filled), "limit, quantity and filled");
    }

    [Case("FIND-02", Capabilities.Trading | Capabilities.FindsEnded, "A filled order is found with all its fills",
        Requires = "Filled; the fills add up to what has filled, in the order of their trades.",
        Why = "An end is believed only with its fills.")]
    static async Task Filled(Bench bench)
    {
        var (venue, entry, _) = await bench.Enter();
        var found = await venue.Found(entry.Id);
        Expect.Same((OrderStatus.Filled, OrderMaker.QuantityOf(entry)), (found.Status, found.Filled), "status and filled");
        ReportLaws.AddUp(found.Filled, found.Fills);
    }

    [Case("FIND-03", Capabilities.Trading | Capabilities.FindsEnded, "What is found is what was reported",
        Requires = "The same trades with the same quantities, prices and fees as the reports.",
        Why = "Fills are recognised by trade id and total: two ways to learn them, one truth.")]
    static async Task AsReported(Bench bench)
    {
        var (venue, entry, _) = await bench.Enter();
        var reported = venue.Log.FillsOf(entry.Id).Select(Essence);
        var found = (await venue.Found(entry.Id)).Fills.Select(Essence);
        Expect.Same(string.Join("; ", reported), string.Join("; ", found), "the fills");

        static string Essence(VenueReport.Filled fill) => $"{fill.TradeId}: {fill.Quantity} at {fill.Price}, fee {fill.Fee:0.########}, kept {fill.BaseFee}, total {fill.Total}";
    }

    [Case("FIND-04", Capabilities.Trading, "What was never placed is told as Never",
        Requires = "Never, at the latest when a request can no longer be under way; not Unknown for ever.",
        Why = "An intent without an order would block its strategy.")]
    static async Task Never(Bench bench)
    {
        var id = bench.Make.NewId();
        Expect.Is<FindResult.Never>(await (await bench.Venue()).Settled(id), $"Never for {id}");
    }

    [Case("FIND-05", Needs.Resting, "Never is not said of an order that is under way",
        Requires = "Asked while it is being placed and right after, no answer is Never.",
        Why = "Never frees the engine to send anew: too early is an order twice.")]
    static async Task NotTooEarly(Bench bench)
    {
        var venue = await bench.Venue();
        var price = await bench.Price();
        for (var i = 0; i < 4; i++)
        {
            var intent = bench.Make.Resting(price);
            var placing = venue.Place(intent).AsTask();
            List<FindResult> answers = [];
            while (!placing.IsCompleted && answers.Count < 50)
                answers.Add(await venue.Find(intent.Id));
            Expect.Is<PlaceResult.Accepted>(await placing, $"Accepted for {intent.Id}");
            answers.Add(await venue.Find(intent.Id));
            Expect.Empty(answers.OfType<FindResult.Never>(), $"no Never for {intent.Id}, which was under way");
        }
    }

    [Case("FIND-06", Needs.Resting, "An order that was refused is not found open",
        Requires = "After Rejected: Never, or Found as Rejected.",
        Why = "A refusal that left an order behind is one that nobody manages.")]
    static async Task Refused(Bench bench)
    {
        var venue = await bench.Venue();
        var limit = bench.Make.Below(await bench.Price());
        var intent = bench.Make.Limit(Side.Buy, new(bench.Instrument.QuantityStep / 10), limit);
        await venue.Refused(intent);
        var found = await venue.Settled(intent.Id);
        Expect.That(found is FindResult.Never or FindResult.Found { Order.Status: OrderStatus.Rejected }, $"Never for {intent.Id}", found);
    }

    [Case("FIND-07", Capabilities.Trading, "A question changes nothing",
        Requires = "Find for an order that was never placed reports nothing and opens nothing.",
        Why = "It is asked again and again while an outcome is unknown.")]
    static async Task NoTrace(Bench bench)
    {
        var venue = await bench.Venue();
        var id = bench.Make.NewId();
        await venue.Find(id);
        await bench.Quiet();
        Expect.Empty(venue.Log.Of(id), "no report");
        await venue.Open(0, id);
    }
}
