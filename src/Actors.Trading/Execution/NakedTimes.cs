using Actors.Domain;
using static Actors.Trading.Execution.ExecutionProtocol;

namespace Actors.Trading.Execution;

/// <summary>How long positions stand without the stop that their entries ask for, by the venue's time where it tells one.</summary>
public sealed class NakedTimes
{
    const int Remembered = 1_000;

    readonly Dictionary<StrategyKey, DateTimeOffset> since = [];
    readonly Queue<TimeSpan> ended = new();

    /// <summary>Of the last thousand, those among them that had their stop at once.</summary>
    public NakedSummary Summary
    {
        get
        {
            TimeSpan[] sorted = [.. ended.Order()];
            return sorted.Length == 0 ? new(0, TimeSpan.Zero, TimeSpan.Zero)
                : new(sorted.Length, sorted[((99 * sorted.Length) + 99) / 100 - 1], sorted[^1]);
        }
    }

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
        if (isNaked || !since.Remove(key, out var began))
            return null;
        var stood = at > began ? at - began : TimeSpan.Zero;
        if (ended.Count == Remembered)
            ended.Dequeue();
        ended.Enqueue(stood);
        return stood > TimeSpan.Zero ? new(key, began, stood) : null;
    }
}
