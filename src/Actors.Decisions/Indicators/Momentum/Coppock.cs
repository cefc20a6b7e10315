using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>Coppock curve: the weighted average of the sum of two rates of change.</summary>
public readonly record struct Coppock : ISeriesIndicator<Coppock>
{
    public Coppock() : this(11, 14, 10) { }

    public Coppock(int fast, int slow, int smooth) => (Fast, Slow, Smooth) = (new(fast), new(slow), new(smooth));

    Roc Fast { get; init; }
    Roc Slow { get; init; }
    Wma Smooth { get; init; }

    public int WarmUp => Math.Max(Fast.WarmUp, Slow.WarmUp) + Smooth.Length - 1;
    public int? Convergence => WarmUp;
    public bool Ready => Smooth.Ready;
    public double Value => Smooth.Value;

    public Coppock Next(double x)
    {
        var (fast, slow) = (Fast.Next(x), Slow.Next(x));
        return this with { Fast = fast, Slow = slow, Smooth = Smooth.Follow(fast.Value + slow.Value) };
    }

    public Coppock Next(in Bar bar) => Next(bar.Close);
    public void Read(Span<double> outputs) => outputs[0] = Value;

    public Coppock Through(StateCodec codec) =>
        this with { Fast = Fast.Through(codec), Slow = Slow.Through(codec), Smooth = Smooth.Through(codec) };
}
