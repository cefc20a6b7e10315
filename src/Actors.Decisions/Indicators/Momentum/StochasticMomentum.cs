using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// Blau's stochastic momentum index, −100 to 100: the distance of the close from the middle of the range, smoothed
/// twice, as a part of half the range smoothed twice (0 where there is none), and its signal. All averages start at
/// their first number (Skender).
/// </summary>
public readonly record struct StochasticMomentum : IIndicator<StochasticMomentum>
{
    public StochasticMomentum() : this(13, 25, 2, 3) { }

    public StochasticMomentum(int length, int first, int second, int signal)
    {
        Channel = new(length);
        Distance = Range = new(first, Seed.First);
        DistanceAgain = RangeAgain = new(second, Seed.First);
        Average = new(signal, Seed.First);
    }

    Channel Channel { get; init; }
    Ema Distance { get; init; }
    Ema DistanceAgain { get; init; }
    Ema Range { get; init; }
    Ema RangeAgain { get; init; }
    Ema Average { get; init; }

    public int WarmUp => Channel.Length;
    public int? Convergence =>
        Channel.Length + Distance.Convergence + DistanceAgain.Convergence + Average.Convergence;
    public bool Ready => Channel.Full;
    public double Value { get; private init; } = double.NaN;
    public double Signal => Average.Value;

    public StochasticMomentum Next(in Bar bar)
    {
        Check.Finite(bar.Close);
        var channel = Channel.Next(bar.High, bar.Low);
        if (!channel.Full)
            return this with { Channel = channel };
        var distance = Distance.Next(bar.Close - channel.Middle);
        var range = Range.Next(channel.Upper - channel.Lower);
        var (distanceAgain, rangeAgain) = (DistanceAgain.Next(distance.Value), RangeAgain.Next(range.Value));
        var value = rangeAgain.Value > 0 ? 100 * distanceAgain.Value / (0.5 * rangeAgain.Value) : 0;
        return this with
        {
            Channel = channel,
            Distance = distance,
            DistanceAgain = distanceAgain,
            Range = range,
            RangeAgain = rangeAgain,
            Average = Average.Next(value),
            Value = value,
        };
    }

    public void Read(Span<double> outputs) => (outputs[0], outputs[1]) = (Value, Signal);

    public StochasticMomentum Through(StateCodec codec) => this with
    {
        Channel = Channel.Through(codec),
        Distance = Distance.Through(codec),
        DistanceAgain = DistanceAgain.Through(codec),
        Range = Range.Through(codec),
        RangeAgain = RangeAgain.Through(codec),
        Average = Average.Through(codec),
        Value = codec.Double(Value),
    };
}
