using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// Relative vigor index: bodies as a part of ranges, both smoothed over four bars by 1-2-2-1 and averaged (0 where
/// there was no range), and the same smoothing of the index as its signal.
/// </summary>
public readonly record struct RelativeVigor : IIndicator<RelativeVigor>
{
    public RelativeVigor() : this(10) { }

    public RelativeVigor(int length)
    {
        (Bodies, Ranges, Values) = (new(4), new(4), new(4));
        (Body, Range) = (new(length), new(length));
    }

    Ring Bodies { get; init; }
    Ring Ranges { get; init; }
    Ring Values { get; init; }
    Window<Sum> Body { get; init; }
    Window<Sum> Range { get; init; }

    public int WarmUp => Body.Length + 6;
    public int? Convergence => WarmUp;
    public bool Ready => Values.Full;
    public double Value { get; private init; } = double.NaN;
    public double Signal { get; private init; } = double.NaN;

    public RelativeVigor Next(in Bar bar)
    {
        var next = this with { Bodies = Bodies.Next(bar.Close - bar.Open), Ranges = Ranges.Next(bar.High - bar.Low) };
        if (!next.Bodies.Full)
            return next;
        next = next with { Body = Body.Next(Smooth(next.Bodies)), Range = Range.Next(Smooth(next.Ranges)) };
        if (!next.Body.Full)
            return next;
        var range = next.Range.Whole.Total;
        var value = range > 0 ? next.Body.Whole.Total / range : 0;
        var values = Values.Next(value);
        return next with { Values = values, Value = value, Signal = values.Full ? Smooth(values) : double.NaN };
    }

    static double Smooth(in Ring ring) => (ring[0] + 2 * ring[1] + 2 * ring[2] + ring[3]) / 6;

    public void Read(Span<double> outputs) => (outputs[0], outputs[1]) = (Value, Signal);

    public RelativeVigor Through(StateCodec codec) => this with
    {
        Bodies = Bodies.Through(codec),
        Ranges = Ranges.Through(codec),
        Values = Values.Through(codec),
        Value = codec.Double(Value),
        Signal = codec.Double(Signal),
        Body = Body.Through(codec),
        Range = Range.Through(codec),
    };
}
