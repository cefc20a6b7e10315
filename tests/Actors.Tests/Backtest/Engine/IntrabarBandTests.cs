using System.Text.Json.Nodes;
using Actors.Backtest;
using Actors.Backtest.Engine;
using Actors.Backtest.Files;
using Actors.Exchanges.Paper;
using Actors.Tests.Host;

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
            if (worst is { AmbiguousTrades: 0, OpenPositions.Count: 0 } || best is { AmbiguousTrades: 0, OpenPositions.Count: 0 })
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
    public void The_band_is_the_profit_of_both_paths_whichever_was_run_first() => Seeds.Each(40, seed =>
    {
        var plan = RandomPlan.Of(seed);
        var (worst, best) = (Run(seed, IntrabarPath.Worst), Run(seed, IntrabarPath.Best));
        var band = new IntrabarBand(worst.FinalEquity - worst.StartCash, best.FinalEquity - best.StartCash);

        foreach (var (path, run) in ((IntrabarPath, BacktestResult)[])[(IntrabarPath.Worst, worst), (IntrabarPath.Best, best)])
            IntrabarBand.Of(plan with { Venue = plan.Venue with { Path = path } }, run, other => BacktestRun.Go(other)).ShouldBe(band);
    });

    [Fact]
    public void The_summary_has_the_band_unless_it_is_switched_off()
    {
        static JsonNode Account(params string[] options)
        {
            using var folder = new TemporaryFolder();
            var run = ProgramRun.Of([
                "backtest", "--symbol", "BTCUSDT", "--timeframe", "1m", "--strategy", "ema-cross", "--param", "stop-atr=1", "--param", "target-r=0.5",
                "--set", "data.generated.candles=4000", "--sizing", "percent:50", "--out", folder.Path, "--json", .. options]);
            run.Error.ShouldBeEmpty();
            return JsonNode.Parse(run.Output)!["account"]!;
        }

        var (worst, best) = (Account(), Account("--set", "paper.path=best"));
        var band = worst["netProfitBand"]!;

        band["worst"]!.GetValue<decimal>().ShouldBe(worst["netProfit"]!.GetValue<decimal>());
        band["best"]!.GetValue<decimal>().ShouldBe(best["netProfit"]!.GetValue<decimal>());
        band["best"]!.GetValue<decimal>().ShouldBeGreaterThan(band["worst"]!.GetValue<decimal>());
        best["netProfitBand"]!.ToJsonString().ShouldBe(band.ToJsonString());
        Account("--set", "backtest.band=false")["netProfitBand"].ShouldBeNull();
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
