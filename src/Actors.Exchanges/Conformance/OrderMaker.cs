using Actors.Domain;

namespace Actors.Exchanges.Conformance;

/// <summary>Makes the intents of a run: the engine's own ids, and sizes a little above the least that the venue takes.</summary>
/// <param name="began">Goes into the ids, so that no two runs share one.</param>
sealed class OrderMaker(ConformanceMarket market, DateTimeOffset began)
{
    // Half of a position can be sold, and a price may fall by a tenth, before the least notional is reached.
    const decimal Margin = 2.4m;

    // A venue without a least notional has its orders made for so much.
    const decimal SmallNotional = 10;

    readonly StrategyKey key = new(market.FineSeries, "conformance");
    readonly OrderIds ids = new("conformance", new(market.FineSeries, "conformance"));
    int made;
    int foreign;

    Instrument Instrument => market.Instrument;

    public ClientOrderId NewId() => ids.Of(began, Interlocked.Increment(ref made));

    /// <summary>An id that the engine would never give.</summary>
    public ClientOrderId ForeignId() => new($"by-hand-{began.ToUnixTimeSeconds()}-{Interlocked.Increment(ref foreign)}");

    /// <summary>A quantity worth <paramref name="margin"/> times the least notional at this price, rounded up to the step.</summary>
    public Quantity Small(Price at, decimal margin = Margin)
    {
        var least = Instrument.MinNotional.Value > 0 ? Instrument.MinNotional.Value : SmallNotional;
        var steps = decimal.Ceiling(least * margin / at.Value / Instrument.QuantityStep);
        return new(Math.Max(steps * Instrument.QuantityStep, Instrument.MinQuantity.Value * 2));
    }

    /// <summary>The price on the tick that is away by so many basis points; up where they are positive.</summary>
    public Price Away(Price from, decimal bps) => Instrument.RoundPrice(from.Value * (1 + (bps / 10_000)));

    public OrderIntent Market(Side side, Quantity quantity, Price reference, Bracket? bracket = null) =>
        Intent(side, OrderType.Market, new OrderSize.Base(quantity), reference) with { Bracket = bracket };

    /// <summary>A small purchase at the market.</summary>
    public OrderIntent Purchase(Price reference) => Market(Side.Buy, Small(reference), reference);

    /// <summary>A small purchase a tenth below the price, which stands.</summary>
    public OrderIntent Resting(Price price, decimal margin = Margin)
    {
        var limit = Below(price);
        return Limit(Side.Buy, Small(limit, margin), limit);
    }

    /// <summary>Where a purchase stands: a tenth below the price.</summary>
    public Price Below(Price price) => Away(price, -1_000);

    /// <summary>Legs that the market does not come to: a tenth away on either side.</summary>
    public Bracket FarLegs(Price price) => new(Below(price), Away(price, 1_000));

    public static Quantity QuantityOf(OrderIntent made) => ((OrderSize.Base)made.Size).Quantity;

    public OrderIntent ForQuote(Side side, Money amount, Price reference) =>
        Intent(side, OrderType.Market, new OrderSize.Quote(amount, FeesIncluded: false), reference);

    public OrderIntent Limit(Side side, Quantity quantity, Price limit) =>
        Intent(side, OrderType.Limit, new OrderSize.Base(quantity), limit) with { Limit = limit };

    public OrderIntent Triggered(OrderType type, Side side, Quantity quantity, Price trigger) =>
        Intent(side, type, new OrderSize.Base(quantity), trigger) with { Trigger = trigger };

    public OrderIntent StopLimit(Side side, Quantity quantity, Price trigger, Price limit) =>
        Triggered(OrderType.StopLimit, side, quantity, trigger) with { Limit = limit };

    public OrderIntent Trailing(Side side, Quantity quantity, Price reference, decimal bps) =>
        Intent(side, OrderType.TrailingStop, new OrderSize.Base(quantity), reference) with { TrailingBps = bps };

    OrderIntent Intent(Side side, OrderType type, OrderSize size, Price reference) =>
        new(NewId(), key, side, type, size, reference, "conformance", ReducesPosition: side == Side.Sell);
}
