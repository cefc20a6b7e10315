using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// Dreiss' choppiness index: the way that the price took through the last bars against the range that it covered, on a
/// logarithmic scale to 100. 100 where there was no range.
/// </summary>
public readonly record struct Choppiness : IIndicator<Choppiness>
{
    readonly double scale;

    public Choppiness() : this(14) { }

    public Choppiness(int length)
    {
        (Channel, Ranges) = (new(Check.Length(length, 2)), new(length));
        scale = 100 / Math.Log(length);
    }

    Channel Channel { get; init; }
    Window<Sum> Ranges { get; init; }
    double LastClose { get; init; } = double.NaN;

    public int WarmUp => Ranges.Length + 1;
    public int? Convergence => WarmUp;
    public bool Ready => Ranges.Full;
    public double Value { get; private init; } = double.NaN;

    public Choppiness Next(in Bar bar)
    {
        Check.Finite(bar.Close);
        if (double.IsNaN(LastClose))
            return this with { LastClose = bar.Close };
        var (high, low) = (Math.Max(bar.High, LastClose), Math.Min(bar.Low, LastClose));
        var (channel, ranges) = (Channel.Next(high, low), Ranges.Next(high - low));
        var covered = channel.Upper - channel.Lower;
        return this with
        {
            Channel = channel,
            Ranges = ranges,
            LastClose = bar.Close,
            Value = !ranges.Full ? double.NaN : covered > 0 ? scale * Math.Log(ranges.Whole.Total / covered) : 100,
        };
    }

    public void Read(Span<double> outputs) => outputs[0] = Value;

    public Choppiness Through(StateCodec codec) => this with
    {
        Channel = Channel.Through(codec),
        Ranges = Ranges.Through(codec),
        LastClose = codec.Double(LastClose),
        Value = codec.Double(Value),
    };
}
