using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// Klinger volume oscillator: a fast exponential average of the volume force less a slow one, and its signal. The force
/// is the volume, signed by the trend of high + low + close, scaled by |2·(range / range of the trend so far − 1)|·100;
/// without any range it keeps the last one.
/// </summary>
public readonly record struct Klinger : IIndicator<Klinger>
{
    public Klinger() : this(34, 55, 13) { }

    public Klinger(int fast, int slow, int signal)
    {
        if (fast >= slow)
            throw new DomainFault($"fast must be below slow, was {fast} and {slow}");
        (Fast, Slow, Average) = (new(fast), new(slow), new(signal));
    }

    int Seen { get; init; }
    double LastPrice { get; init; }
    double LastRange { get; init; }
    double LastForce { get; init; }
    double Cumulated { get; init; }
    bool Rising { get; init; }
    Ema Fast { get; init; }
    Ema Slow { get; init; }
    Ema Average { get; init; }

    public int WarmUp => Slow.Length + Average.Length + 1;
    public int? Convergence => Slow.Convergence + Average.Convergence + 2;
    public bool Ready => Average.Ready;
    public double Value => Fast.Value - Slow.Value;
    public double Signal => Average.Value;

    public Klinger Next(in Bar bar)
    {
        var price = Check.Finite(bar.High + bar.Low + bar.Close);
        var range = bar.High - bar.Low;
        var rising = price > LastPrice;
        var next = this with { Seen = Math.Min(2, Seen + 1), LastPrice = price, LastRange = range, Rising = rising };
        if (Seen < 2)
            return next;
        var cumulated = rising == Rising ? Cumulated + range : LastRange + range;
        var force = range == cumulated || bar.Volume == 0 ? 0
            : cumulated != 0 ? (rising ? 100 : -100) * bar.Volume * Math.Abs(2 * (range / cumulated - 1))
            : LastForce;
        var (fast, slow) = (Fast.Next(force), Slow.Next(force));
        return next with
        {
            Cumulated = cumulated,
            LastForce = force,
            Fast = fast,
            Slow = slow,
            Average = Average.Follow(fast.Value - slow.Value),
        };
    }

    public void Read(Span<double> outputs) => (outputs[0], outputs[1]) = (Value, Signal);

    public Klinger Through(StateCodec codec) => this with
    {
        Seen = codec.Int(Seen),
        LastPrice = codec.Double(LastPrice),
        LastRange = codec.Double(LastRange),
        LastForce = codec.Double(LastForce),
        Cumulated = codec.Double(Cumulated),
        Rising = codec.Bool(Rising),
        Fast = Fast.Through(codec),
        Slow = Slow.Through(codec),
        Average = Average.Through(codec),
    };
}
