using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>Normalised average true range: the ATR in percent of the close (0 where that is 0).</summary>
public readonly record struct Natr : IIndicator<Natr>
{
    public Natr() : this(14) { }

    public Natr(int length, AtrKind kind = AtrKind.Wilder, FirstRange first = FirstRange.SecondBar) =>
        Atr = new(length, kind, first);

    Atr Atr { get; init; }
    double Close { get; init; }

    public int WarmUp => Atr.WarmUp;
    public int? Convergence => Atr.Convergence;
    public bool Ready => Atr.Ready;
    public double Value => Close == 0 ? Atr.Value * 0 : 100 * Atr.Value / Close;

    public Natr Next(in Bar bar) => this with { Atr = Atr.Next(bar), Close = bar.Close };
    public void Read(Span<double> outputs) => outputs[0] = Value;
    public Natr Through(StateCodec codec) => this with { Atr = Atr.Through(codec), Close = codec.Double(Close) };
}
