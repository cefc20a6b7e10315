using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// Moving average convergence/divergence: a fast exponential average less a slow one, its own average (the signal) and
/// the difference of the two (the histogram).
/// </summary>
public readonly record struct Macd : ISeriesIndicator<Macd>
{
    public Macd() : this(12, 26, 9) { }

    public Macd(int fast, int slow, int signal, Seed seed = Seed.Mean)
    {
        if (fast >= slow)
            throw new DomainFault($"fast must be below slow, was {fast} and {slow}");
        (Fast, Slow, Smooth) = (new(fast, seed), new(slow, seed), new(signal, seed));
    }

    Ema Fast { get; init; }
    Ema Slow { get; init; }
    Ema Smooth { get; init; }

    public int WarmUp => Slow.WarmUp + Smooth.WarmUp - 1;
    public int? Convergence => Slow.Convergence + Smooth.Convergence;
    public bool Ready => Smooth.Ready;

    /// <summary>The MACD line.</summary>
    public double Value => Fast.Value - Slow.Value;
    public double Signal => Smooth.Value;
    public double Histogram => Value - Signal;

    public Macd Next(double x)
    {
        var (fast, slow) = (Fast.Next(x), Slow.Next(x));
        return this with
        {
            Fast = fast,
            Slow = slow,
            Smooth = Smooth.Follow(fast.Value - slow.Value),
        };
    }

    public Macd Next(in Bar bar) => Next(bar.Close);

    public void Read(Span<double> outputs) => (outputs[0], outputs[1], outputs[2]) = (Value, Signal, Histogram);

    public Macd Through(StateCodec codec) =>
        this with { Fast = Fast.Through(codec), Slow = Slow.Through(codec), Smooth = Smooth.Through(codec) };
}
