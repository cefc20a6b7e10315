using Actors.Backtest;
using Actors.Backtest.Files;
using Actors.Exchanges.Paper;

namespace Actors.Tests.Backtest.Engine;

/// <summary>A candle does not say in which order its prices came. Trades that hang on it are marked, and counted.</summary>
public sealed class IntrabarBandTests
{
    const int Runs = 150;

    static BacktestResult Run(int seed, IntrabarPath path)
    {
        var plan = RandomPlan.Of(seed);
        return RandomPlan.Run(plan with { Venue = plan.Venue with { Path = path } });
    }

    [Fact]
    public void Without_a_mark_both_paths_come_to_the_same()
    {
        var (same, other) = (0, 0);
        Seeds.Each(Runs, seed =>
        {
            var (worst, best) = (Run(seed, IntrabarPath.Worst), Run(seed, IntrabarPath.Best));
            if (worst.AmbiguousTrades == 0 && best.AmbiguousTrades == 0)
            {
                best.Trades.ShouldBe(worst.Trades);
                best.FinalEquity.ShouldBe(worst.FinalEquity);
                same++;
            }
            else
                other++;
        });
        same.ShouldBeGreaterThan(0);
        other.ShouldBeGreaterThan(Runs / 4);
    }

    [Fact]
    public void The_table_of_trades_has_the_mark_in_its_last_column() => Seeds.Each(20, seed =>
    {
        var run = Run(seed, IntrabarPath.Worst);
        var rows = CsvTables.Trades(run).TrimEnd('\n').Split('\n');

        rows[0].ShouldEndWith(",impact_cost,ambiguous");
        rows[1..].Count(row => row.EndsWith(",true", StringComparison.Ordinal)).ShouldBe(run.AmbiguousTrades);
        rows[1..].Count(row => row.EndsWith(",false", StringComparison.Ordinal)).ShouldBe(run.Trades.Count - run.AmbiguousTrades);
    });
}
