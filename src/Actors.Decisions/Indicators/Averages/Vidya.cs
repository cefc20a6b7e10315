using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// Chande's variable index dynamic average: an exponential average whose weight is multiplied by the ratio of a short
/// standard deviation to a long one (0 where the long one is 0). Starts at the price of the last warm-up bar.
/// </summary>
public readonly record struct Vidya : ISeriesIndicator<Vidya>
{
    readonly double weight;

    public Vidya() : this(2) { }

    public Vidya(int fast, int slow = 5, double weight = 0.2)
    {
        if (fast >= slow)
            throw new DomainFault($"fast must be below slow, was {fast} and {slow}");
        (Short, Long, this.weight) = (new(Check.Length(fast, 2)), new(slow), Check.Positive(weight));
    }

    Window<Moments> Short { get; init; }
    Window<Moments> Long { get; init; }

    public int WarmUp => Long.Length;

    /// <summary>The weight follows the market: this is for one that is a tenth of the full weight on average.</summary>
    public int? Convergence => WarmUp + Converge.Exponential(weight / 10);
    public bool Ready => Long.Full;
    public double Value { get; private init; } = double.NaN;

    public Vidya Next(double x)
    {
        var (brief, lasting) = (Short.Next(x), Long.Next(x));
        var spread = lasting.Whole.Deviation;
        var ratio = spread > 0 ? Math.Min(1 / weight, brief.Whole.Deviation / spread) : 0;
        return this with
        {
            Short = brief,
            Long = lasting,
            Value = !lasting.Full ? double.NaN : !Ready ? x : Value + weight * ratio * (x - Value),
        };
    }

    public Vidya Next(in Bar bar) => Next(bar.Close);
    public void Read(Span<double> outputs) => outputs[0] = Value;

    public Vidya Through(StateCodec codec) =>
        this with { Short = Short.Through(codec), Long = Long.Through(codec), Value = codec.Double(Value) };
}
