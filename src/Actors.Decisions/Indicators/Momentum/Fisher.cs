using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// Ehlers' Fisher transform of where the median price stands in its range, and its value of the bar before as the
/// trigger. Starts at 0 on the first bar, with as much of the range as there is (Skender). The position is taken as the
/// middle on flat prices.
/// </summary>
public readonly record struct Fisher : ISeriesIndicator<Fisher>
{
    public Fisher() : this(10) { }

    public Fisher(int length) => (Highs, Lows) = (new(length), new(length));

    Window<Highest> Highs { get; init; }
    Window<Lowest> Lows { get; init; }
    double Position { get; init; }

    public int WarmUp => 2;
    public int? Convergence => Highs.Length + Converge.Exponential(0.33);
    public bool Ready => Highs.Seen >= 2;
    public double Value { get; private init; } = double.NaN;
    public double Trigger { get; private init; } = double.NaN;

    public Fisher Next(double x)
    {
        var next = this with { Highs = Highs.Next(x), Lows = Lows.Next(x) };
        if (Highs.Seen == 0)
            return next with { Value = 0 };
        var (upper, lower) = (next.Highs.Whole.Value, next.Lows.Whole.Value);
        var position = upper > lower ? 0.66 * ((x - lower) / (upper - lower) - 0.5) + 0.67 * Position : 0;
        position = position > 0.99 ? 0.999 : position < -0.99 ? -0.999 : position;
        return next with
        {
            Position = position,
            Value = 0.5 * Math.Log((1 + position) / (1 - position)) + 0.5 * Value,
            Trigger = Value,
        };
    }

    public Fisher Next(in Bar bar) => Next(bar.Median);
    public void Read(Span<double> outputs) => (outputs[0], outputs[1]) = (Value, Trigger);

    public Fisher Through(StateCodec codec) => this with
    {
        Highs = Highs.Through(codec),
        Lows = Lows.Through(codec),
        Position = codec.Double(Position),
        Value = codec.Double(Value),
        Trigger = codec.Double(Trigger),
    };
}
