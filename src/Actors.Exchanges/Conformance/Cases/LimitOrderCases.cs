using Actors.Domain;

namespace Actors.Exchanges.Conformance.Cases;

[CaseGroup("LIM", "Limit orders", 60)]
static class LimitOrderCases
{
    const Capabilities Needed = Capabilities.Trading | Capabilities.LimitOrders;

    [Case("LIM-01", Needed, "A purchase below the market stands at its price",
        Requires = "Accepted; open with that limit, nothing filled, no report but of its life.",
        Why = "A limit that is taken as a market order buys at any price.")]
    static async Task BuyStands(Bench bench)
    {
        var venue = await bench.Venue();
        var intent = await AccountCases.Rest(bench, venue);
        var open = (await venue.Open(1, intent.Id))[0];
        Expect.Same(intent.Limit, open.Limit, "the limit");
        await bench.Quiet();
        Expect.Empty(venue.Log.Of(intent.Id), "no report of an order that stands");
    }

    [Case("LIM-02", Needed, "A sale above the market stands at its price",
        Requires = "Accepted; open with that limit, side Sell.",
        Why = "The same on the other side.")]
    static async Task SellStands(Bench bench)
    {
        var venue = await bench.Venue();
        var (_, held) = await bench.Enter(venue);
        var intent = bench.Make.Limit(Side.Sell, held, bench.Make.Away(await bench.Price(), 1_000));
        await venue.Taken(intent);
        var open = (await venue.Open(1, intent.Id))[0];
        Expect.Same((Side.Sell, intent.Limit), (open.Side, open.Limit), "side and limit");
    }

    [Case("LIM-03", Needed, "A purchase above the market fills at its limit or better",
        Requires = "The fills add up to the quantity, each at or below the limit.",
        Why = "The limit is the worst price that the strategy agreed to.")]
    static async Task Marketable(Bench bench)
    {
        var venue = await bench.Venue();
        var limit = bench.Make.Away(await bench.Price(), 200);
        var intent = bench.Make.Limit(Side.Buy, bench.Make.Small(limit), limit);
        var fills = await venue.Bought(intent);
        Expect.Same(((OrderSize.Base)intent.Size).Quantity.Value, fills.Sum(fill => fill.Quantity.Value), "fills of");
        Expect.Empty(fills.Where(fill => fill.Price > limit).Select(fill => fill.Price), $"fills at or below {limit}");
    }

    [Case("LIM-04", Needed, "A sale below the market fills at its limit or better",
        Requires = "The fills add up to the quantity, each at or above the limit.",
        Why = "The same on the other side.")]
    static async Task MarketableSale(Bench bench)
    {
        var venue = await bench.Venue();
        var (_, held) = await bench.Enter(venue);
        var limit = bench.Make.Away(await bench.Price(), -200);
        var intent = bench.Make.Limit(Side.Sell, held, limit);
        var fills = await venue.Bought(intent);
        Expect.Same(held.Value, fills.Sum(fill => fill.Quantity.Value), "fills of");
        Expect.Empty(fills.Where(fill => fill.Price < limit).Select(fill => fill.Price), $"fills at or above {limit}");
    }
}
