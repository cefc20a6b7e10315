using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// Moving average convergence/divergence: a fast exponential average less a slow one, its own average (the signal) and
/// the difference of the two (the histogram).
/// </summary>
public readonly record struct Macd : ISeriesIndicator<Macd>
{
    readonly Ema fast;
    readonly Ema slow;
    readonly Ema smooth;

    public Macd() : this(12, 26, 9) { }

    public Macd(int fast, int slow, int signal, Seed seed = Seed.Mean)
    {
        if (fast >= slow)
            throw new DomainFault($"fast must be below slow, was {fast} and {slow}");
        (this.fast, this.slow, smooth) = (new(fast, seed), new(slow, seed), new(signal, seed));
    }

    Macd(in Ema fast, in Ema slow, in Ema smooth) => (this.fast, this.slow, this.smooth) = (fast, slow, smooth);

    public int WarmUp => slow.WarmUp + smooth.WarmUp - 1;
    public int? Convergence => slow.Convergence + smooth.Convergence;
    public bool Ready => smooth.Ready;

    /// <summary>The MACD line.</summary>
    public double Value => fast.Value - slow.Value;
    public double Signal => smooth.Value;
    public double Histogram => Value - Signal;

    public Macd Next(double x)
    {
        var (nextFast, nextSlow) = (fast.Next(x), slow.Next(x));
        return new(nextFast, nextSlow, nextSlow.Ready ? smooth.Next(nextFast.Value - nextSlow.Value) : smooth);
    }

    public Macd Next(in Bar bar) => Next(bar.Close);

    public void Read(Span<double> outputs) => (outputs[0], outputs[1], outputs[2]) = (Value, Signal, Histogram);

    public Macd Through(StateCodec codec) =>
        new(fast.Through(codec), slow.Through(codec), smooth.Through(codec));
}
