using Actors.Domain;

namespace Actors.Exchanges.Conformance.Cases;

[CaseGroup("PROT", "Protection", 80)]
static class ProtectionCases
{
    const Capabilities Stop = Capabilities.Trading | Capabilities.StopLegs;
    const Capabilities Pair = Capabilities.Trading | Capabilities.LegPairs;
    const Capabilities OnDemand = Pair | Capabilities.LegsOnDemand;

    [Case("PROT-01", Stop, "A stop stands for what the entry has filled",
        Requires = "Standing; LegOpened with the id …-s, type Stop, trigger and quantity; the account lists it.",
        Why = "A position without its stop is the risk that nobody sized.")]
    static Task StopAlone(Bench bench) => Stands(bench, price => new(bench.Make.Below(price), null), OrderType.Stop, null);

    [Case("PROT-02", Capabilities.Trading | Capabilities.TargetLegs, "A target stands alone",
        Requires = "Standing; LegOpened with the id …-t, type Limit, price and quantity; the account lists it.",
        Why = "Strategies that leave by time have a target only.")]
    static Task TargetAlone(Bench bench) => Stands(bench, price => new(null, bench.Make.Away(price, 1_000)), null, OrderType.Limit);

    [Case("PROT-03", Pair, "Stop and target stand together",
        Requires = "Standing; both legs are told and listed, each for the whole quantity.",
        Why = "Two orders for one position: the venue has to know that they are a pair.")]
    static Task Both(Bench bench) => Stands(bench, bench.Make.FarLegs, OrderType.Stop, OrderType.Limit);

    [Case("PROT-04", Capabilities.Trading | Capabilities.TrailingLegs, "A trailing stop stands",
        Requires = "Standing; LegOpened with type TrailingStop and its distance; the account lists it.",
        Why = "The venue follows the price also while the engine is down.")]
    static Task Trailing(Bench bench) => Stands(bench, _ => new(null, null, 500), OrderType.TrailingStop, null);

    [Case("PROT-05", Pair | Capabilities.TrailingLegs, "A trailing stop and a target stand together",
        Requires = "Standing; both legs are told and listed.",
        Why = "The same as a pair.")]
    static Task TrailingPair(Bench bench) => Stands(bench, price => new(null, bench.Make.Away(price, 1_000), 500), OrderType.TrailingStop, OrderType.Limit);

    [Case("PROT-06", Stop, "Asking again opens nothing twice",
        Requires = "Standing each time; one open leg; one LegOpened.",
        Why = "The engine asks until it is told Standing, and after every crash: a second stop sells twice.")]
    static async Task Again(Bench bench)
    {
        var (venue, entry, held) = await bench.Enter(price => new(bench.Make.Below(price), null));
        for (var i = 0; i < 3; i++)
            await venue.Protected(entry, held);
        await venue.Open(1, entry.Id.StopLeg, entry.Id.TargetLeg);
        await bench.Quiet();
        Expect.Same(1, venue.Log.Of(entry.Id.StopLeg).OfType<VenueReport.LegOpened>().Count(), "LegOpened:");
    }

    [Case("PROT-07", OnDemand, "Legs follow a position that grows",
        Requires = "Standing; both legs for the new quantity and no other; each says LegOpened with it.",
        Why = "Fills come in pieces: what filled last would be naked.")]
    static async Task Grows(Bench bench) => await Resizes(bench, 1, 2);

    [Case("PROT-08", OnDemand, "Legs follow a position that shrinks",
        Requires = "Standing; both legs for the new quantity and no other.",
        Why = "A stop larger than its position sells what belongs to another.")]
    static async Task Shrinks(Bench bench) => await Resizes(bench, 2, 1);

    [Case("PROT-09", Stop | Capabilities.LegsOnDemand, "A stop that the market has passed is refused",
        Requires = "Refused with a code and a text; nothing stands.",
        Why = "The engine closes a position that cannot be protected, if it is told.")]
    static async Task Passed(Bench bench)
    {
        var (venue, entry, held) = await bench.Enter();
        var late = entry with { Bracket = new(bench.Make.Away(await bench.Price(), 500), null) };
        var refused = Expect.Is<ProtectResult.Refused>(await venue.Protect(late, held), "Refused for a stop above the market");
        Expect.That(refused is { Code.Length: > 0, Text.Length: > 0 }, "a code and a text", refused);
        await venue.Open(0, entry.Id.StopLeg);
    }

