using Actors.Domain;

namespace Actors.Exchanges.Conformance.Cases;

[CaseGroup("MKT", "Market orders", 50)]
static class MarketOrderCases
{
    [Case("MKT-01", Capabilities.Trading, "A market purchase fills whole",
        Requires = "Accepted; the fills add up to the quantity and none is of another order.",
        Why = "Positions follow fills, and an entry that does not end blocks its strategy.")]
    static async Task Buy(Bench bench)
    {
        var venue = await bench.Venue();
        var price = await bench.Price();
        var quantity = bench.Make.Small(price);
        var fills = await venue.Bought(bench.Make.Market(Side.Buy, quantity, price));
        ReportLaws.AddUp(quantity, fills);
    }

    [Case("MKT-02", Capabilities.Trading, "A market sale fills whole",
        Requires = "Accepted; the fills add up to the quantity.",
        Why = "It is how positions are left when nothing else works.")]
    static async Task Sell(Bench bench)
    {
        var (venue, _, held) = await bench.Enter();
        var sale = bench.Make.Market(Side.Sell, held, await bench.Price());
        ReportLaws.AddUp(held, await venue.Bought(sale));
    }

    [Case("MKT-03", Capabilities.Trading | Capabilities.QuoteAmounts, "A purchase for an amount spends it to the step",
        Requires = "Price × quantity of the fills is the amount, at most half a step above it, or a step and half a percent below.",
        Why = "Sizing in quote currency is a promise about money.")]
    static async Task Quote(Bench bench)
    {
        var venue = await bench.Venue();
        var price = await bench.Price();
        var amount = decimal.Round(price.Value * bench.Make.Small(price).Value, 2);
        var fills = await venue.Bought(bench.Make.ForQuote(Side.Buy, new(amount), price));
        var spent = fills.Sum(fill => fill.Price.Value * fill.Quantity.Value);
        var slack = (price.Value * bench.Instrument.QuantityStep * 1.05m) + (amount * 0.005m);
        // Binance takes the whole steps whose cost is nearest to the amount, be it a little more.
        var most = amount + (price.Value * bench.Instrument.QuantityStep * 0.55m);
        Expect.That(spent <= most && spent >= amount - slack, $"{amount - slack:0.####} to {most:0.####} spent", spent);
    }

    [Case("MKT-04", Capabilities.Trading, "It fills near the price of the candles",
        Requires = "Each fill is within 5 percent of the feed's price.",
        Why = "Candles of another market than that of the orders are the dearest misconfiguration there is.")]
    static async Task SamePrice(Bench bench)
    {
        var venue = await bench.Venue();
        var price = await bench.Price();
        var fills = await venue.Bought(bench.Make.Purchase(price));
        Expect.Empty(fills.Where(fill => Math.Abs((fill.Price.Value / price.Value) - 1) > 0.05m).Select(fill => fill.Price), $"fills near {price}");
    }

    [Case("MKT-05", Capabilities.Trading, "Nothing of it stays open",
        Requires = "After its last fill it is not among the open orders.",
        Why = "An order that is done must not be cancelled, counted or waited for.")]
    static async Task NothingLeft(Bench bench)
    {
        var (venue, entry, _) = await bench.Enter();
        await venue.Open(0, entry.Id);
    }

    [Case("MKT-06", Capabilities.Trading | Capabilities.FindsEnded, "The venue's own id is told",
        Requires = "Accepted carries an id that is not empty, and Find shows the same.",
        Why = "It is what the venue's support and statements go by.")]
    static async Task VenueId(Bench bench)
    {
        var venue = await bench.Venue();
        var price = await bench.Price();
        var intent = bench.Make.Purchase(price);
        var accepted = await venue.Taken(intent);
        Expect.That(accepted.VenueOrderId.Length > 0, "a venue's id", "an empty one");
        await venue.Filled(intent.Id);
        Expect.Same(accepted.VenueOrderId, (await venue.Found(intent.Id)).VenueOrderId, "the venue's id");
    }

    [Case("MKT-07", Capabilities.Trading, "Two at once are told apart",
        Requires = "Of two purchases placed together each has fills of its own quantity under its own id.",
        Why = "Strategies act at the same close.")]
    static async Task Two(Bench bench)
    {
        var venue = await bench.Venue();
        var price = await bench.Price();
        var small = bench.Make.Small(price).Value;
        OrderIntent[] both = [bench.Make.Market(Side.Buy, new(small), price), bench.Make.Market(Side.Buy, new(small + bench.Instrument.QuantityStep), price)];
        await Task.WhenAll(both.Select(venue.Bought));
        foreach (var one in both)
            ReportLaws.AddUp(OrderMaker.QuantityOf(one), venue.Log.FillsOf(one.Id), $"fills of {one.Id} of");
    }
}
