namespace Actors.Domain;

public enum Side
{
    Buy,
    Sell,
}

public enum OrderType
{
    Market,
    Limit,
    /// <summary>Becomes a market order when the price reaches the trigger against the holder.</summary>
    Stop,
    /// <summary>Becomes a limit order when the price reaches the trigger against the holder.</summary>
    StopLimit,
    /// <summary>Becomes a market order when the price reaches the trigger in the holder's favour.</summary>
    TakeProfit,
    /// <summary>A stop whose trigger follows the best price at a fixed distance in basis points.</summary>
    TrailingStop,
}

/// <summary>How much to trade.</summary>
public abstract record OrderSize
{
    OrderSize() { }

    /// <summary>So much of the base asset.</summary>
    public sealed record Base(Quantity Quantity) : OrderSize;

    /// <summary>
    /// For so much of the quote currency, divided by the price of the fill and rounded down to the quantity step.
    /// With <paramref name="FeesIncluded"/> the fee comes out of the amount too (an all-in order).
    /// </summary>
    public sealed record Quote(Money Amount, bool FeesIncluded) : OrderSize;
}

/// <summary>What protects a position once its entry has filled: at least one leg; when one fills the other is cancelled.</summary>
/// <param name="Stop">Trigger of the stop leg.</param>
/// <param name="Target">Price of the limit leg that takes the profit.</param>
/// <param name="TrailingBps">Distance of a trailing stop leg, in basis points of the best price; replaces a fixed stop.</param>
public sealed record Bracket(Price? Stop, Price? Target, decimal? TrailingBps = null);

/// <summary>An order as the risk review sees it, before it is approved.</summary>
/// <param name="Reference">The price that the decision was made at: the close of the signal's candle.</param>
/// <param name="Limit">Price of the limit, for <see cref="OrderType.Limit"/> and <see cref="OrderType.StopLimit"/>.</param>
/// <param name="Trigger">Trigger price, for stops and take-profits.</param>
/// <param name="TrailingBps">Distance of a trailing stop, in basis points.</param>
/// <param name="ReducesPosition">True when the order can only make a position smaller.</param>
public sealed record OrderIntent(
    ClientOrderId Id,
    StrategyKey Key,
    Side Side,
    OrderType Type,
    OrderSize Size,
    Price Reference,
    string Reason,
    Price? Limit = null,
    Price? Trigger = null,
    decimal? TrailingBps = null,
    Bracket? Bracket = null,
    bool ReducesPosition = false)
{
    public Symbol Symbol => Key.Symbol;

    /// <summary>The value of the order at its reference price, fees apart.</summary>
    public Money Notional => Size switch
    {
        OrderSize.Base b => Reference * b.Quantity,
        OrderSize.Quote q => q.Amount,
        _ => throw new DomainFault($"unknown order size {Size}"),
    };
}
