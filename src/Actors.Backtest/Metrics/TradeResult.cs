using Actors.Domain;

namespace Actors.Backtest.Metrics;

/// <summary>What the metrics need of a closed trade, in the account's currency.</summary>
public sealed record TradeResult
{
    public required string Pair { get; init; }
    public string Strategy { get; init; } = "";
    public Side Direction { get; init; } = Side.Buy;
    public required DateTimeOffset Opened { get; init; }
    public required DateTimeOffset Closed { get; init; }

    /// <summary>Value at entry.</summary>
    public required Money Stake { get; init; }

    /// <summary>Value at exit: what the second side traded.</summary>
    public required Money ExitValue { get; init; }

    /// <summary>Net of fees.</summary>
    public required Money Pnl { get; init; }

    public Money Fees { get; init; }

    /// <summary>One R: distance to the stop at entry times quantity, plus fees; null without a stop.</summary>
    public Money? Risk { get; init; }

    /// <summary>Deepest open loss while held, zero or negative, fees apart; null when not measured.</summary>
    public Money? Mae { get; init; }

    /// <summary>Highest open profit while held, zero or positive, fees apart; null when not measured.</summary>
    public Money? Mfe { get; init; }

    /// <summary>One price tick times the quantity: a trade within half of it is break-even.</summary>
    public Money TickValue { get; init; }

    public string EntryReason { get; init; } = "";
    public string ExitReason { get; init; } = "";
    public TradingCosts Costs { get; init; }

    public TradeOutcome Outcome =>
        Math.Abs(Pnl.Value) <= TickValue.Value / 2 ? TradeOutcome.BreakEven
        : Pnl.Value > 0 ? TradeOutcome.Win
        : TradeOutcome.Loss;

    /// <summary>Profit on stake; null when nothing was staked.</summary>
    public double? Return => Stake.Value == 0 ? null : (double)Pnl.Value / (double)Stake.Value;

    /// <summary>Profit in R; null without a stop.</summary>
    public double? Multiple => Risk is { Value: > 0 } risk ? (double)Pnl.Value / (double)risk.Value : null;

    public double Hours => (Closed - Opened).TotalHours;
}

public enum TradeOutcome
{
    Win,
    Loss,
    BreakEven,
}
