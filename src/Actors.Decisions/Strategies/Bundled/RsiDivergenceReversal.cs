using Actors.Decisions.Indicators;
using Actors.Domain;

namespace Actors.Decisions.Strategies;

/// <summary>A turning point is confirmed <c>right</c> bars after it, and so is the signal that late: nothing looks ahead.</summary>
[Strategy("rsi-divergence", "Buys weakening falls: long when the price makes a lower low on a higher RSI, out when it makes a higher high on a lower one.")]
public sealed record RsiDivergenceReversal(
    [Parameter(2, 200, About = "Bars of the RSI.")] int Length = 14,
    [Parameter(1, 50, About = "Bars before a turning point that are less extreme.")] int Left = 5,
    [Parameter(1, 50, About = "Bars after a turning point that are less extreme, and confirm it.")] int Right = 5,
    [Parameter(1, 500, About = "Bars that the two turning points are at most apart.")] int Within = 60,
    [Parameter(About = "A stop at the low of the divergence.")] bool PatternStop = true,
    [Parameter(0, 20, 0.5, About = Protection.AboutTarget)] double TargetR = 0)
    : IStrategy<RsiDivergenceReversal.State>
{
    public readonly record struct State(RsiDivergence Divergence, Fractal Points);

    public State Start => new(new(Length, Left, Right, Within), new(Left, Right));

    // The second turning point is beyond the first, so it cannot be among the bars that confirm that one.
    public int WarmUp => Math.Max(Length, Left) + Right + Right + 1;
    public string? Fault => Protection.PatternFault(PatternStop, TargetR);

    public (State State, Signal? Signal) On(in State state, in Bar bar)
    {
        var next = new State(state.Divergence.Next(bar), state.Points.Next(bar));
        return (next, next.Divergence.Value switch
        {
            > 0 => Bullish(next.Points.Low, bar),
            < 0 => new(SignalKind.ExitLong,
                $"bearish rsi {Length} divergence: higher high {next.Points.High.Shown()} on a lower rsi, confirmed at {bar.Close.Shown()}"),
            _ => null,
        });
    }

    Signal? Bullish(double low, in Bar bar)
    {
        var reason = $"bullish rsi {Length} divergence: lower low {low.Shown()} on a higher rsi, confirmed at {bar.Close.Shown()}";
        return PatternStop
            ? Protection.Enter(bar, low, TargetR, reason)
            : new(SignalKind.EnterLong, reason);
    }
}
