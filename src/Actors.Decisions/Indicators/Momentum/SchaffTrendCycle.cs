using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>Schaff trend cycle, 0 to 100: the stochastic of the MACD line, averaged over three bars (Skender).</summary>
public readonly record struct SchaffTrendCycle : ISeriesIndicator<SchaffTrendCycle>
{
    public SchaffTrendCycle() : this(10, 23, 50) { }

    public SchaffTrendCycle(int cycle, int fast, int slow)
    {
        if (fast >= slow)
            throw new DomainFault($"fast must be below slow, was {fast} and {slow}");
        (Fast, Slow, Channel, Smooth) = (new(fast), new(slow), new(cycle), new(3));
    }

    Ema Fast { get; init; }
    Ema Slow { get; init; }
    Channel Channel { get; init; }
    Sma Smooth { get; init; }

    public int WarmUp => Slow.Length + Channel.Length + Smooth.Length - 2;
    public int? Convergence => Slow.Convergence + Channel.Length + Smooth.Length - 2;
    public bool Ready => Smooth.Ready;
    public double Value => Smooth.Value;

    public SchaffTrendCycle Next(double x)
    {
        var next = this with { Fast = Fast.Next(x), Slow = Slow.Next(x) };
        if (!next.Slow.Ready)
            return next;
        var macd = next.Fast.Value - next.Slow.Value;
        var channel = Channel.Next(macd, macd);
        return next with { Channel = channel, Smooth = Smooth.Follow(channel.Position(macd)) };
    }

    public SchaffTrendCycle Next(in Bar bar) => Next(bar.Close);
    public void Read(Span<double> outputs) => outputs[0] = Value;

    public SchaffTrendCycle Through(StateCodec codec) => this with
    {
        Fast = Fast.Through(codec),
        Slow = Slow.Through(codec),
        Channel = Channel.Through(codec),
        Smooth = Smooth.Through(codec),
    };
}