    [Case("PROT-10", Stop | Capabilities.LegsOnDemand, "Less than the venue takes is refused",
        Requires = "Refused with a code and a text; nothing stands.",
        Why = "Dust has no stop, and must not be asked for in a circle.")]
    static async Task Dust(Bench bench)
    {
        var (venue, entry, _) = await bench.Enter();
        var dust = bench.Instrument.MinNotional.Value > 0 ? bench.Instrument.QuantityStep : bench.Instrument.QuantityStep / 10;
        var tiny = entry with { Bracket = new(bench.Make.Below(await bench.Price()), null) };
        Expect.Is<ProtectResult.Refused>(await venue.Protect(tiny, new(dust)), $"Refused for {dust}");
        await venue.Open(0, entry.Id.StopLeg);
    }

    [Case("PROT-13", OnDemand, "Dust beyond the step is left out",
        Requires = "For a holding off the step the legs stand for it rounded down.",
        Why = "Fees in the base asset leave holdings off the step after every purchase.")]
    static async Task OffStep(Bench bench)
    {
        var (venue, entry, held) = await bench.Enter(bench.Make.FarLegs);
        await venue.Protected(entry, new(held.Value + (bench.Instrument.QuantityStep * 0.9m)));
        foreach (var leg in await venue.Open(2, entry.Id.StopLeg, entry.Id.TargetLeg))
            Expect.Same(held, leg.Ordered, $"the quantity of {leg.Id}");
    }

    static async Task Stands(Bench bench, Func<Price, Bracket> bracket, OrderType? stop, OrderType? target)
    {
        var (venue, entry, held) = await bench.Protected(bracket);
        (ClientOrderId Id, OrderType? Type, Price? Price)[] legs =
            [(entry.Id.StopLeg, stop, entry.Bracket!.Stop), (entry.Id.TargetLeg, target, entry.Bracket.Target)];
        var open = await venue.Open(legs.Count(leg => leg.Type is not null), entry.Id.StopLeg, entry.Id.TargetLeg);
        foreach (var (id, type, price) in legs.Where(leg => leg.Type is not null))
        {
            var opened = venue.Log.Of(id).OfType<VenueReport.LegOpened>().LastOrDefault();
            Expect.That(opened is not null, $"LegOpened of {id}", "none");
            Expect.Same((entry.Id, type!.Value, held), (opened.Entry, opened.Type, opened.Quantity), $"entry, type and quantity of {id}");
            Expect.That(price is null || opened.Price == price, $"{id} at {price}", opened.Price);
            Expect.That(type != OrderType.TrailingStop || opened.TrailingBps == entry.Bracket.TrailingBps, $"{id} {entry.Bracket.TrailingBps} bps away", opened.TrailingBps);
            Expect.That(open.Any(leg => leg.Id == id && leg.Type == type && leg.Side == Side.Sell), $"{id} open as {type}", string.Join("; ", open));
        }
    }

    static async Task Resizes(Bench bench, int first, int then)
    {
        var (venue, entry, held) = await bench.Enter(bench.Make.FarLegs, margin: 2);
        var half = bench.Instrument.RoundDown(held.Value / 2);
        Quantity[] sizes = [first == 1 ? half : held, then == 1 ? half : held];
        foreach (var size in sizes)
            await venue.Protected(entry, size);
        foreach (var leg in await venue.Open(2, entry.Id.StopLeg, entry.Id.TargetLeg))
        {
            Expect.Same(sizes[1], leg.Ordered, $"the quantity of {leg.Id}");
            Expect.Same(sizes[1], venue.Log.Of(leg.Id).OfType<VenueReport.LegOpened>().Last().Quantity, $"the last LegOpened of {leg.Id} for");
        }
    }
}
