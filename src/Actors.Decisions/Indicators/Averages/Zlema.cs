using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>Zero-lag exponential average of Ehlers and Way: the EMA of twice the price less the price half a length back.</summary>
public readonly record struct Zlema : ISeriesIndicator<Zlema>
{
    public Zlema() : this(20) { }

    public Zlema(int length) => (Back, Smooth) = (new((Check.Length(length) - 1) / 2 + 1), new(length));

    /// <summary>Holds the price half a length back as its oldest number.</summary>
    Ring Back { get; init; }
    Ema Smooth { get; init; }

    public int WarmUp => Back.Length + Smooth.Length - 1;
    public int? Convergence => Back.Length + Smooth.Convergence;
    public bool Ready => Smooth.Ready;
    public double Value => Smooth.Value;

    public Zlema Next(double x)
    {
        var back = Back.Next(x);
        return this with { Back = back, Smooth = back.Full ? Smooth.Next(2 * x - back.Oldest) : Smooth };
    }

    public Zlema Next(in Bar bar) => Next(bar.Close);
    public void Read(Span<double> outputs) => outputs[0] = Value;
    public Zlema Through(StateCodec codec) => this with { Back = Back.Through(codec), Smooth = Smooth.Through(codec) };
}
