namespace Actors.Backtest.Metrics;

/// <summary>
/// A finite number, or the reason why there is none. Written by conversion:
/// <c>n &lt; 2 ? "fewer than 2 returns" : sum / n</c>.
/// </summary>
public readonly record struct Figure
{
    const string BeyondDouble = "the result is beyond the range of a number";

    readonly string? reason;

    Figure(double? value, string? reason) => (Value, this.reason) = (value, reason);

    public double? Value { get; }

    /// <summary>Null exactly when there is a value.</summary>
    public string? Reason => Value is null ? reason ?? "not computed" : null;

    public static implicit operator Figure(double value) =>
        double.IsFinite(value) ? new(value, null) : new(null, BeyondDouble);

    public static implicit operator Figure(long value) => new(value, null);

    public static implicit operator Figure(decimal value) => new((double)value, null);

    public static implicit operator Figure(string reason) => new(null, reason);

    /// <summary>The function of the number, or the same reason.</summary>
    public Figure Then(Func<double, Figure> next) => Value is { } value ? next(value) : this;
}
