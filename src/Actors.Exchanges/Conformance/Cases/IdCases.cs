using Actors.Domain;

namespace Actors.Exchanges.Conformance.Cases;

[CaseGroup("IDS", "Client order ids", 120)]
static class IdCases
{
    [Case("IDS-01", Needs.Resting, "An id of 36 characters comes back as it was given",
        Requires = "Accepted; account, Find and reports name it to the letter.",
        Why = "The id is computed, and all that finds an order again.")]
    static async Task Longest(Bench bench)
    {
        var venue = await bench.Venue();
        var id = new ClientOrderId(bench.Make.ForeignId().Value.PadRight(ClientOrderId.MaxLength, 'z'));
        var intent = bench.Make.Resting(await bench.Price()) with { Id = id };
        await venue.Taken(intent);
        await venue.Open(1, id);
        Expect.Same(id, (await venue.Found(id)).Id, "the id");
        await venue.Cancelled(id);
        Expect.Same(id, (await venue.Ended(id)).Order, "the id in its report");
    }

    [Case("IDS-02", Needs.Resting, "An id of 37 characters is refused",
        Requires = "Rejected, the text quotes the id; nothing stands under any part of it.",
        Why = "A venue that cuts it makes two orders one.")]
    static async Task TooLong(Bench bench) =>
        await Refuses(bench, new(bench.Make.ForeignId().Value.PadRight(ClientOrderId.MaxLength + 1, 'z')));

    [Case("IDS-03", Needs.Resting, "An id with other characters is refused",
        Requires = "Rejected, the text quotes the id, for a space, a letter beyond ASCII, and nothing at all.",
        Why = "What is escaped, or made up by the venue, is not found again.")]
    static async Task Characters(Bench bench)
    {
        foreach (var id in new[] { "with space", "größe", "" })
            await Refuses(bench, new(id));
    }

    [Case("IDS-04", Needs.Resting, "An id that is open is not taken twice",
        Requires = "The second placing is Rejected, or Accepted with the first one's venue id; one order is open.",
        Why = "It is the last defence against an order sent twice.")]
    static async Task OpenTwice(Bench bench)
    {
        var venue = await bench.Venue();
        var intent = bench.Make.Resting(await bench.Price());
        var first = await venue.Taken(intent);
        var second = await venue.Place(intent);
        Expect.That(
            second is PlaceResult.Rejected || (second is PlaceResult.Accepted again && again.VenueOrderId == first.VenueOrderId),
            $"Rejected, or Accepted as {first.VenueOrderId}", second);
        await venue.Open(1, intent.Id);
        await venue.Cancelled(intent.Id);
        await bench.Quiet();
        await venue.Open(0, intent.Id);
    }

    [Case("IDS-05", Capabilities.Trading, "An id that has filled is not taken again",
        Requires = "The second placing is Rejected; no further fill is reported, and the holding stays.",
        Why = "Many venues keep ids unique among open orders only.")]
    static async Task FilledTwice(Bench bench)
    {
        var (venue, entry, _) = await bench.Enter();
        var held = await venue.Balance(bench.Market.BaseAsset);
        await venue.Refused(entry);
        await bench.Quiet();
        Expect.Same(held.Total, (await venue.Balance(bench.Market.BaseAsset)).Total, bench.Market.BaseAsset);
    }

    [Case("IDS-06", Needs.Resting, "An id that was cancelled is not taken again",
        Requires = "The second placing is Rejected; nothing is open.",
        Why = "Reports of the former order would be taken for the new one's.")]
    static async Task CancelledTwice(Bench bench)
    {
        var (venue, intent) = await bench.Rest();
        await venue.Cancelled(intent.Id);
        await venue.Refused(intent);
        await venue.Open(0, intent.Id);
    }

    [Case("IDS-07", Capabilities.Trading | Capabilities.StopLegs, "Legs are named after their entry",
        Requires = "The leg is told, listed and found as …-s of its entry, at most 36 characters long.",
        Why = "After a restart the id is all that says whose leg it is.")]
    static async Task Legs(Bench bench)
    {
        var (venue, entry, _) = await bench.Protected(price => new(bench.Make.Below(price), null));
        var leg = (await venue.Open(1, entry.Id.StopLeg))[0];
        Expect.That(leg.Id.Value.Length <= ClientOrderId.MaxLength, $"at most {ClientOrderId.MaxLength} characters", leg.Id);
        Expect.Same(entry.Id.StopLeg, (await venue.Found(leg.Id)).Id, "the id");
    }

    static async Task Refuses(Bench bench, ClientOrderId id)
    {
        var venue = await bench.Venue();
        var before = (await venue.Account()).OpenOrders.Count;
        var refused = await venue.Refused(bench.Make.Resting(await bench.Price()) with { Id = id });
        Expect.That(refused.Text.Contains($"'{id}'", StringComparison.Ordinal), $"a text that quotes '{id}'", refused);
        Expect.Same(before, (await venue.Account()).OpenOrders.Count, "open orders:");
    }
}
