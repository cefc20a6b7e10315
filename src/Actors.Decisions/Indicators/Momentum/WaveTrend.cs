using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// Wave trend oscillator (LazyBear): the distance of the typical price from its average in units of 0.015 average
/// distances (0 where there is none), smoothed, and the simple average of that.
/// </summary>
public readonly record struct WaveTrend : ISeriesIndicator<WaveTrend>
{
    public WaveTrend() : this(10, 21, 4) { }

    public WaveTrend(int channel, int average, int signal) =>
        (Mean, Distance, Smooth, Average) = (new(channel), new(channel), new(average), new(signal));

    Ema Mean { get; init; }
    Ema Distance { get; init; }
    Ema Smooth { get; init; }
    Sma Average { get; init; }

    public int WarmUp => Mean.Length + Distance.Length + Smooth.Length + Average.Length - 3;
    public int? Convergence => Mean.Convergence + Distance.Convergence + Smooth.Convergence + Average.Length;
    public bool Ready => Average.Ready;
    public double Value => Smooth.Value;
    public double Signal => Average.Value;

    public WaveTrend Next(double x)
    {
        var mean = Mean.Next(x);
        var distance = Distance.Follow(Math.Abs(x - mean.Value));
        var wave = distance.Value == 0 ? 0 : (x - mean.Value) / (0.015 * distance.Value);
        var smooth = Smooth.Follow(wave);
        return this with { Mean = mean, Distance = distance, Smooth = smooth, Average = Average.Follow(smooth.Value) };
    }

    public WaveTrend Next(in Bar bar) => Next(bar.Typical);
    public void Read(Span<double> outputs) => (outputs[0], outputs[1]) = (Value, Signal);

    public WaveTrend Through(StateCodec codec) => this with
    {
        Mean = Mean.Through(codec),
        Distance = Distance.Through(codec),
        Smooth = Smooth.Through(codec),
        Average = Average.Through(codec),
    };
}
