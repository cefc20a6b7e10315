using Actors.Decisions.Indicators;
using Actors.Decisions.Strategies;
using Actors.Domain;

namespace Acme;

public enum Source
{
    Close,
    HighLow,
}

[Strategy("breakout", "Long above the channel, out below it.")]
public sealed class Breakout(
    [Parameter(2, 200, About = "Bars of the channel.")] int length = 20,
    [Parameter(0, 5, 0.1, About = "How far beyond the channel, in percent.")] double beyond = 0,
    bool exits = true,
    [Parameter(About = "What must be beyond.")] Source priceSource = Source.Close)
    : IStrategy<Breakout.State>
{
    public readonly record struct State(Donchian Channel);

    public State Start => new(new(length));
    public int WarmUp => length;

    public (State State, Signal? Signal) On(in State state, in Bar bar)
    {
        var channel = state.Channel.Next(bar);
        var (up, down) = priceSource == Source.Close ? (bar.Close, bar.Close) : (bar.High, bar.Low);
        Signal? signal = null;
        if (up > channel.Upper * (1 + beyond / 100))
            signal = new(SignalKind.EnterLong, $"{up} above {channel.Upper}");
        else if (exits && down < channel.Lower)
            signal = new(SignalKind.ExitLong, $"{down} below {channel.Lower}");
        return (new(channel), signal);
    }
}
