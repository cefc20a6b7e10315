namespace Actors.Domain;

/// <summary>
/// A decision or a fact that the engine keeps for ever. Every event names its cause, so that any of them can be
/// followed back to the candle that began it.
/// </summary>
/// <param name="At">The engine's clock when it was decided or learnt.</param>
public abstract record TradingEvent(DateTimeOffset At)
{
    /// <summary>The id of what led to it: a signal, an order, or a candle.</summary>
    public abstract string Cause { get; }
}

/// <param name="Id">The id of the signal, and of the order that it may become.</param>
/// <param name="CandleOpen">Open time of the closed candle that it was raised on.</param>
/// <param name="Close">The close of that candle.</param>
public sealed record SignalRaised(
    ClientOrderId Id, StrategyKey Key, Signal Signal, DateTimeOffset CandleOpen, Price Close, string ParameterHash,
    DateTimeOffset At) : TradingEvent(At)
{
    public override string Cause => $"{Key.Series}@{CandleOpen.ToUnixTimeMilliseconds()}";
}

public sealed record SignalRefused(ClientOrderId Signal, StrategyKey Key, Refusal Refusal, DateTimeOffset At)
    : TradingEvent(At)
{
    public override string Cause => Signal.Value;
}

/// <param name="Reserved">Quote currency set aside until the order is done.</param>
public sealed record OrderApproved(OrderIntent Intent, Money Reserved, DateTimeOffset At)
    : TradingEvent(At)
{
    public override string Cause => Intent.Id.Value;
}

/// <summary>Risk stopped new entries. <paramref name="Until"/> is null when a person must lift it.</summary>
public sealed record TradingHalted(string Code, string Text, DateTimeOffset? Until, DateTimeOffset At, string CausedBy)
    : TradingEvent(At)
{
    /// <summary>The code of a halt that a person ordered.</summary>
    public const string KillSwitch = "kill-switch";

    /// <summary>The code of the halt when the venue no longer has what the books hold.</summary>
    public const string HoldingsMissing = "holdings-missing";

    /// <summary>True where the positions are to be closed as well.</summary>
    public bool Flatten { get; init; }

    public override string Cause => CausedBy;
}

public sealed record TradingResumed(string Code, DateTimeOffset At, string CausedBy) : TradingEvent(At)
{
    public override string Cause => CausedBy;
}

/// <summary>The intent, kept before the venue hears of it.</summary>
public sealed record OrderSubmitted(OrderIntent Intent, DateTimeOffset At) : TradingEvent(At)
{
    public override string Cause => Intent.Id.Value;
}

public sealed record OrderAccepted(ClientOrderId Order, string VenueOrderId, DateTimeOffset At)
    : TradingEvent(At)
{
    public override string Cause => Order.Value;
}

public sealed record OrderRejected(ClientOrderId Order, string Code, string Text, DateTimeOffset At)
    : TradingEvent(At)
{
    public override string Cause => Order.Value;
}

/// <summary>Whether the order stands is not known; it is asked for until it is.</summary>
public sealed record OrderUnknown(ClientOrderId Order, string Why, DateTimeOffset At) : TradingEvent(At)
{
    public override string Cause => Order.Value;
}

/// <summary>A protective leg stands at the venue.</summary>
public sealed record LegOpened(VenueReport.LegOpened Leg, StrategyKey Key, Side Side, DateTimeOffset At)
    : TradingEvent(At)
{
    public override string Cause => Leg.Entry.Value;

    /// <summary>True for the leg that limits the loss, false for the one that takes the profit.</summary>
    public bool IsStop => Leg.Type is OrderType.Stop or OrderType.StopLimit or OrderType.TrailingStop;
}

public sealed record OrderTriggered(ClientOrderId Order, Price Price, DateTimeOffset At) : TradingEvent(At)
{
    public override string Cause => Order.Value;
}

/// <param name="Reason">Why the order was there: the signal's reason, or the leg's kind.</param>
public sealed record OrderFilled(VenueReport.Filled Fill, StrategyKey Key, Side Side, string Reason, DateTimeOffset At)
    : TradingEvent(At)
{
    public override string Cause => Fill.Order.Value;
}

public sealed record OrderCancelled(ClientOrderId Order, string Why, DateTimeOffset At)
    : TradingEvent(At)
{
    public override string Cause => Order.Value;
}

public sealed record PositionClosed(Trade Trade, DateTimeOffset At, string CausedBy) : TradingEvent(At)
{
    public override string Cause => CausedBy;
}

/// <summary>A position is there whose protection the venue refused: it is being closed.</summary>
/// <param name="Entry">The entry whose bracket does not stand.</param>
public sealed record PositionNaked(ClientOrderId Entry, StrategyKey Key, Quantity Held, string Why, DateTimeOffset At)
    : TradingEvent(At)
{
    public override string Cause => Entry.Value;
}

/// <summary>What is left of a position is less than the venue lets anybody sell: it is kept in the books and left alone.</summary>
/// <param name="Entry">The last entry of the position.</param>
public sealed record DustLeft(ClientOrderId Entry, StrategyKey Key, Quantity Held, DateTimeOffset At) : TradingEvent(At)
{
    public override string Cause => Entry.Value;
}

/// <summary>
/// The venue has forgotten the order that a position came from, as after a wipe of its test network: what the books held
/// is not there. It leaves the books without a sale.
/// </summary>
/// <param name="Entry">The order whose fills the venue does not know any more.</param>
public sealed record PositionLost(ClientOrderId Entry, StrategyKey Key, Quantity Held, string Why, DateTimeOffset At)
    : TradingEvent(At)
{
    public override string Cause => Entry.Value;
}

/// <summary>
/// What losses are measured from, kept so that a restart does not forget it. Written when the day changes, when the peak
/// has risen by a thousandth, and when it begins anew.
/// </summary>
/// <param name="Peak">The highest equity so far.</param>
/// <param name="DayStart">The equity at the start of the day.</param>
/// <param name="DayEnd">When the next day begins.</param>
/// <param name="CausedBy">The candle or the signal that it was noticed at.</param>
public sealed record AccountMarked(Money Peak, Money DayStart, DateTimeOffset DayEnd, string CausedBy, DateTimeOffset At) : TradingEvent(At)
{
    public override string Cause => CausedBy;
}

/// <summary>The venue holds more or less of an asset than the books of the engine's strategies say.</summary>
public sealed record HoldingsDiffer(string Asset, decimal Booked, decimal AtVenue, DateTimeOffset At) : TradingEvent(At)
{
    public override string Cause => $"account@{At.ToUnixTimeMilliseconds()}";
}
