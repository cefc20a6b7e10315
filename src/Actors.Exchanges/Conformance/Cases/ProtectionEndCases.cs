using Actors.Domain;

namespace Actors.Exchanges.Conformance.Cases;

/// <summary>How legs end: with their entry, with each other, and to stand again.</summary>
[CaseGroup("PROT", "Protection", 80)]
static class ProtectionEndCases
{
    const Capabilities Pair = Capabilities.Trading | Capabilities.LegPairs;

    [Case("PROT-11", Pair, "Cancelling the entry ends its legs",
        Requires = "Done; both legs are reported Cancelled and not listed.",
        Why = "A leg that outlives its position sells the next one.")]
    static async Task Orphans(Bench bench)
    {
        var (venue, entry, _) = await bench.Protected(bench.Make.FarLegs);
        await venue.Cancelled(entry.Id);
        await venue.Open(0, entry.Id.StopLeg, entry.Id.TargetLeg);
        foreach (var leg in new[] { entry.Id.StopLeg, entry.Id.TargetLeg })
            Expect.Is<VenueReport.Cancelled>(await venue.Ended(leg), $"Cancelled of {leg}");
    }

    [Case("PROT-12", Pair | Capabilities.LocksFunds, "Cancelling the entry frees what its legs held",
        Requires = "As the cancel is Done, nothing of the base asset is locked that was not before.",
        Why = "The exit sells next: it is refused for want of what the legs still hold.")]
    static async Task Frees(Bench bench)
    {
        var before = (await (await bench.Venue()).Balance(bench.Market.BaseAsset)).Locked;
        var (venue, entry, _) = await bench.Protected(bench.Make.FarLegs);
        await venue.Cancelled(entry.Id);
        Expect.Same(before, (await venue.Balance(bench.Market.BaseAsset)).Locked, $"locked {bench.Market.BaseAsset}");
    }

    [Case("PROT-14", Pair | Capabilities.LegsOnDemand, "Legs can stand again after they ended",
        Requires = "After a cancel, Standing again under the same ids; Find tells of the new ones.",
        Why = "An exit that failed has cancelled them, and the position is naked until they stand again.")]
    static async Task StandAgain(Bench bench)
    {
        var (venue, entry, held) = await bench.Protected(bench.Make.FarLegs);
        await venue.Cancelled(entry.Id);
        await venue.Protected(entry, held);
        await venue.Open(2, entry.Id.StopLeg, entry.Id.TargetLeg);
        Expect.Same(OrderStatus.Open, (await venue.Found(entry.Id.StopLeg)).Status, $"the status of {entry.Id.StopLeg}");
    }

    [Case("PROT-15", Pair, "When one leg fills, the other ends",
        Requires = "A leg near the market fills whole; the other is reported Cancelled and not listed.",
        Why = "Both filled is a position on the other side.")]
    static async Task OneEndsTheOther(Bench bench)
    {
        var end = bench.Now + bench.Patience.Market;
        while (bench.Now < end)
        {
            var (venue, entry, held) = await bench.Enter(price => new(bench.Make.Away(price, -4), bench.Make.Away(price, 4)));
            if (await venue.Protect(entry, held) is not ProtectResult.Standing)
                continue;                                       // the market was quicker; the cleaner sells
            if (await Filled(bench, venue, entry.Id, end) is not { } filled)
                break;
            var other = filled == entry.Id.StopLeg ? entry.Id.TargetLeg : entry.Id.StopLeg;
            ReportLaws.AddUp(held, await venue.Filled(filled), $"fills of {filled} of");
            Expect.Is<VenueReport.Cancelled>(await venue.Ended(other), $"Cancelled of {other}");
            await venue.Open(0, filled, other);
            return;
        }
        throw new NotRunException($"the market reached no near leg within {bench.Patience.Market.TotalSeconds:0} s");
    }

    static async Task<ClientOrderId?> Filled(Bench bench, VenueSession venue, ClientOrderId entry, DateTimeOffset end)
    {
        ClientOrderId[] legs = [entry.StopLeg, entry.TargetLeg];
        while (bench.Now < end)
        {
            foreach (var leg in legs)
            {
                if (venue.Log.FillsOf(leg).Count > 0)
                    return leg;
            }
            await bench.Wait(TimeSpan.FromSeconds(1));
        }
        return null;
    }
}
