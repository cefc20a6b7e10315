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
            Wilder = new(length, first);
        else
            Simple = new(length);
    }

    WilderAtr Wilder { get; init; }
    double LastClose { get; init; } = double.NaN;
    Sma Simple { get; init; }

    public int Length { get; }
    public int WarmUp => Length + (first == FirstRange.FirstBar ? 0 : 1);
    public int? Convergence => kind == AtrKind.Wilder ? Wilder.Convergence : 1 + Length;
    public bool Ready => kind == AtrKind.Wilder ? Wilder.Ready : Simple.Ready;
    public double Value => kind == AtrKind.Wilder ? Wilder.Value : Simple.Value;

    public Atr Next(in Bar bar)
    {
        if (kind == AtrKind.Wilder)
            return this with { Wilder = Wilder.Next(bar) };
        var close = Check.Finite(bar.Close);
        return TrueRange.Of(bar, LastClose, first) is { } range
            ? this with { LastClose = close, Simple = Simple.Next(range) }
            : this with { LastClose = close };
    }

    public void Read(Span<double> outputs) => outputs[0] = Value;

    public Atr Through(StateCodec codec) => kind == AtrKind.Wilder
        ? this with { Wilder = Wilder.Through(codec) }
        : this with { LastClose = codec.Double(LastClose), Simple = Simple.Through(codec) };
}
