using Actors.Domain;
using Actors.Exchanges.Paper;

namespace Actors.Backtest.Engine;

/// <summary>
/// The net profit with the price going against the trader wherever a candle leaves its path open, and with it going for
/// him. The truth lies between the two, but for the few cases that <c>docs/decisions/0006-paper-fills.md</c> names.
/// </summary>
public sealed record IntrabarBand(Money Worst, Money Best)
{
    /// <summary>Runs the plan again on the other path, unless nothing in the run hangs on it.</summary>
    public static IntrabarBand Of(BacktestPlan plan, BacktestResult run, Func<BacktestPlan, BacktestOutcome> go)
    {
        var here = run.FinalEquity - run.StartCash;
        // What has a stop or a target may be open only because a candle that could have closed it was read so.
        if (run.AmbiguousTrades == 0 && run.OpenPositions.All(open => open is { Stop: null, Target: null }))
            return new(here, here);
        var isWorst = plan.Venue.Path == IntrabarPath.Worst;
        var other = plan with { Venue = plan.Venue with { Path = isWorst ? IntrabarPath.Best : IntrabarPath.Worst } };
        var there = go(other).Portfolio.Equity - run.StartCash;
        return isWorst ? new(here, there) : new(there, here);
    }
}
