using System.Runtime.CompilerServices;
using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>How true ranges are averaged.</summary>
public enum AtrKind
{
    /// <summary>Wilder's average, seeded by the mean of the first ranges (Wilder, Skender, TA-Lib).</summary>
    Wilder,

    /// <summary>The mean of the last ranges (LEAN's simple variant).</summary>
    Simple,
}

/// <summary>Average true range, in units of price.</summary>
public readonly record struct Atr : IIndicator<Atr>
{
    readonly AtrKind kind;
    readonly FirstRange first;
    readonly double lastClose;
    readonly Ema smooth;
    readonly Sma simple;

    public Atr() : this(14) { }

    public Atr(int length, AtrKind kind = AtrKind.Wilder, FirstRange first = FirstRange.SecondBar)
    {
        (this.kind, this.first, lastClose) = (kind, first, double.NaN);
        Length = Check.Length(length);
        if (kind == AtrKind.Wilder)
            smooth = Ema.Wilder(length);
        else
            simple = new(length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    Atr(in Atr from, double lastClose, in Ema smooth, in Sma simple)
    {
        (kind, first, Length) = (from.kind, from.first, from.Length);
        (this.lastClose, this.smooth, this.simple) = (lastClose, smooth, simple);
    }

    public int Length { get; }
    public int WarmUp => Length + (first == FirstRange.FirstBar ? 0 : 1);
    public int? Convergence => kind == AtrKind.Wilder ? 1 + smooth.Convergence : 1 + Length;
    public bool Ready => kind == AtrKind.Wilder ? smooth.Ready : simple.Ready;
    public double Value => kind == AtrKind.Wilder ? smooth.Value : simple.Value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Atr Next(in Bar bar)
    {
        var close = Check.Finite(bar.Close);
        if (double.IsNaN(lastClose) && first == FirstRange.SecondBar)
            return new(this, close, smooth, simple);
        var range = double.IsNaN(lastClose) ? bar.High - bar.Low : TrueRange.Of(bar, lastClose);
        return kind == AtrKind.Wilder
            ? new(this, close, smooth.Next(range), simple)
            : new(this, close, smooth, simple.Next(range));
    }

    public void Read(Span<double> outputs) => outputs[0] = Value;

    public Atr Through(StateCodec codec) => kind == AtrKind.Wilder
        ? new(this, codec.Double(lastClose), smooth.Through(codec), simple)
        : new(this, codec.Double(lastClose), smooth, simple.Through(codec));
}
