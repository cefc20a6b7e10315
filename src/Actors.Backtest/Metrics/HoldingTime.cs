namespace Actors.Backtest.Metrics;

/// <summary>The time that at least one position was held: the union of intervals that arrive in the order of their ends.</summary>
public sealed class HoldingTime
{
    // Apart from each other and rising; a new interval ends last, so only the tail of the list can merge.
    readonly List<(long From, long To)> spans = [];
    long total;

    public TimeSpan Total => TimeSpan.FromTicks(total);

    public void Add(DateTimeOffset from, DateTimeOffset to)
    {
        var (start, end) = (from.UtcTicks, to.UtcTicks);
        while (spans.Count > 0 && spans[^1].To >= start)
        {
            var (lastFrom, lastTo) = spans[^1];
            start = Math.Min(start, lastFrom);
            end = Math.Max(end, lastTo);
            total -= lastTo - lastFrom;
            spans.RemoveAt(spans.Count - 1);
        }
        spans.Add((start, end));
        total += end - start;
    }

    /// <summary>The total if the positions that opened at these times were closed at <paramref name="end"/>, none earlier.</summary>
    public TimeSpan With(IEnumerable<DateTimeOffset> opened, DateTimeOffset end)
    {
        if (opened.Select(at => (DateTimeOffset?)at).Min() is not { } first)
            return Total;
        var from = first.UtcTicks;
        var covered = spans.Sum(span => Math.Max(0, span.To - Math.Max(span.From, from)));
        return TimeSpan.FromTicks(total - covered + Math.Max(0, end.UtcTicks - from));
    }
}
