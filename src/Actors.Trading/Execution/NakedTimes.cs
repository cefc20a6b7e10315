using Actors.Domain;
using static Actors.Trading.Execution.ExecutionProtocol;

namespace Actors.Trading.Execution;

/// <summary>How long positions stand without the stop that their entries ask for, by the venue's time where it tells one.</summary>
public sealed class NakedTimes
{
    readonly Dictionary<StrategyKey, DateTimeOffset> since = [];

    /// <param name="isNaked">Whether the stake is without its stop after the event.</param>
    /// <returns>The time that ended with the event, or null.</returns>
    public StoodNaked? Apply(TradingEvent e, StrategyKey key, bool isNaked)
    {
        var at = e switch
        {
            OrderFilled filled => filled.Fill.At,
            LegOpened leg => leg.Leg.At,
            _ => e.At,
        };
        if (isNaked)
            since.TryAdd(key, at);
        return !isNaked && since.Remove(key, out var began) && at > began ? new(key, began, at - began) : null;
    }
}
