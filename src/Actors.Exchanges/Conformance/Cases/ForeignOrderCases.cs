using Actors.Domain;

namespace Actors.Exchanges.Conformance.Cases;

[CaseGroup("FRGN", "Orders of others", 150)]
static class ForeignOrderCases
{
    const Capabilities Needed = Needs.Resting | Capabilities.OutlivesProcess;

    [Case("FRGN-01", Needed, "An order of another program is in the account",
        Requires = "Placed by another venue object under an id that the engine never gives: listed with its id.",
        Why = "It holds back money that the engine counts on.")]
    static async Task Listed(Bench bench)
    {
        var (venue, _, foreign) = await Place(bench);
        await venue.Open(1, foreign.Id);
    }

    [Case("FRGN-02", Needed, "An order of another program is not reported as ours",
        Requires = "Neither its opening nor its end comes as a report.",
        Why = "A report of no order of ours is a fault that has to be looked into.")]
    static async Task NotReported(Bench bench)
    {
        var (venue, other, foreign) = await Place(bench);
        await venue.Open(1, foreign.Id);
        await other.Cancelled(foreign.Id);
        await bench.Quiet();
        Expect.Empty(venue.Log.Of(foreign.Id), "no report");
    }

    [Case("FRGN-03", Needed, "An order of another program is left alone",
        Requires = "While ours are placed, cancelled and asked for, it stays as it was.",
        Why = "It is somebody's money.")]
    static async Task LeftAlone(Bench bench)
    {
        var (venue, _, foreign) = await Place(bench);
        var before = (await venue.Open(1, foreign.Id))[0];
        var (_, ours) = await bench.Rest();
        await venue.Cancelled(ours.Id);
        await venue.Cancel(ours.Id);
        await venue.Settled(ours.Id);
        Expect.Same(before with { Fills = [] }, (await venue.Open(1, foreign.Id))[0] with { Fills = [] }, "the order");
    }

    static async Task<(VenueSession Venue, VenueSession Other, OrderIntent Foreign)> Place(Bench bench)
    {
        var venue = await bench.Venue();
        var other = await bench.Another();
        var foreign = bench.Make.Resting(await bench.Price()) with { Id = bench.Make.ForeignId() };
        await other.Taken(foreign);
        return (venue, other, foreign);
    }
}
