using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>Which bar has the first true range.</summary>
public enum FirstRange
{
    /// <summary>The second bar, the first one that has a close before it (Skender, TA-Lib).</summary>
    SecondBar,

    /// <summary>The first bar, as its high less its low (LEAN, TradingView, chart school).</summary>
    FirstBar,
}

/// <summary>Wilder's true range: the range of the bar, stretched to the close before it.</summary>
public readonly record struct TrueRange : IIndicator<TrueRange>
{
    readonly FirstRange first;
    readonly double lastClose;

    public TrueRange() : this(FirstRange.SecondBar) { }

    public TrueRange(FirstRange first)
        : this(first, double.NaN, double.NaN)
    {
    }

    TrueRange(FirstRange first, double lastClose, double value) =>
        (this.first, this.lastClose, Value) = (first, lastClose, value);

    public int WarmUp => first == FirstRange.FirstBar ? 1 : 2;
    public int? Convergence => 2;
    public bool Ready => !double.IsNaN(Value);
    public double Value { get; }

    public TrueRange Next(in Bar bar)
    {
        Check.Finite(bar.High - bar.Low);
        return new(first, Check.Finite(bar.Close), Of(bar, lastClose, first) ?? double.NaN);
    }

    public static double Of(in Bar bar, double lastClose) =>
        Math.Max(bar.High - bar.Low, Math.Max(Math.Abs(bar.High - lastClose), Math.Abs(bar.Low - lastClose)));

    /// <summary>Null where there is no close before and the first bar does not count.</summary>
    internal static double? Of(in Bar bar, double lastClose, FirstRange first) =>
        !double.IsNaN(lastClose) ? Of(bar, lastClose)
        : first == FirstRange.FirstBar ? bar.High - bar.Low
        : null;

    public void Read(Span<double> outputs) => outputs[0] = Value;
    public TrueRange Through(StateCodec codec) =>
        new(first, codec.Double(lastClose), codec.Double(Value));
}
