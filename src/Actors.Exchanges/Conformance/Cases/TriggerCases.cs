using Actors.Domain;

namespace Actors.Exchanges.Conformance.Cases;

[CaseGroup("TRIG", "Stops and take-profits as orders", 70)]
static class TriggerCases
{
    [Case("TRIG-01", Capabilities.Trading | Capabilities.StopOrders, "A stop purchase above the market waits with its trigger",
        Requires = "Accepted; open, type Stop, with that trigger.",
        Why = "A breakout entry that buys at once is another strategy.")]
    static Task StopBuy(Bench bench) => Waits(bench, OrderType.Stop, Side.Buy, 1_000);

    [Case("TRIG-02", Capabilities.Trading | Capabilities.StopOrders, "A stop sale below the market waits with its trigger",
        Requires = "Accepted; open, type Stop, with that trigger.",
        Why = "A stop that sells at once closes the position that it is to protect.")]
    static Task StopSell(Bench bench) => Waits(bench, OrderType.Stop, Side.Sell, -1_000);

    [Case("TRIG-03", Capabilities.Trading | Capabilities.TakeProfitOrders, "A take-profit sale above the market waits with its trigger",
        Requires = "Accepted; open, type TakeProfit, with that trigger.",
        Why = "The same, on the side of the gain.")]
    static Task TakeProfit(Bench bench) => Waits(bench, OrderType.TakeProfit, Side.Sell, 1_000);

    [Case("TRIG-04", Capabilities.Trading | Capabilities.StopLimitOrders, "A stop-limit waits with trigger and limit",
        Requires = "Accepted; open, type StopLimit, with both prices.",
        Why = "Either price in the other's place is a loss without end, or an order that never fills.")]
    static async Task StopLimit(Bench bench)
    {
        var venue = await bench.Venue();
        var price = await bench.Price();
        var (trigger, limit) = (bench.Make.Away(price, 1_000), bench.Make.Away(price, 1_010));
        var intent = bench.Make.StopLimit(Side.Buy, bench.Make.Small(price), trigger, limit);
        await venue.Taken(intent);
        var open = (await venue.Open(1, intent.Id))[0];
        Expect.Same((OrderType.StopLimit, trigger, limit), (open.Type, open.Trigger ?? default, open.Limit ?? default), "type, trigger and limit");
    }

    [Case("TRIG-05", Capabilities.Trading | Capabilities.TrailingStops, "A trailing stop waits as one",
        Requires = "Accepted; open, type TrailingStop.",
        Why = "A fixed stop in its place gives the gain back.")]
    static async Task Trailing(Bench bench)
    {
        var (venue, _, held) = await bench.Enter();
        var intent = bench.Make.Trailing(Side.Sell, held, await bench.Price(), 500);
        await venue.Taken(intent);
        Expect.Same(OrderType.TrailingStop, (await venue.Open(1, intent.Id))[0].Type, "type");
    }

    [Case("TRIG-06", Capabilities.Trading | Capabilities.StopOrders, "A stop on the wrong side of the market does not wait",
        Requires = "A stop sale above the market is Rejected, or fires; it never stands.",
        Why = "It would wait for a price that has passed: the position has no stop, and looks as if it had.")]
    static async Task WrongSide(Bench bench)
    {
        var (venue, _, held) = await bench.Enter();
        var intent = bench.Make.Triggered(OrderType.Stop, Side.Sell, held, bench.Make.Away(await bench.Price(), 500));
        if (await venue.Place(intent) is PlaceResult.Accepted)
            await venue.Filled(intent.Id);
        else
            await venue.Open(0, intent.Id);
    }

    [Case("TRIG-07", Capabilities.Trading | Capabilities.StopOrders, "A stop that is reached says so, then fills",
        Requires = "The trigger is reported before the first fill; the fills add up to the quantity.",
        Why = "A triggered stop is an exit under way: nothing else may sell the position.")]
    static async Task Fires(Bench bench)
    {
        var venue = await bench.Venue();
        var fired = await Reached(bench, venue, price => bench.Make.Triggered(OrderType.Stop, Side.Buy, bench.Make.Small(price), bench.Make.Away(price, 3)));
        var reports = venue.Log.Of(fired.Id);
        ReportLaws.AddUp(OrderMaker.QuantityOf(fired), reports);
        Expect.That(reports[0] is VenueReport.Triggered, "Triggered as the first report", reports[0]);
    }

    static async Task Waits(Bench bench, OrderType type, Side side, decimal bps)
    {
        var venue = await bench.Venue();
        var price = await bench.Price();
        var trigger = bench.Make.Away(price, bps);
        var quantity = side == Side.Sell ? (await bench.Enter()).Held : bench.Make.Small(price);
        var intent = bench.Make.Triggered(type, side, quantity, trigger);
        await venue.Taken(intent);
        var open = (await venue.Open(1, intent.Id))[0];
        Expect.Same((type, trigger), (open.Type, open.Trigger ?? default), "type and trigger");
        await bench.Quiet();
        Expect.Empty(venue.Log.FillsOf(intent.Id), "no fill of an order that waits");
    }

    /// <summary>Places orders near the market, each nearer to where it went, until one of them has filled.</summary>
    static async Task<OrderIntent> Reached(Bench bench, VenueSession venue, Func<Price, OrderIntent> make)
    {
        var end = bench.Now + bench.Patience.Market;
        while (bench.Now < end)
        {
            var intent = make(await bench.Price());
            if (await venue.Place(intent) is not PlaceResult.Accepted)
            {
                await bench.Wait(TimeSpan.FromSeconds(1));      // the market was quicker
                continue;
            }
            for (var i = 0; i < 20 && !venue.Log.FillsOf(intent.Id).Any(fill => fill.Done); i++)
                await bench.Wait(TimeSpan.FromSeconds(1));
            if (venue.Log.FillsOf(intent.Id).Any(fill => fill.Done) || await venue.Cancel(intent.Id) is CancelResult.NotOpen)
            {
                await venue.Filled(intent.Id);
                return intent;
            }
        }
        throw new NotRunException($"the market did not reach a near trigger within {bench.Patience.Market.TotalSeconds:0} s");
    }
}
