using Actors.Domain;

namespace Actors.Exchanges.Paper;

enum OrderStage
{
    /// <summary>Waits for its trigger.</summary>
    Armed,
    /// <summary>Rests at its limit.</summary>
    Limit,
    /// <summary>Fills at the next price there is.</summary>
    Market,
}

/// <summary>An order at the venue, or a leg of its bracket. Prices are in the eyes of its side (<see cref="PathPart"/>).</summary>
sealed partial class PaperOrder
{
    PaperOrder(ClientOrderId id, Side side, OrderType type, OrderSize size)
    {
        (Id, Side, Type, Size) = (id, side, type, size);
        Stage = type switch
        {
            OrderType.Market => OrderStage.Market,
            OrderType.Limit => OrderStage.Limit,
            _ => OrderStage.Armed,
        };
    }

    public ClientOrderId Id { get; }

    /// <summary>Whose position it opens or closes; null for a leg, whose family knows.</summary>
    public StrategyKey? Key { get; private init; }

    public Side Side { get; }
    public OrderType Type { get; }
    public OrderSize Size { get; private set; }
    public decimal Limit { get; private init; }
    public decimal Trigger { get; private init; }

    /// <summary>Distance of a trailing stop as a fraction of the best price.</summary>
    public decimal TrailingShare { get; private init; }

    /// <summary>The luck of the queue, drawn once per order.</summary>
    public bool FillsAtTouch { get; private init; }

    /// <summary>True when it sells or buys back no more than there is.</summary>
    public bool Reduces { get; private init; }

    public Bracket? Bracket { get; private init; }

    /// <summary>The order that this one is a leg of.</summary>
    public PaperOrder? Entry { get; private init; }

    public PaperOrder? StopLeg { get; set; }
    public PaperOrder? TargetLeg { get; set; }

    public bool Open { get; set; } = true;
    public OrderStage Stage { get; set; }

    /// <summary>The number of the candle that it comes to the market in: what it meets there at once, it takes.</summary>
    public long ArrivesIn { get; set; }

    /// <summary>What it may see of the candle that it came into being in; null when it saw the whole of it.</summary>
    public PathPart? Born { get; set; }

    public decimal? Peak { get; set; }
    public decimal Filled { get; set; }

    /// <summary>Price times quantity of its fills.</summary>
    public decimal Spent { get; set; }

    public decimal Fees { get; set; }

    /// <summary>True once a candle had two readings for it or one of its legs.</summary>
    public bool Doubt { get; set; }

    /// <summary>The price that it waits for now, in its eyes; zero when it waits for none.</summary>
    public decimal StandsAt => Stage switch
    {
        OrderStage.Market => 0,
        OrderStage.Limit => Limit,
        _ => Type == OrderType.TrailingStop ? (Peak is { } peak ? TrailingRule.Level(peak, TrailingShare) : 0) : Trigger,
    };

    public PaperOrder Family => Entry ?? this;
    public PaperOrder? Sibling => Entry is null ? null : ReferenceEquals(this, Entry.StopLeg) ? Entry.TargetLeg : Entry.StopLeg;

    /// <summary>A price in the eyes of this side, and back.</summary>
    public decimal Eyes(decimal price) => Side == Side.Sell ? price : -price;

    public static PaperOrder Of(OrderIntent intent, bool fillsAtTouch)
    {
        var sign = intent.Side == Side.Sell ? 1 : -1;
        return new(intent.Id, intent.Side, intent.Type, intent.Size)
        {
            Limit = sign * (intent.Limit?.Value ?? 0),
            Trigger = sign * (intent.Trigger?.Value ?? 0),
            TrailingShare = (intent.TrailingBps ?? 0) / 10_000,
            FillsAtTouch = fillsAtTouch,
            Key = intent.Key,
            Reduces = intent.ReducesPosition,
            Bracket = intent.Bracket,
        };
    }

    /// <summary>The stop leg of this entry's bracket, or null when it has none.</summary>
    public PaperOrder? NewStopLeg(Quantity quantity) => Bracket switch
    {
        { TrailingBps: { } bps } => new(Id.StopLeg, Other, OrderType.TrailingStop, new OrderSize.Base(quantity))
        {
            Entry = this, Reduces = true, TrailingShare = bps / 10_000,
        },
        { Stop: { } stop } => new(Id.StopLeg, Other, OrderType.Stop, new OrderSize.Base(quantity))
        {
            Entry = this, Reduces = true, Trigger = -Eyes(stop.Value),
        },
        _ => null,
    };

    public PaperOrder? NewTargetLeg(Quantity quantity, bool fillsAtTouch) => Bracket?.Target is not { } target
        ? null
        : new(Id.TargetLeg, Other, OrderType.Limit, new OrderSize.Base(quantity))
        {
            Entry = this, Reduces = true, Limit = -Eyes(target.Value), FillsAtTouch = fillsAtTouch,
        };

    /// <summary>A leg grows with what its entry has filled.</summary>
    public void Protect(Quantity quantity) => Size = new OrderSize.Base(quantity);

    Side Other => Side == Side.Buy ? Side.Sell : Side.Buy;
}
