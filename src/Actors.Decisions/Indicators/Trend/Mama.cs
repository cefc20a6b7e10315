using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// Ehlers' MESA adaptive moving average and its follower: an exponential average of the median price whose weight is
/// set by how fast the phase of the dominant cycle turns. Both start at the mean of the first six prices (Skender).
/// </summary>
public readonly record struct Mama : ISeriesIndicator<Mama>
{
    readonly double fast;
    readonly double slow;

    public Mama() : this(0.5, 0.05) { }

    public Mama(double fast, double slow)
    {
        if (slow is not > 0 || fast is not <= 1 || slow >= fast)
            throw new DomainFault($"the limits must hold 0 < slow < fast <= 1, were fast {fast} and slow {slow}");
        (this.fast, this.slow, Cycle) = (fast, slow, new());
    }

    Hilbert Cycle { get; init; }
    double Sum { get; init; }
    double Phase { get; init; }

    public int WarmUp => Hilbert.Start;

    /// <summary>The follower's least weight is half of the slow limit; the cycle is measured over at most 50 bars.</summary>
    public int? Convergence => Hilbert.Start + 100 + 2 * Converge.Exponential(slow / 2);
    public bool Ready => Cycle.Seen >= Hilbert.Start;
    public double Value { get; private init; } = double.NaN;
    public double Follower { get; private init; } = double.NaN;

    public Mama Next(double x)
    {
        var cycle = Cycle.Next(x);
        if (!Ready)
        {
            var sum = Sum + x;
            var start = cycle.Seen == Hilbert.Start ? sum / Hilbert.Start : double.NaN;
            return this with { Cycle = cycle, Sum = sum, Value = start, Follower = start };
        }
        var phase = cycle.InPhase != 0 ? Math.Atan(cycle.Quadrature / cycle.InPhase) * 180 / Math.PI : 0;
        var weight = Math.Max(fast / Math.Max(Phase - phase, 1), slow);
        var value = weight * x + (1 - weight) * Value;
        return this with
        {
            Cycle = cycle,
            Phase = phase,
            Value = value,
            Follower = 0.5 * weight * value + (1 - 0.5 * weight) * Follower,
        };
    }

    public Mama Next(in Bar bar) => Next(bar.Median);
    public void Read(Span<double> outputs) => (outputs[0], outputs[1]) = (Value, Follower);

    public Mama Through(StateCodec codec) => this with
    {
        Cycle = Cycle.Through(codec),
        Sum = codec.Double(Sum),
        Phase = codec.Double(Phase),
        Value = codec.Double(Value),
        Follower = codec.Double(Follower),
    };
}
