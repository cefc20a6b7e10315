using Actors.Domain;
using Actors.Exchanges.Paper;

namespace Actors.Tests.Exchanges.Paper;

/// <summary>A scenario as it went, and the laws that it is held to.</summary>
public sealed class Played(Scenario scenario, Scene scene)
{
    readonly Dictionary<ClientOrderId, OrderIntent> intents = [];
    readonly Dictionary<ClientOrderId, VenueReport.LegOpened> legs = [];
    readonly Dictionary<ClientOrderId, decimal> filled = [];
    readonly HashSet<ClientOrderId> ended = [];
    readonly Dictionary<DateTimeOffset, decimal> taken = [];
    decimal cash = scenario.Options.Cash.Value;
    decimal holding = 100;
    decimal fees;
    DateTimeOffset now;

    public IList<Candle> Candles { get; } = [new(Scene.Start, new(100), new(100), new(100), new(100), new(1000))];
    public IEnumerable<VenueReport> Reports => scene.Reports;
    public int Fills => scene.Fills.Count();

    public void Asked(OrderIntent intent) => intents.Add(intent.Id, intent);

    public void Refused(OrderIntent intent) => intents.Remove(intent.Id);

    public void Heard(VenueReport report)
    {
        report.At.ShouldBeGreaterThanOrEqualTo(now);
        now = report.At;
        ended.ShouldNotContain(report.Order, $"{report} came after the end of its order");
        switch (report)
        {
            case VenueReport.LegOpened leg:
                filled.ShouldContainKey(leg.Entry);
                leg.Quantity.Value.ShouldBe(filled[leg.Entry], "a leg protects what its entry has filled");
                legs[leg.Order] = leg;
                break;
            case VenueReport.Filled fill:
                Booked(fill);
                break;
            case VenueReport.Cancelled or VenueReport.Rejected:
                ended.Add(report.Order);
                break;
        }
    }

    void Booked(VenueReport.Filled fill)
    {
        var leg = legs.GetValueOrDefault(fill.Order);
        var entry = intents[leg?.Entry ?? fill.Order];
        var side = leg is null ? entry.Side : entry.Side == Side.Buy ? Side.Sell : Side.Buy;
        var (price, quantity) = (fill.Price.Value, fill.Quantity.Value);
        quantity.ShouldBeGreaterThan(0);
        Balances(fill, side, price * quantity);
        Quantities(fill, leg?.Quantity ?? (entry.Size as OrderSize.Base)?.Quantity);
        Prices(fill, side, leg, entry);
        if (leg is not null)
        {
            var other = leg.Order == leg.Entry.StopLeg ? leg.Entry.TargetLeg : leg.Entry.StopLeg;
            filled.ShouldNotContainKey(other, "both legs filled");
        }
    }

    void Balances(VenueReport.Filled fill, Side side, decimal notional)
    {
        if (scenario.Options.Fees.Tiers.Count == 0)
        {
            var bps = fill.Liquidity == Liquidity.Maker ? scenario.Options.Fees.MakerBps : scenario.Options.Fees.TakerBps;
            fill.Fee.Value.ShouldBe(notional * (bps / 10_000));
        }
        fees += fill.Fee.Value;
        cash += side == Side.Buy ? -(notional + fill.Fee.Value) : notional - fill.Fee.Value;
        holding += side == Side.Buy ? fill.Quantity.Value : -fill.Quantity.Value;
        scene.Venue.Cash.Value.ShouldBe(cash);
        scene.Venue.Fees.Value.ShouldBe(fees);
        scene.Venue.Holdings(Scene.Btc).Value.ShouldBe(holding);
        cash.ShouldBeGreaterThanOrEqualTo(0);
        holding.ShouldBeGreaterThanOrEqualTo(0);
    }

    void Quantities(VenueReport.Filled fill, Quantity? ordered)
    {
        var sum = filled[fill.Order] = filled.GetValueOrDefault(fill.Order) + fill.Quantity.Value;
        if (ordered is { } most)
        {
            sum.ShouldBeLessThanOrEqualTo(most.Value);
            fill.Done.ShouldBe(sum == most.Value);
        }
        if (fill.Done)
            ended.Add(fill.Order);
        if (scenario.Options.MaxVolumeShare is { } share)
        {
            taken[fill.CandleOpen] = taken.GetValueOrDefault(fill.CandleOpen) + fill.Quantity.Value;
            taken[fill.CandleOpen].ShouldBeLessThanOrEqualTo(share * Candles.Single(c => c.OpenTime == fill.CandleOpen).Volume.Value);
        }
    }

    void Prices(VenueReport.Filled fill, Side side, VenueReport.LegOpened? leg, OrderIntent entry)
    {
        var price = fill.Price.Value;
        var type = leg?.Type ?? entry.Type;
        var sign = side == Side.Buy ? 1 : -1;
        if ((leg is null ? entry.Limit : type == OrderType.Limit ? leg.Price : null) is { } limit)
            (sign * price).ShouldBeLessThanOrEqualTo(sign * limit.Value, "never worse than the limit");
        // The rest of a stop goes on at the market, wherever that is by then; its first fill is where it was triggered.
        if (type == OrderType.Stop && filled[fill.Order] == fill.Quantity.Value && scenario.Options.MaxVolumeShare is null)
            (sign * price).ShouldBeGreaterThanOrEqualTo(sign * (leg?.Price ?? entry.Trigger)!.Value.Value, "never better than the trigger");
        fill.Costs.Spread.Value.ShouldBeGreaterThanOrEqualTo(0);
        fill.Costs.Slippage.Value.ShouldBeGreaterThanOrEqualTo(0);
        fill.Costs.Impact.Value.ShouldBeGreaterThanOrEqualTo(0);
        if (fill.Liquidity == Liquidity.Maker)
            fill.Costs.ShouldBe(default);
        if (scenario.Options is not { HalfSpreadBps: 0, Slippage: SlippageModel.FixedBps { Bps: 0 }, Impact: null })
            return;
        var candle = Candles.Single(c => c.OpenTime == fill.CandleOpen);
        // A trailing trigger lies between ticks.
        var slack = scenario.Ticks ? 0.1m : 0;
        price.ShouldBeInRange(candle.Low.Value - slack, candle.High.Value + slack);
    }
}
