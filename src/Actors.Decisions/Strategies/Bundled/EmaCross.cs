using Actors.Decisions.Indicators;
using Actors.Domain;

namespace Actors.Decisions.Strategies;

[Strategy("ema-cross", "Follows the trend: long when the fast EMA crosses above the slow one, out when it crosses below.")]
public sealed record EmaCross(
    [Parameter(1, 400, About = "Bars of the fast average.")] int Fast = 12,
    [Parameter(2, 800, About = "Bars of the slow average.")] int Slow = 26,
    [Parameter(0, 20, 0.5, About = Protection.AboutStop)] double StopAtr = 0,
    [Parameter(0, 20, 0.5, About = Protection.AboutTarget)] double TargetR = 0)
    : IStrategy<EmaCross.State>
{
    readonly Protection protection = new(StopAtr, TargetR);

    public readonly record struct State(Ema Fast, Ema Slow, WilderAtr Range);

    public State Start => new(new(Fast), new(Slow), Protection.Start);
    public int WarmUp => Math.Max(Slow, protection.WarmUp);
    public string? Fault => Fast < Slow ? protection.Fault : $"fast {Fast} must be below slow {Slow}";

    public (State State, Signal? Signal) On(in State state, in Bar bar)
    {
        var next = new State(state.Fast.Next(bar), state.Slow.Next(bar), protection.Next(state.Range, bar));
        return (next, state.Slow.Ready && protection.Ready(next.Range) ? Crossed(state, next, bar) : null);
    }

    Signal? Crossed(in State before, in State now, in Bar bar)
    {
        var (fast, slow) = (now.Fast.Value, now.Slow.Value);
        if (before.Fast.Value <= before.Slow.Value && fast > slow)
            return protection.Enter(now.Range, bar, $"ema {Fast} {fast.Shown()} crossed above ema {Slow} {slow.Shown()}");
        if (before.Fast.Value >= before.Slow.Value && fast < slow)
            return new(SignalKind.ExitLong, $"ema {Fast} {fast.Shown()} crossed below ema {Slow} {slow.Shown()}");
        return null;
    }
}
