using Actors.Decisions.Indicators;
using Actors.Domain;

namespace Actors.Decisions.Strategies;

/// <summary>
/// The mother bar is the one before the first of a run of inside bars. It stands until the next pattern: its high may
/// be broken once within the wait, its low at any time.
/// </summary>
[Strategy("inside-bar", "Trades the break of a pause: long when a close leaves the mother bar of an inside bar at the top, out when a close leaves it at the bottom.")]
public sealed record InsideBarBreakout(
    [Parameter(1, 100, About = "Bars after the inside bar within which the break must come.")] int Wait = 5,
    [Parameter(About = "A stop at the low of the mother bar.")] bool PatternStop = true,
    [Parameter(0, 20, 0.5, About = Protection.AboutTarget)] double TargetR = 0)
    : IStrategy<InsideBarBreakout.State>
{
    /// <param name="Age">Bars since the inside bar.</param>
    /// <param name="High">Of the mother bar; NaN while there is none to break.</param>
    /// <param name="Low">Of the mother bar; NaN while there is none to break.</param>
    public readonly record struct State(
        Pattern<InsideBarRule> Pattern, double LastHigh, double LastLow, double High, double Low, int Age)
    {
        public bool Inside => Pattern.Value > 0;
    }

    public State Start => new(new(0), double.NaN, double.NaN, double.NaN, double.NaN, 0);
    public int WarmUp => 2;
    public string? Fault => Protection.PatternFault(PatternStop, TargetR);

    public (State State, Signal? Signal) On(in State state, in Bar bar)
    {
        var next = state with
        {
            Pattern = state.Pattern.Next(bar), LastHigh = bar.High, LastLow = bar.Low, Age = state.Age + 1,
        };
        if (next.Inside)
        {
            // A bar inside an inside bar has the same mother.
            var (high, low) = state.Inside ? (state.High, state.Low) : (state.LastHigh, state.LastLow);
            return (next with { High = high, Low = low, Age = 0 }, null);
        }
        if (bar.Close < state.Low)
        {
            return (next with { High = double.NaN, Low = double.NaN },
                new(SignalKind.ExitLong, $"close {bar.Close.Shown()} below the mother bar's low {state.Low.Shown()}"));
        }
        if (bar.Close > state.High && next.Age <= Wait)
            return (next with { High = double.NaN }, Broken(state, bar, next.Age));
        return (next, null);
    }

    Signal? Broken(in State state, in Bar bar, int age)
    {
        var reason = $"close {bar.Close.Shown()} above the mother bar's high {state.High.Shown()}, {age} after the inside bar";
        return PatternStop
            ? Protection.Enter(bar, state.Low, TargetR, reason)
            : new(SignalKind.EnterLong, reason);
    }
}
