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

    public Atr() : this(14) { }

    public Atr(int length, AtrKind kind = AtrKind.Wilder, FirstRange first = FirstRange.SecondBar)
    {
        this.kind = kind;
        Range = new(first);
        Length = Check.Length(length);
        if (kind == AtrKind.Wilder)
            Smooth = Ema.Wilder(length);
        else
            Simple = new(length);
    }

    TrueRange Range { get; init; }
    Ema Smooth { get; init; }
    Sma Simple { get; init; }

    public int Length { get; }
    public int WarmUp => Length + Range.WarmUp - 1;
    public int? Convergence => kind == AtrKind.Wilder ? 1 + Smooth.Convergence : 1 + Length;
    public bool Ready => kind == AtrKind.Wilder ? Smooth.Ready : Simple.Ready;
    public double Value => kind == AtrKind.Wilder ? Smooth.Value : Simple.Value;

    public Atr Next(in Bar bar)
    {
        var range = Range.Next(bar);
        if (!range.Ready)
            return this with { Range = range };
        return kind == AtrKind.Wilder
            ? this with { Range = range, Smooth = Smooth.Next(range.Value) }
            : this with { Range = range, Simple = Simple.Next(range.Value) };
    }

    public void Read(Span<double> outputs) => outputs[0] = Value;

    public Atr Through(StateCodec codec) => kind == AtrKind.Wilder
        ? this with { Range = Range.Through(codec), Smooth = Smooth.Through(codec) }
        : this with { Range = Range.Through(codec), Simple = Simple.Through(codec) };
}
