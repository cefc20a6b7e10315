using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// Hull moving average: the weighted average over √length bars of 2·WMA(length/2) − WMA(length); both divisions round
/// down.
/// </summary>
public readonly record struct Hma : ISeriesIndicator<Hma>
{
    public Hma() : this(20) { }

    public Hma(int length)
    {
        Check.Length(length, 2);
        (Half, Full, Smooth) = (new(length / 2), new(length), new((int)Math.Sqrt(length)));
    }

    Wma Half { get; init; }
    Wma Full { get; init; }
    Wma Smooth { get; init; }

    public int WarmUp => Full.Length + Smooth.Length - 1;
    public int? Convergence => WarmUp;
    public bool Ready => Smooth.Ready;
    public double Value => Smooth.Value;

    public Hma Next(double x)
    {
        var (half, full) = (Half.Next(x), Full.Next(x));
        return this with { Half = half, Full = full, Smooth = Smooth.Follow(2 * half.Value - full.Value) };
    }

    public Hma Next(in Bar bar) => Next(bar.Close);
    public void Read(Span<double> outputs) => outputs[0] = Value;

    public Hma Through(StateCodec codec) =>
        this with { Half = Half.Through(codec), Full = Full.Through(codec), Smooth = Smooth.Through(codec) };
}
