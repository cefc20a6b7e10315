using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>Stochastic RSI of Chande and Kroll: the stochastic of the RSI, 0 to 100, and its signal. 0 while the RSI stands still.</summary>
public readonly record struct StochRsi : ISeriesIndicator<StochRsi>
{
    public StochRsi() : this(14) { }

    public StochRsi(int rsi, int stochastic = 14, int signal = 3, int smooth = 1) =>
        (Rsi, Channel, Smooth, Average) = (new(rsi), new(stochastic), new(smooth), new(signal));

    Rsi Rsi { get; init; }
    Channel Channel { get; init; }
    Sma Smooth { get; init; }
    Sma Average { get; init; }

    public int WarmUp => Rsi.WarmUp + Channel.Length + Smooth.Length + Average.Length - 3;
    public int? Convergence => Rsi.Convergence + Channel.Length + Smooth.Length + Average.Length - 3;
    public bool Ready => Average.Ready;
    public double Value => Smooth.Value;
    public double Signal => Average.Value;

    public StochRsi Next(double x)
    {
        var rsi = Rsi.Next(x);
        if (!rsi.Ready)
            return this with { Rsi = rsi };
        var channel = Channel.Next(rsi.Value, rsi.Value);
        var smooth = Smooth.Follow(channel.Position(rsi.Value));
        return this with { Rsi = rsi, Channel = channel, Smooth = smooth, Average = Average.Follow(smooth.Value) };
    }

    public StochRsi Next(in Bar bar) => Next(bar.Close);
    public void Read(Span<double> outputs) => (outputs[0], outputs[1]) = (Value, Signal);

    public StochRsi Through(StateCodec codec) => this with
    {
        Rsi = Rsi.Through(codec),
        Channel = Channel.Through(codec),
        Smooth = Smooth.Through(codec),
        Average = Average.Through(codec),
    };
}
