namespace Actors.Backtest.Metrics;

/// <summary>One figure of a report.</summary>
public sealed record Metric
{
    /// <param name="flag">A word or two that stand behind the value wherever it is shown: <c>open</c>.</param>
    /// <param name="note">The convention or the caveat, for a tooltip.</param>
    public Metric(string key, string label, Unit unit, Figure figure, string? flag = null, string? note = null) =>
        (Key, Label, Unit, Value, Reason, Flag, Note) = (key, label, unit, figure.Value, figure.Reason, flag, note);

    /// <summary>Stable and unique in its report.</summary>
    public string Key { get; }

    public string Label { get; }
    public Unit Unit { get; }

    /// <summary>Finite, in the unit before its scale; null when undefined.</summary>
    public double? Value { get; }

    /// <summary>Why there is no value; null when there is one.</summary>
    public string? Reason { get; }

    public string? Flag { get; }
    public string? Note { get; }

    /// <summary>As every report, page and message shows it: <c>56.5 %</c>, <c>1.10</c>, <c>47 d, open</c>, <c>–</c>.</summary>
    public string Text => Value is null || Flag is null ? Unit.Format(Value) : $"{Unit.Format(Value)}, {Flag}";
}

public sealed record MetricGroup(string Key, string Label, IReadOnlyList<Metric> Metrics);
