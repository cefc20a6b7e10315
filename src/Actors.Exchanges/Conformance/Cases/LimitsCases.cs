using Actors.Domain;

namespace Actors.Exchanges.Conformance.Cases;

[CaseGroup("LOAD", "Rate limits", 180)]
static class LimitsCases
{
    [Case("LOAD-01", Needs.Resting, "A burst of orders is taken, each with its answer",
        Requires = "Twelve orders placed at once are Accepted and open; none is refused for the venue's limits.",
        Why = "Many strategies act at the same close; the connector has to pace itself, not the engine.")]
    static async Task Orders(Bench bench)
    {
        var venue = await bench.Venue();
        var price = await bench.Price();
        OrderIntent[] all = [.. Enumerable.Range(0, 12).Select(_ => bench.Make.Resting(price))];
        await Task.WhenAll(all.Select(venue.Taken));
        await venue.Open(all.Length, [.. all.Select(one => one.Id)]);
    }

    [Case("LOAD-02", Capabilities.Trading, "A burst of questions is answered",
        Requires = "Thirty questions at once are answered, none with a refusal of the venue's limits.",
        Why = "After an outage everything is asked at once.")]
    static async Task Questions(Bench bench)
    {
        var (venue, entry, _) = await bench.Enter();
        await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => bench.Has(Capabilities.FindsEnded) ? venue.Found(entry.Id) : (Task)venue.Settled(entry.Id)));
    }

    [Case("LOAD-03", Capabilities.History, "A burst of history is answered",
        Requires = "Twelve pages at once come whole.",
        Why = "Every series warms up at the same start.")]
    static async Task History(Bench bench)
    {
        var finest = bench.Market.Finest;
        var to = finest.OpenOf(bench.Now - bench.Patience.Candle - bench.Patience.Answer);
        var pages = await Task.WhenAll(Enumerable.Range(1, 12).Select(page => bench.Connector.History.Closed(
            bench.Market.FineSeries, to - (finest.Duration * 50 * page), to - (finest.Duration * 50 * (page - 1)), bench.Stop).AsTask()));
        foreach (var page in pages)
            Expect.Same(50, page.Count, "a count of");
    }
}
