using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>Williams %R: the stochastic on a scale of −100 (close at the low of the range) to 0; −100 while the range is 0.</summary>
public readonly record struct WilliamsR : IIndicator<WilliamsR>
{
    public WilliamsR() : this(14) { }

    public WilliamsR(int length) => Channel = new(length);

    Channel Channel { get; init; }

    public int WarmUp => Channel.Length;
    public int? Convergence => Channel.Length;
    public bool Ready => Channel.Full;
    public double Value { get; private init; } = double.NaN;

    public WilliamsR Next(in Bar bar)
    {
        var channel = Channel.Next(bar.High, bar.Low);
        return this with { Channel = channel, Value = channel.Position(Check.Finite(bar.Close)) - 100 };
    }

    public void Read(Span<double> outputs) => outputs[0] = Value;
    public WilliamsR Through(StateCodec codec) =>
        this with { Channel = Channel.Through(codec), Value = codec.Double(Value) };
}
