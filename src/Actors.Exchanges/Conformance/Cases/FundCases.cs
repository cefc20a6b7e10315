using Actors.Domain;

namespace Actors.Exchanges.Conformance.Cases;

[CaseGroup("FUND", "Insufficient funds", 160)]
static class FundCases
{
    [Case("FUND-01", Capabilities.Trading, "A purchase beyond the cash is refused",
        Requires = "Rejected, at once or by a report, with a code and a text; no fill.",
        Why = "Accepted and never filled, it would block its strategy.")]
    static async Task Purchase(Bench bench) => await Refuses(bench, await TooDear(bench));

    [Case("FUND-02", Capabilities.Trading, "A sale beyond the holding is refused",
        Requires = "Rejected, at once or by a report, with a code and a text; no fill.",
        Why = "Spot has no short positions; a venue that borrows makes one.")]
    static async Task Sale(Bench bench)
    {
        var venue = await bench.Venue();
        var price = await bench.Price();
        var free = (await venue.Balance(bench.Market.BaseAsset)).Free;
        var quantity = bench.Instrument.RoundDown(free + (bench.Make.Small(price).Value * 2));
        await Refuses(bench, bench.Make.Market(Side.Sell, quantity, price));
    }

    [Case("FUND-03", Capabilities.Trading, "A refusal changes nothing",
        Requires = "Balances and open orders are what they were.",
        Why = "A reservation that stays is money lost to the engine.")]
    static async Task Nothing(Bench bench)
    {
        var venue = await bench.Venue();
        var before = await venue.Account();
        await Refuses(bench, await TooDear(bench));
        var after = await venue.Account();
        Expect.Same(string.Join("; ", before.Balances), string.Join("; ", after.Balances), "balances");
        Expect.Same(before.OpenOrders.Count, after.OpenOrders.Count, "open orders:");
    }

    [Case("FUND-04", Capabilities.Trading, "After a refusal the next order is taken",
        Requires = "A small purchase fills.",
        Why = "One order too large must not stop an account.")]
    static async Task Next(Bench bench)
    {
        await Refuses(bench, await TooDear(bench));
        await bench.Enter();
    }

    static async Task<OrderIntent> TooDear(Bench bench)
    {
        var venue = await bench.Venue();
        var price = await bench.Price();
        var free = (await venue.Balance(bench.Market.QuoteAsset)).Free;
        var quantity = bench.Instrument.RoundDown((free * 1.5m / price.Value) + bench.Make.Small(price).Value);
        return quantity <= bench.Instrument.MaxQuantity
            ? bench.Make.Market(Side.Buy, quantity, price)
            : throw new NotRunException($"the account has more cash than the greatest quantity, {bench.Instrument.MaxQuantity}, costs");
    }

    static async Task Refuses(Bench bench, OrderIntent intent)
    {
        var venue = await bench.Venue();
        var answer = await venue.Place(intent);
        Expect.That(answer is not PlaceResult.Unknown, "a certain answer", answer);
        if (answer is PlaceResult.Rejected refused)
            Expect.That(refused is { Code.Length: > 0, Text.Length: > 0 }, "a code and a text", refused);
        else
            Expect.Is<VenueReport.Rejected>(await venue.Ended(intent.Id), $"Rejected of {intent.Id}");
        Expect.Empty(venue.Log.FillsOf(intent.Id), "no fill");
    }
}
