using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>Which bars a channel looks at.</summary>
public enum ChannelBars
{
    /// <summary>The bars before this one, so that this one can break out (Skender).</summary>
    Prior,

    /// <summary>This bar too (LEAN, TradingView).</summary>
    Current,
}

/// <summary>Donchian channel: the highest high and the lowest low of the last bars.</summary>
public readonly record struct Donchian : IIndicator<Donchian>
{
    readonly ChannelBars bars;

    public Donchian() : this(20) { }

    public Donchian(int length, ChannelBars bars = ChannelBars.Prior) => (Channel, this.bars) = (new(length), bars);

    Channel Channel { get; init; }

    public int WarmUp => Channel.Length + (bars == ChannelBars.Prior ? 1 : 0);
    public int? Convergence => WarmUp;
    public bool Ready => Channel.Seen >= WarmUp;

    public double Upper { get; private init; } = double.NaN;
    public double Lower { get; private init; } = double.NaN;
    public double Middle => (Upper + Lower) / 2;

    /// <summary>The distance of the bands as a part of the middle; 0 where the middle is 0.</summary>
    public double Width => Middle == 0 ? 0 : (Upper - Lower) / Middle;

    public Donchian Next(in Bar bar)
    {
        var channel = Channel.Next(bar.High, bar.Low);
        var seen = bars == ChannelBars.Prior ? Channel : channel;
        return this with { Channel = channel, Upper = seen.Upper, Lower = seen.Lower };
    }

    public void Read(Span<double> outputs) =>
        (outputs[0], outputs[1], outputs[2], outputs[3]) = (Upper, Middle, Lower, Width);

    public Donchian Through(StateCodec codec) => this with
    {
        Channel = Channel.Through(codec),
        Upper = codec.Double(Upper),
        Lower = codec.Double(Lower),
    };
}
