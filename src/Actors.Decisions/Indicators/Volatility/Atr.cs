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

    public Atr() : this(14) { }

    public Atr(int length, AtrKind kind = AtrKind.Wilder, FirstRange first = FirstRange.SecondBar)
    {
        (this.kind, this.first) = (kind, first);
        Length = Check.Length(length);
        if (kind == AtrKind.Wilder)
            Smooth = Ema.Wilder(length);
        else
            Simple = new(length);
    }

    double LastClose { get; init; } = double.NaN;
    Ema Smooth { get; init; }
    Sma Simple { get; init; }

    public int Length { get; }
    public int WarmUp => Length + (first == FirstRange.FirstBar ? 0 : 1);
    public int? Convergence => kind == AtrKind.Wilder ? 1 + Smooth.Convergence : 1 + Length;
    public bool Ready => kind == AtrKind.Wilder ? Smooth.Ready : Simple.Ready;
    public double Value => kind == AtrKind.Wilder ? Smooth.Value : Simple.Value;

    public Atr Next(in Bar bar)
    {
        var close = Check.Finite(bar.Close);
        if (double.IsNaN(LastClose) && first == FirstRange.SecondBar)
            return this with { LastClose = close };
        var range = double.IsNaN(LastClose) ? bar.High - bar.Low : TrueRange.Of(bar, LastClose);
        return kind == AtrKind.Wilder
            ? this with { LastClose = close, Smooth = Smooth.Next(range) }
            : this with { LastClose = close, Simple = Simple.Next(range) };
    }

    public void Read(Span<double> outputs) => outputs[0] = Value;

    public Atr Through(StateCodec codec) => kind == AtrKind.Wilder
        ? this with { LastClose = codec.Double(LastClose), Smooth = Smooth.Through(codec) }
        : this with { LastClose = codec.Double(LastClose), Simple = Simple.Through(codec) };
}
