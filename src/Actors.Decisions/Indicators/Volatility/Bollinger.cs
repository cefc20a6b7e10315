using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// Bollinger bands: the simple mean and a multiple of the population standard deviation on both sides of it. On flat
/// prices the bands meet: %B is then 0.5, the z-score and the width 0.
/// </summary>
public readonly record struct Bollinger : ISeriesIndicator<Bollinger>
{
    readonly double multiplier;

    public Bollinger() : this(20, 2) { }

    public Bollinger(int length, double multiplier) =>
        (Window, this.multiplier) = (new(Check.Length(length, 2)), Check.Positive(multiplier));

    Window<Moments> Window { get; init; }
    double Last { get; init; }

    public int WarmUp => Window.Length;
    public int? Convergence => Window.Length;
    public bool Ready => Window.Full;

    public double Middle => Ready ? Window.Whole.Mean : double.NaN;
    public double Upper => Middle + multiplier * Deviation;
    public double Lower => Middle - multiplier * Deviation;
    public double Deviation => Ready ? Window.Whole.Deviation : double.NaN;

    /// <summary>Where the newest number stands between the bands: 0 on the lower, 1 on the upper.</summary>
    public double PercentB => Upper > Lower ? (Last - Lower) / (Upper - Lower) : Ready ? 0.5 : double.NaN;

    /// <summary>The distance of the bands as a part of the middle; 0 where the middle is 0.</summary>
    public double Width => Middle == 0 ? 0 : (Upper - Lower) / Middle;

    /// <summary>The distance of the newest number from the mean, in standard deviations.</summary>
    public double ZScore => Deviation > 0 ? (Last - Middle) / Deviation : Ready ? 0 : double.NaN;

    public Bollinger Next(double x) => this with { Window = Window.Next(x), Last = x };
    public Bollinger Next(in Bar bar) => Next(bar.Close);

    public void Read(Span<double> outputs)
    {
        (outputs[0], outputs[1], outputs[2]) = (Middle, Upper, Lower);
        (outputs[3], outputs[4], outputs[5]) = (PercentB, Width, ZScore);
    }

    public Bollinger Through(StateCodec codec) =>
        this with { Window = Window.Through(codec), Last = codec.Double(Last) };
}
