using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// Percentage price oscillator: the distance of two averages as a percentage of the slow one (0 where that is 0), its
/// signal (exponential, started like the averages) and the histogram. Over volumes it is the percentage volume
/// oscillator, PVO. The averages are exponential at Skender, simple at LEAN and TA-Lib.
/// </summary>
public readonly record struct Ppo : ISeriesIndicator<Ppo>
{
    public Ppo() : this(12, 26, 9) { }

    public Ppo(int fast, int slow, int signal, AverageKind average = AverageKind.Ema)
    {
        if (fast >= slow)
            throw new DomainFault($"fast must be below slow, was {fast} and {slow}");
        (Fast, Slow) = (new(average, fast), new(average, slow));
        Smooth = new(signal, average == AverageKind.EmaFirst ? Seed.First : Seed.Mean);
    }

    Average Fast { get; init; }
    Average Slow { get; init; }
    Ema Smooth { get; init; }

    public int WarmUp => Slow.WarmUp + Smooth.WarmUp - 1;
    public int? Convergence => Slow.Convergence + Smooth.Convergence;
    public bool Ready => Smooth.Ready;
    public double Value => Distance(Fast, Slow);
    public double Signal => Smooth.Value;
    public double Histogram => Value - Signal;

    public Ppo Next(double x)
    {
        var (fast, slow) = (Fast.Next(x), Slow.Next(x));
        return this with { Fast = fast, Slow = slow, Smooth = Smooth.Follow(Distance(fast, slow)) };
    }

    static double Distance(in Average fast, in Average slow) =>
        slow.Value == 0 ? 0 : 100 * (fast.Value - slow.Value) / slow.Value;

    public Ppo Next(in Bar bar) => Next(bar.Close);
    public void Read(Span<double> outputs) => (outputs[0], outputs[1], outputs[2]) = (Value, Signal, Histogram);

    public Ppo Through(StateCodec codec) =>
        this with { Fast = Fast.Through(codec), Slow = Slow.Through(codec), Smooth = Smooth.Through(codec) };
}
