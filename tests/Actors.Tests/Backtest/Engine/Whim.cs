using Actors.Decisions.Strategies;
using Actors.Domain;

namespace Actors.Tests.Backtest.Engine;

/// <summary>
/// A strategy without sense: on each bar it draws from its seed and the bar's time whether to enter, to leave or to be
/// still, and where its stop and target lie. It may enter twice and leave what it does not hold.
/// </summary>
sealed class Whim(int seed) : IStrategy<Whim.State>
{
    public readonly record struct State(long Seen);

    public State Start => default;
    public int WarmUp => 3;

    public (State State, Signal? Signal) On(in State state, in Bar bar)
    {
        var chance = new Random(HashOf(bar.OpenTime.UtcTicks / TimeSpan.TicksPerMinute));
        return (new(state.Seen + 1), state.Seen < WarmUp ? null : Draw(chance, bar));
    }

    static Signal? Draw(Random chance, in Bar bar) => chance.Next(10) switch
    {
        < 2 => new(
            SignalKind.EnterLong, "on a whim",
            Stop: chance.Next(3) == 0 ? null : bar.Close * (1 - 0.0005 - chance.NextDouble() * 0.02),
            Target: chance.Next(2) == 0 ? null : bar.Close * (1.0005 + chance.NextDouble() * 0.02)),
        2 => new(SignalKind.ExitLong, "on a whim, too"),
        3 when chance.Next(20) == 0 => new(SignalKind.EnterShort, "against the rules"),
        _ => null,
    };

    int HashOf(long minute) => unchecked((int)((minute + 1) * 0x9E3779B1 ^ seed * 0x85EBCA6B) & int.MaxValue);
}
