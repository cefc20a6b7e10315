using Actors.Decisions.Indicators;
using Actors.Domain;

namespace Actors.Decisions.Strategies;

/// <summary>
/// The entry is a level rule, raised on every bar that closes below the band; the exit is raised once, at the crossing.
/// Strength is the distance below the band, in band widths from the mean.
/// </summary>
[Strategy("bollinger-reversion", "Buys stretched falls: long while the close is below the lower Bollinger band, out when it comes back to the mean.")]
public sealed record BollingerReversion(
    [Parameter(2, 400, About = "Bars of the mean and the deviation.")] int Length = 20,
    [Parameter(0.1, 10, 0.1, About = "Distance of the bands from the mean, in standard deviations.")] double Width = 2,
    [Parameter(0, 20, 0.5, About = Protection.AboutStop)] double StopAtr = 0,
    [Parameter(0, 20, 0.5, About = Protection.AboutTarget)] double TargetR = 0)
    : IStrategy<BollingerReversion.State>
{
    readonly Protection protection = new(StopAtr, TargetR);

    public readonly record struct State(Bollinger Bands, bool BelowMean, WilderAtr Range);

    public State Start => new(new(Length, Width), BelowMean: false, Protection.Start);
    public int WarmUp => Math.Max(Length - 1, protection.WarmUp);
    public string? Fault => protection.Fault;

    public (State State, Signal? Signal) On(in State state, in Bar bar)
    {
        var bands = state.Bands.Next(bar);
        var next = new State(bands, bar.Close < bands.Middle, protection.Next(state.Range, bar));
        return (next, bands.Ready && protection.Ready(next.Range) ? Stretched(state, next, bar) : null);
    }

    Signal? Stretched(in State before, in State now, in Bar bar)
    {
        var (close, lower, mean) = (bar.Close, now.Bands.Lower, now.Bands.Middle);
        if (close < lower)
        {
            return protection.Enter(now.Range, bar,
                $"close {close.Shown()} below lower band {lower.Shown()}", Math.Min(1, (lower - close) / (mean - lower)));
        }
        return before.BelowMean && !now.BelowMean
            ? new(SignalKind.ExitLong, $"close {close.Shown()} back at the mean {mean.Shown()}")
            : null;
    }
}
