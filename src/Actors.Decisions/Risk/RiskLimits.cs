using Actors.Domain;

namespace Actors.Decisions.Risk;

/// <summary>The limits of an account as they are configured; null leaves a limit out.</summary>
public sealed record RiskLimits
{
    /// <summary>Percent of the equity at 00:00 UTC.</summary>
    public decimal? MaxDailyLoss { get; init; }

    /// <summary>Percent of the peak of the equity.</summary>
    public decimal? MaxDrawdown { get; init; }

    public int? MaxOpenOrders { get; init; }

    /// <summary>Value of the position in one symbol.</summary>
    public Money? MaxPosition { get; init; }

    /// <summary>Value of all positions.</summary>
    public Money? MaxExposure { get; init; }

    /// <summary>Value of all positions, in percent of the equity.</summary>
    public decimal? MaxExposurePercent { get; init; }

    /// <summary>The least value of an entry, beside the venue's own.</summary>
    public Money? MinNotional { get; init; }
}

/// <summary>The rules that stand for a set of limits.</summary>
public static class RiskRules
{
    /// <summary>
    /// The rules in the order they are asked: losses, then what is open, then the order itself. The venue's least
    /// notional and the cash are always asked.
    /// </summary>
    /// <param name="feeRate">The taker fee as a part of the notional.</param>
    /// <exception cref="DomainFault">A limit is out of its range.</exception>
    public static IReadOnlyList<IRiskRule> From(RiskLimits limits, decimal feeRate)
    {
        List<IRiskRule> rules = [];
        if (limits.MaxDailyLoss is { } dailyLoss)
            rules.Add(new MaxDailyLoss(dailyLoss));
        if (limits.MaxDrawdown is { } drawdown)
            rules.Add(new MaxDrawdown(drawdown));
        if (limits.MaxOpenOrders is { } openOrders)
            rules.Add(new MaxOpenOrders(openOrders));
        if (limits.MaxPosition is { } position)
            rules.Add(new MaxPosition(position));
        if (limits.MaxExposure is { } exposure)
            rules.Add(new MaxExposure(exposure));
        if (limits.MaxExposurePercent is { } percent)
            rules.Add(new MaxExposurePercent(percent));
        rules.Add(new MinNotional(limits.MinNotional ?? Money.Zero));
        rules.Add(new SufficientCash(feeRate));
        return rules;
    }
}
