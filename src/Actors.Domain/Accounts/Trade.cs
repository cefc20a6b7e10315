namespace Actors.Domain;

/// <summary>A closed round trip of one strategy: from flat to flat. Prices are averages weighted by quantity.</summary>
/// <param name="Number">1-based, in the order of closing.</param>
/// <param name="EntryTime">Open time of the candle that the first entry fill is booked to.</param>
/// <param name="ExitTime">Open time of the candle that the last exit fill is booked to.</param>
/// <param name="Fees">Of both sides.</param>
/// <param name="Pnl">Net of fees, in the account's currency.</param>
/// <param name="Stop">The protective stop that was valid at entry, or null.</param>
/// <param name="Risk">Distance to that stop times quantity, plus fees: one R; null without a stop.</param>
/// <param name="Mae">The deepest open loss while held, zero or negative, fees apart.</param>
/// <param name="Mfe">The highest open profit while held, zero or positive, fees apart.</param>
/// <param name="Costs">What the models took beside the fees.</param>
/// <param name="Ambiguous">True when a fill of it rests on an assumed order of events inside a candle.</param>
public sealed record Trade(
    int Number,
    StrategyKey Key,
    Side Direction,
    DateTimeOffset EntryTime,
    DateTimeOffset ExitTime,
    Quantity Quantity,
    Price EntryPrice,
    Price ExitPrice,
    Money Fees,
    Money Pnl,
    string EntryReason,
    string ExitReason,
    Price? Stop,
    Money? Risk,
    Money Mae,
    Money Mfe,
    TradingCosts Costs,
    bool Ambiguous = false)
{
    /// <summary>Profit in units of <see cref="Risk"/>, or null without a stop.</summary>
    public double? R => Risk is { Value: > 0 } risk ? (double)(Pnl.Value / risk.Value) : null;
}

/// <summary>What filling at a modelled price cost against the reference price, in the account's currency; positive is a cost.</summary>
public readonly record struct TradingCosts(Money Spread, Money Slippage, Money Impact)
{
    public Money Total => Spread + Slippage + Impact;

    public static TradingCosts operator +(TradingCosts left, TradingCosts right) => new(
        left.Spread + right.Spread, left.Slippage + right.Slippage, left.Impact + right.Impact);
}
