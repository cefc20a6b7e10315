using Actors.Decisions.Strategies;
using Actors.Domain;
using Actors.Trading.Symbols;
using static Actors.Tests.Domain.Cases;

namespace Actors.Tests.Trading;

/// <summary>Enters and leaves in turn, a signal on every bar that it sees from its <paramref name="warmUp"/> on.</summary>
sealed class Talker(int warmUp = 0, bool Protects = false) : IStrategy<Talker.State>
{
    public readonly record struct State(int Seen);

    public State Start => default;
    public int WarmUp => warmUp;

    public (State State, Signal? Signal) On(in State state, in Bar bar) => (
        new(state.Seen + 1),
        state.Seen < warmUp ? null
            : state.Seen % 2 == 0
                ? new(SignalKind.EnterLong, $"bar {state.Seen}", Stop: Protects ? bar.Close * 0.9 : null, Target: Protects ? bar.Close * 1.1 : null)
                : new(SignalKind.ExitLong, $"bar {state.Seen}"));

    /// <summary>A series that runs one of these under each name.</summary>
    public static SeriesPlan On(string timeframe, DateTimeOffset? tradeFrom = null, params string[] names) => new(
        OneMinute with { Timeframe = Timeframe.Parse(timeframe) }, "main",
        [.. (names is [] ? ["talker"] : names).Select(name => new StrategyPlan(name, () => StrategyRunner.Of(name, new Talker())))],
        tradeFrom ?? DateTimeOffset.MinValue);
}
