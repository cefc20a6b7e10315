using Actors.Decisions.Indicators;
using Actors.Domain;

namespace Actors.Decisions.Strategies;

/// <summary>A level rule: the signal is raised on every bar where it holds. Strength is how deep the RSI is below its level.</summary>
[Strategy("rsi-mean-reversion", "Buys weakness: long while the RSI is below its oversold level, out while it is above its overbought one.")]
public sealed record RsiMeanReversion(
    [Parameter(2, 200, About = "Bars of the RSI.")] int Length = 14,
    [Parameter(1, 99, About = "The RSI below which to buy.")] double Oversold = 30,
    [Parameter(1, 99, About = "The RSI above which to sell.")] double Overbought = 70,
    [Parameter(0, 20, 0.5, About = Protection.AboutStop)] double StopAtr = 0,
    [Parameter(0, 20, 0.5, About = Protection.AboutTarget)] double TargetR = 0)
    : IStrategy<RsiMeanReversion.State>
{
    readonly Protection protection = new(StopAtr, TargetR);

    public readonly record struct State(Rsi Rsi, WilderAtr Range);

    public State Start => new(new(Length), Protection.Start);
    public int WarmUp => Math.Max(Length, protection.WarmUp);
    public string? Fault =>
        Oversold < Overbought ? protection.Fault : $"oversold {Oversold} must be below overbought {Overbought}";

    public (State State, Signal? Signal) On(in State state, in Bar bar)
    {
        var next = new State(state.Rsi.Next(bar), protection.Next(state.Range, bar));
        return (next, next.Rsi.Ready && protection.Ready(next.Range) ? Level(next, bar) : null);
    }

    Signal? Level(in State now, in Bar bar)
    {
        var rsi = now.Rsi.Value;
        if (rsi < Oversold)
            return protection.Enter(now.Range, bar, $"rsi {rsi.Shown()} below {Oversold}", (Oversold - rsi) / Oversold);
        return rsi > Overbought ? new(SignalKind.ExitLong, $"rsi {rsi.Shown()} above {Overbought}") : null;
    }
}
