using System.Globalization;
using Actors.Domain;

namespace Actors.Exchanges.Conformance.Cases;

[CaseGroup("RULE", "Rules of the instrument", 40)]
static class RuleCases
{
    [Case("RULE-01", Capabilities.None, "The rules make sense",
        Requires = "A positive step, a tick of zero or more, least ≤ most, a least quantity on the step.",
        Why = "Every size and price that the engine sends is rounded by them.")]
    static Task Sense(Bench bench)
    {
        var rules = bench.Instrument;
        Expect.That(rules.QuantityStep > 0, "a positive step", rules);
        Expect.That(rules.PriceTick >= 0 && rules.MinNotional.Value >= 0, "no negative tick or least notional", rules);
        Expect.That(rules.MinQuantity <= rules.MaxQuantity && !rules.MaxQuantity.IsZero, "least ≤ most", rules);
        Expect.That(rules.MinQuantity.Value % rules.QuantityStep == 0, "a least quantity on the step", rules);
        Expect.That(bench.Market.Coarser.IsMultipleOf(bench.Market.Finest) && bench.Market.Coarser != bench.Market.Finest, "a coarser timeframe that is a multiple", bench.Market.Coarser);
        return Task.CompletedTask;
    }

    [Case("RULE-02", Needs.Resting, "The smallest order that the rules allow is taken",
        Requires = "A limit order just at the least notional is Accepted.",
        Why = "Rules that are stricter than said refuse what risk has approved.")]
    static async Task Smallest(Bench bench)
    {
        var venue = await bench.Venue();
        await venue.Taken(bench.Make.Resting(await bench.Price(), margin: 1));
    }

    [Case("RULE-03", Needs.Resting, "Below the least notional is refused, with the least named",
        Requires = "Rejected, the text names the least notional; nothing stands.",
        Why = "Dust is told from a fault by this refusal.")]
    static async Task Notional(Bench bench)
    {
        if (bench.Instrument.MinNotional.Value <= 0)
            throw new NotRunException("the instrument has no least notional");
        var limit = bench.Make.Below(await bench.Price());
        var quantity = bench.Instrument.RoundDown(bench.Instrument.MinNotional.Value / 2 / limit.Value);
        if (quantity < bench.Instrument.MinQuantity || quantity.IsZero)
            throw new NotRunException("half the least notional is below the least quantity");
        await Refuses(bench, bench.Make.Limit(Side.Buy, quantity, limit), bench.Instrument.MinNotional.Value);
    }

    [Case("RULE-04", Needs.Resting, "Below the least quantity is refused, with the least named",
        Requires = "Rejected, the text names the least quantity or the step; nothing stands.",
        Why = "The same.")]
    static async Task LeastQuantity(Bench bench)
    {
        var limit = bench.Make.Below(await bench.Price());
        var least = Math.Max(bench.Instrument.MinQuantity.Value, bench.Instrument.QuantityStep);
        await Refuses(bench, bench.Make.Limit(Side.Buy, new(least / 10), limit), least, bench.Instrument.QuantityStep);
    }

    [Case("RULE-05", Needs.Resting, "Above the greatest quantity is refused, with the greatest named",
        Requires = "Rejected, the text names the greatest quantity; nothing stands.",
        Why = "A misplaced decimal point must not reach the book.")]
    static async Task MostQuantity(Bench bench)
    {
        var most = bench.Instrument.MaxQuantity.Value;
        if (most >= decimal.MaxValue / 1_000_000)
            throw new NotRunException("the instrument has no greatest quantity");
        var limit = bench.Make.Below(await bench.Price());
        await Refuses(bench, bench.Make.Limit(Side.Buy, new(most + bench.Instrument.QuantityStep), limit), most);
    }

    [Case("RULE-06", Needs.Resting, "An entry off the step is refused, not cut",
        Requires = "Rejected, the text names the step; nothing stands.",
        Why = "Risk has approved what was asked for; an entry that is silently smaller is a difference that nobody explains.")]
    static async Task Step(Bench bench)
    {
        var limit = bench.Make.Below(await bench.Price());
        var quantity = bench.Make.Small(limit).Value + (bench.Instrument.QuantityStep / 2);
        await Refuses(bench, bench.Make.Limit(Side.Buy, new(quantity), limit), bench.Instrument.QuantityStep);
    }

    [Case("RULE-07", Needs.Resting, "A price off the tick is refused or rounded, never sent as it is",
        Requires = "Rejected; or it stands at the nearest price on the tick.",
        Why = "Prices of strategies have many digits.")]
    static async Task Tick(Bench bench)
    {
        if (bench.Instrument.PriceTick <= 0)
            throw new NotRunException("the instrument takes any price");
        var venue = await bench.Venue();
        var on = bench.Make.Below(await bench.Price());
        var intent = bench.Make.Limit(Side.Buy, bench.Make.Small(on), new(on.Value + (bench.Instrument.PriceTick / 4)));
        if (await venue.Place(intent) is PlaceResult.Accepted)
            Expect.Same(on, (await venue.Open(1, intent.Id))[0].Limit, "a limit on the tick:");
    }

    [Case("RULE-08", Capabilities.Trading, "A symbol that the venue has not is refused",
        Requires = "Rejected with a code and a text, not an exception.",
        Why = "A delisted symbol must not take the engine down.")]
    static async Task UnknownSymbol(Bench bench)
    {
        var venue = await bench.Venue();
        var price = await bench.Price();
        var intent = bench.Make.Purchase(price);
        var series = bench.Market.FineSeries with { Symbol = new("NOSUCHCOIN") };
        await venue.Refused(intent with { Key = new(series, "conformance") });
    }

    /// <param name="names">Of which the text of the refusal has to name one.</param>
    static async Task Refuses(Bench bench, OrderIntent intent, params decimal[] names)
    {
        var venue = await bench.Venue();
        var refused = await venue.Refused(intent);
        Expect.That(
            names.Any(name => refused.Text.Contains(name.Trimmed().ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)),
            $"a text that names {string.Join(" or ", names)}", refused.Text);
        await venue.Open(0, intent.Id);
    }
}
