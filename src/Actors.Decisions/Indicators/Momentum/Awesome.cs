using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// Williams' awesome oscillator: the distance of two simple averages of the median price; the accelerator is the
/// oscillator less its own average over five bars.
/// </summary>
public readonly record struct Awesome : ISeriesIndicator<Awesome>
{
    public Awesome() : this(5, 34) { }

    public Awesome(int fast, int slow)
    {
        if (fast >= slow)
            throw new DomainFault($"fast must be below slow, was {fast} and {slow}");
        (Fast, Slow, Average) = (new(fast), new(slow), new(5));
    }

    Sma Fast { get; init; }
    Sma Slow { get; init; }
    Sma Average { get; init; }

    public int WarmUp => Slow.Length + Average.Length - 1;
    public int? Convergence => WarmUp;
    public bool Ready => Average.Ready;
    public double Value => Fast.Value - Slow.Value;
    public double Accelerator => Value - Average.Value;

    public Awesome Next(double x)
    {
        var (fast, slow) = (Fast.Next(x), Slow.Next(x));
        return this with { Fast = fast, Slow = slow, Average = Average.Follow(fast.Value - slow.Value) };
    }

    public Awesome Next(in Bar bar) => Next(bar.Median);
    public void Read(Span<double> outputs) => (outputs[0], outputs[1]) = (Value, Accelerator);

    public Awesome Through(StateCodec codec) =>
        this with { Fast = Fast.Through(codec), Slow = Slow.Through(codec), Average = Average.Through(codec) };
}
