using Actors.Domain;

namespace Actors.Exchanges.Conformance.Cases;

[CaseGroup("LIM", "Limit orders", 60)]
static class LimitOrderCases
{
    [Case("LIM-01", Needs.Resting, "A purchase below the market stands at its price",
        Requires = "Accepted; open with that limit, nothing filled, no report but of its life.",
        Why = "A limit that is taken as a market order buys at any price.")]
    static async Task BuyStands(Bench bench)
    {
        var (venue, intent) = await bench.Rest();
        var open = (await venue.Open(1, intent.Id))[0];
        Expect.Same(intent.Limit, open.Limit, "the limit");
        await bench.Quiet();
        Expect.Empty(venue.Log.Of(intent.Id), "no report of an order that stands");
    }

    [Case("LIM-02", Needs.Resting, "A sale above the market stands at its price",
        Requires = "Accepted; open with that limit, side Sell.",
        Why = "The same on the other side.")]
    static async Task SellStands(Bench bench)
    {
        var (venue, _, held) = await bench.Enter();
        var intent = bench.Make.Limit(Side.Sell, held, bench.Make.Away(await bench.Price(), 1_000));
        await venue.Taken(intent);
        var open = (await venue.Open(1, intent.Id))[0];
        Expect.Same((Side.Sell, intent.Limit), (open.Side, open.Limit), "side and limit");
    }

    [Case("LIM-03", Needs.Resting, "A purchase above the market fills at its limit or better",
        Requires = "The fills add up to the quantity, each at or below the limit.",
        Why = "The limit is the worst price that the strategy agreed to.")]
    static async Task Marketable(Bench bench)
    {
        var venue = await bench.Venue();
        var limit = bench.Make.Away(await bench.Price(), 200);
        var intent = bench.Make.Limit(Side.Buy, bench.Make.Small(limit), limit);
        var fills = await venue.Bought(intent);
        ReportLaws.AddUp(OrderMaker.QuantityOf(intent), fills);
        Expect.Empty(fills.Where(fill => fill.Price > limit).Select(fill => fill.Price), $"fills at or below {limit}");
    }

    [Case("LIM-04", Needs.Resting, "A sale below the market fills at its limit or better",
        Requires = "The fills add up to the quantity, each at or above the limit.",
        Why = "The same on the other side.")]
    static async Task MarketableSale(Bench bench)
    {
        var (venue, _, held) = await bench.Enter();
        var limit = bench.Make.Away(await bench.Price(), -200);
        var intent = bench.Make.Limit(Side.Sell, held, limit);
        var fills = await venue.Bought(intent);
        ReportLaws.AddUp(held, fills);
        Expect.Empty(fills.Where(fill => fill.Price < limit).Select(fill => fill.Price), $"fills at or above {limit}");
    }
}
