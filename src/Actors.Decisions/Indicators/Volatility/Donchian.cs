using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>Which bars a channel looks at.</summary>
public enum ChannelWindow
{
    /// <summary>The bars before this one, so that this one can break out (Skender).</summary>
    Prior,

    /// <summary>This bar too (LEAN, TradingView).</summary>
    Current,
}

/// <summary>Donchian channel: the highest high and the lowest low of the last bars.</summary>
public readonly record struct Donchian : IIndicator<Donchian>
{
    readonly ChannelWindow bars;

    public Donchian()
        : this(20)
    {
    }

    public Donchian(int length, ChannelWindow bars = ChannelWindow.Prior)
    {
        (Highs, Lows) = (new(length), new(length));
        this.bars = bars;
    }

    Window<Highest> Highs { get; init; }
    Window<Lowest> Lows { get; init; }

    public int WarmUp => Highs.Length + (bars == ChannelWindow.Prior ? 1 : 0);
    public int? Convergence => WarmUp;
    public bool Ready => Highs.Seen >= WarmUp;

    public double Upper { get; private init; } = double.NaN;
    public double Lower { get; private init; } = double.NaN;
    public double Middle => (Upper + Lower) / 2;

    /// <summary>The distance of the bands as a part of the middle; 0 where the middle is 0.</summary>
    public double Width => Middle == 0 ? 0 : (Upper - Lower) / Middle;

    public Donchian Next(in Bar bar)
    {
        var (highs, lows) = (Highs.Next(bar.High), Lows.Next(bar.Low));
        var (upper, lower) = bars == ChannelWindow.Prior ? (Highs, Lows) : (highs, lows);
        return this with
        {
            Highs = highs,
            Lows = lows,
            Upper = upper.Full ? upper.Whole.Value : double.NaN,
            Lower = lower.Full ? lower.Whole.Value : double.NaN,
        };
    }

    public void Read(Span<double> outputs) =>
        (outputs[0], outputs[1], outputs[2], outputs[3]) = (Upper, Middle, Lower, Width);

    public Donchian Through(StateCodec codec) => this with
    {
        Highs = Highs.Through(codec),
        Lows = Lows.Through(codec),
        Upper = codec.Double(Upper),
        Lower = codec.Double(Lower),
    };
}
