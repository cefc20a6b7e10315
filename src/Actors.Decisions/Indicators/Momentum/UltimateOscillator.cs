using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// Williams' ultimate oscillator, 0 to 100: buying pressure as a part of the true range over three lengths, weighted
/// 4, 2 and 1. A length without any range counts as one half.
/// </summary>
public readonly record struct UltimateOscillator : IIndicator<UltimateOscillator>
{
    public UltimateOscillator() : this(7, 14, 28) { }

    public UltimateOscillator(int fast, int middle, int slow)
    {
        if (fast >= middle || middle >= slow)
            throw new DomainFault($"the lengths must rise, were {fast}, {middle} and {slow}");
        (Fast, Middle, Slow) = (new(fast), new(middle), new(slow));
    }

    Pressure Fast { get; init; }
    Pressure Middle { get; init; }
    Pressure Slow { get; init; }
    double LastClose { get; init; } = double.NaN;

    public int WarmUp => Slow.Length + 1;
    public int? Convergence => WarmUp;
    public bool Ready => Slow.Full;
    public double Value => Ready ? 100 * (4 * Fast.Part + 2 * Middle.Part + Slow.Part) / 7 : double.NaN;

    public UltimateOscillator Next(in Bar bar)
    {
        Check.Finite(bar.Close);
        if (double.IsNaN(LastClose))
            return this with { LastClose = bar.Close };
        var low = Math.Min(bar.Low, LastClose);
        var (buying, range) = (bar.Close - low, Math.Max(bar.High, LastClose) - low);
        return this with
        {
            Fast = Fast.Next(buying, range),
            Middle = Middle.Next(buying, range),
            Slow = Slow.Next(buying, range),
            LastClose = bar.Close,
        };
    }

    public void Read(Span<double> outputs) => outputs[0] = Value;

    public UltimateOscillator Through(StateCodec codec) => this with
    {
        Fast = Fast.Through(codec),
        Middle = Middle.Through(codec),
        Slow = Slow.Through(codec),
        LastClose = codec.Double(LastClose),
    };

    readonly record struct Pressure
    {
        public Pressure(int length) => (Buying, Range) = (new(length), new(length));

        Window<Sum> Buying { get; init; }
        Window<Sum> Range { get; init; }

        public int Length => Range.Length;
        public bool Full => Range.Full;
        public double Part => Range.Whole.Total > 0 ? Buying.Whole.Total / Range.Whole.Total : 0.5;

        public Pressure Next(double buying, double range) =>
            this with { Buying = Buying.Next(buying), Range = Range.Next(range) };

        public Pressure Through(StateCodec codec) =>
            this with { Buying = Buying.Through(codec), Range = Range.Through(codec) };
    }
}
