namespace Actors.Backtest.Metrics;

/// <summary>Two reports side by side, or the reason why they may not stand there.</summary>
public abstract record Comparison
{
    Comparison() { }

    /// <param name="Warning">Set when the comparison was forced over a difference; to be shown with it.</param>
    public sealed record Made(IReadOnlyList<MetricDelta> Deltas, string? Warning) : Comparison;

    /// <param name="Reason">What differs and how to have it all the same.</param>
    public sealed record Refused(string Reason) : Comparison;

    /// <summary>Figures of other conventions or currencies mean other things: they are refused unless forced.</summary>
    public static Comparison Of(MetricsReport left, MetricsReport right, bool force = false)
    {
        var difference =
            left.Convention != right.Convention ? $"the conventions differ: {left.Convention} and {right.Convention}"
            : left.Currency != right.Currency ? $"the currencies differ: {left.Currency} and {right.Currency}"
            : null;
        if (difference is not null && !force)
            return new Refused($"{difference}; compute both alike, or force the comparison");

        var others = right.Metrics.ToDictionary(metric => metric.Key, StringComparer.Ordinal);
        return new Made(
            [.. left.Metrics.Where(metric => others.ContainsKey(metric.Key)).Select(metric => new MetricDelta(metric, others[metric.Key]))],
            difference);
    }
}

public sealed record MetricDelta(Metric Left, Metric Right)
{
    public string Key => Left.Key;

    /// <summary>Right less left; null when either is undefined.</summary>
    public double? Value => Right.Value - Left.Value;

    /// <summary>With its sign; between grades a count of steps.</summary>
    public string Text => Value is not { } delta ? Unit.Undefined
        : Left.Unit == Unit.Grade ? Unit.Count.Signed(delta)
        : Left.Unit.Signed(delta);
}
