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
        var (fast, slow, range) = (state.Fast.Next(bar), state.Slow.Next(bar), protection.Next(state.Range, bar));
        var crossed = state.Slow.Ready && protection.Ready(range)
            ? Crossing(state.Fast.Value - state.Slow.Value, fast.Value - slow.Value)
            : 0;
        return (new(fast, slow, range), crossed == 0 ? null : Say(crossed, fast.Value, slow.Value, range, bar));
    }

    /// <summary>1 when the fast average came from below or level to above the slow one, −1 the other way round, else 0.</summary>
    static int Crossing(double before, double now) => before <= 0 && now > 0 ? 1 : before >= 0 && now < 0 ? -1 : 0;

    Signal? Say(int crossed, double fast, double slow, WilderAtr range, in Bar bar) => crossed > 0
        ? protection.Enter(range, bar, $"ema {Fast} {fast.Shown()} crossed above ema {Slow} {slow.Shown()}")
        : new(SignalKind.ExitLong, $"ema {Fast} {fast.Shown()} crossed below ema {Slow} {slow.Shown()}");
}
