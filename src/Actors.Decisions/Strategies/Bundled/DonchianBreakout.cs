using Actors.Decisions.Indicators;
using Actors.Domain;

namespace Actors.Decisions.Strategies;

/// <summary>Both channels are of the bars before the one that is looked at.</summary>
[Strategy("donchian-breakout", "Follows breakouts: long when the close is above the highest high of the bars before, out when it is below the lowest low of fewer of them.")]
public sealed record DonchianBreakout(
    [Parameter(1, 400, About = "Bars whose highest high the close must exceed.")] int Entry = 20,
    [Parameter(1, 400, About = "Bars whose lowest low the close must undercut.")] int Exit = 10,
    [Parameter(0, 20, 0.5, About = Protection.AboutStop)] double StopAtr = 0,
    [Parameter(0, 20, 0.5, About = Protection.AboutTarget)] double TargetR = 0)
    : IStrategy<DonchianBreakout.State>
{
    readonly Protection protection = new(StopAtr, TargetR);

    public readonly record struct State(Donchian Entry, Donchian Exit, WilderAtr Range);

    public State Start => new(new(Entry), new(Exit), Protection.Start);
    public int WarmUp => Math.Max(Math.Max(Entry, Exit), protection.WarmUp);
    public string? Fault => protection.Fault;

    public (State State, Signal? Signal) On(in State state, in Bar bar)
    {
        var next = new State(state.Entry.Next(bar), state.Exit.Next(bar), protection.Next(state.Range, bar));
        var ready = next.Entry.Ready && next.Exit.Ready && protection.Ready(next.Range);
        return (next, ready ? BrokenOut(next, bar) : null);
    }

    Signal? BrokenOut(in State now, in Bar bar)
    {
        var (high, low) = (now.Entry.Upper, now.Exit.Lower);
        if (bar.Close > high)
            return protection.Enter(now.Range, bar, $"close {bar.Close.Shown()} above the high {high.Shown()} of {Entry} bars");
        return bar.Close < low
            ? new(SignalKind.ExitLong, $"close {bar.Close.Shown()} below the low {low.Shown()} of {Exit} bars")
            : null;
    }
}
