using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>Smoothed moving average, also Wilder's or RMA: an exponential average of weight 1/length.</summary>
public readonly record struct Smma : ISeriesIndicator<Smma>
{
    public Smma() : this(20) { }

    public Smma(int length, Seed seed = Seed.Mean) => Smooth = Ema.Wilder(length, seed);

    Ema Smooth { get; init; }

    public int WarmUp => Smooth.WarmUp;
    public int? Convergence => Smooth.Convergence;
    public bool Ready => Smooth.Ready;
    public double Value => Smooth.Value;

    public Smma Next(double x) => this with { Smooth = Smooth.Next(x) };
    public Smma Next(in Bar bar) => Next(bar.Close);
    public void Read(Span<double> outputs) => outputs[0] = Value;
    public Smma Through(StateCodec codec) => this with { Smooth = Smooth.Through(codec) };
}
