using Actors.Decisions.Indicators;
using Actors.Domain;

namespace Actors.Decisions.Strategies;

[Strategy("supertrend", "Follows the trend: long when the supertrend turns up, out when it turns down.")]
public sealed record SupertrendFollow(
    [Parameter(1, 200, About = "Bars of the average true range.")] int Length = 10,
    [Parameter(0.1, 20, 0.1, About = "Distance of the line from the median price, in average true ranges.")] double Multiplier = 3,
    [Parameter(0, 20, 0.5, About = Protection.AboutStop)] double StopAtr = 0,
    [Parameter(0, 20, 0.5, About = Protection.AboutTarget)] double TargetR = 0)
    : IStrategy<SupertrendFollow.State>
{
    readonly Protection protection = new(StopAtr, TargetR);

    public readonly record struct State(Supertrend Trend, WilderAtr Range);

    public State Start => new(new(Length, Multiplier), Protection.Start);
    public int WarmUp => Math.Max(Length + 1, protection.WarmUp);
    public string? Fault => protection.Fault;

    public (State State, Signal? Signal) On(in State state, in Bar bar)
    {
        var next = new State(state.Trend.Next(bar), protection.Next(state.Range, bar));
        var turned = state.Trend.Ready && state.Trend.Rising != next.Trend.Rising && protection.Ready(next.Range);
        return (next, turned ? Turned(next, bar) : null);
    }

    Signal? Turned(in State now, in Bar bar) => now.Trend.Rising
        ? protection.Enter(now.Range, bar, $"supertrend turned up: close {bar.Close.Shown()}, line {now.Trend.Value.Shown()}")
        : new(SignalKind.ExitLong, $"supertrend turned down: close {bar.Close.Shown()}, line {now.Trend.Value.Shown()}");
}
