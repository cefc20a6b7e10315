using Actors.Backtest.Engine;
using Actors.Decisions.Strategies;
using Actors.Domain;

namespace Actors.Tests.Live.Paper;

/// <summary>Enters every few bars with a stop and a target close by, and never calls for an exit: its legs end what it holds.</summary>
sealed class Entrant : IStrategy<Entrant.State>
{
    const int Every = 5;

    public readonly record struct State(int Seen);

    public State Start => default;
    public int WarmUp => 0;

    public (State State, Signal? Signal) On(in State state, in Bar bar) => (
        new(state.Seen + 1),
        state.Seen % Every == 0 ? new(SignalKind.EnterLong, $"bar {state.Seen}", Stop: bar.Close * 0.985, Target: bar.Close * 1.015) : null);

    /// <summary>The same plan with one of these in the place of each strategy.</summary>
    public static BacktestPlan InsteadOfAll(BacktestPlan plan) => plan with
    {
        Feeds = [.. plan.Feeds.Select(feed => feed with
        {
            Series = [.. feed.Series.Select(series => series with
            {
                Strategies = [.. series.Strategies.Select(one => one with { Create = () => StrategyRunner.Of(one.Name, new Entrant()) })],
            })],
        })],
    };
}
