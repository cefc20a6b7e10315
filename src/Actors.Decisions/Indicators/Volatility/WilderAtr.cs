using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// Average true range as Wilder defined it, in units of price. Without the options of <see cref="Atr"/> it is values
/// only and small, which is what the state of a strategy wants.
/// </summary>
public readonly record struct WilderAtr : IIndicator<WilderAtr>
{
    readonly FirstRange first;

    public WilderAtr() : this(14) { }

    public WilderAtr(int length, FirstRange first = FirstRange.SecondBar) =>
        (this.first, Average) = (first, Ema.Wilder(length));

    double LastClose { get; init; } = double.NaN;
    Ema Average { get; init; }

    public int Length => Average.Length;
    public int WarmUp => Length + (first == FirstRange.FirstBar ? 0 : 1);
    public int? Convergence => 1 + Average.Convergence;
    public bool Ready => Average.Ready;
    public double Value => Average.Value;

    public WilderAtr Next(in Bar bar)
    {
        var close = Check.Finite(bar.Close);
        return TrueRange.Of(bar, LastClose, first) is { } range
            ? this with { LastClose = close, Average = Average.Next(range) }
            : this with { LastClose = close };
    }

    public void Read(Span<double> outputs) => outputs[0] = Value;

    public WilderAtr Through(StateCodec codec) =>
        this with { LastClose = codec.Double(LastClose), Average = Average.Through(codec) };
}
