using Actors.Decisions.Indicators;
using Actors.Domain;

namespace Actors.Decisions.Strategies;

[Strategy("ema-macd", "Buys momentum with the trend: long when the MACD crosses above its signal line while the close is above a long EMA, out when it crosses below.")]
public sealed record EmaMacd(
    [Parameter(1, 400, About = "Bars of the fast average of the MACD.")] int Fast = 12,
    [Parameter(2, 800, About = "Bars of the slow average of the MACD.")] int Slow = 26,
    [Parameter(2, 200, About = "Bars of the signal line.")] int Signal = 9,
    [Parameter(1, 1000, About = "Bars of the average that the close must be above.")] int Trend = 200,
    [Parameter(0, 20, 0.5, About = Protection.AboutStop)] double StopAtr = 0,
    [Parameter(0, 20, 0.5, About = Protection.AboutTarget)] double TargetR = 0)
    : IStrategy<EmaMacd.State>
{
    readonly Protection protection = new(StopAtr, TargetR);

    public readonly record struct State(Macd Macd, Ema Trend, WilderAtr Range);

    public State Start => new(new(Fast, Slow, Signal), new(Trend), Protection.Start);
    public int WarmUp => Math.Max(Math.Max(Slow + Signal - 1, Trend - 1), protection.WarmUp);
    public string? Fault => Fast < Slow ? protection.Fault : $"fast {Fast} must be below slow {Slow}";

    public (State State, Signal? Signal) On(in State state, in Bar bar)
    {
        var next = new State(state.Macd.Next(bar), state.Trend.Next(bar), protection.Next(state.Range, bar));
        var ready = state.Macd.Ready && next.Trend.Ready && protection.Ready(next.Range);
        return (next, ready ? Crossed(state, next, bar) : null);
    }

    Signal? Crossed(in State before, in State now, in Bar bar)
    {
        var (macd, line, trend) = (now.Macd.Value, now.Macd.Signal, now.Trend.Value);
        if (before.Macd.Value <= before.Macd.Signal && macd > line && bar.Close > trend)
        {
            return protection.Enter(now.Range, bar,
                $"macd {macd.Shown()} crossed above its signal {line.Shown()}, close {bar.Close.Shown()} above ema {Trend} {trend.Shown()}");
        }
        if (before.Macd.Value >= before.Macd.Signal && macd < line)
            return new(SignalKind.ExitLong, $"macd {macd.Shown()} crossed below its signal {line.Shown()}");
        return null;
    }
}
