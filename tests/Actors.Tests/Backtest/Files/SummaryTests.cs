using Actors.Backtest.Files;
using Actors.Tests.Backtest.Report;

namespace Actors.Tests.Backtest.Files;

public sealed class SummaryTests
{
    static readonly MadeRun Run = MadeRun.Of(2_000);

    [Fact]
    public void Every_metric_is_there_and_an_undefined_one_with_its_reason()
    {
        var metrics = Summary.Of(Run.Result, Run.Metrics, null)["metrics"]!.AsObject();

        foreach (var metric in Run.Metrics.Metrics)
        {
            ((double?)metrics[metric.Key]).ShouldBe(metric.Value, metric.Key);
            ((string?)metrics["undefined"]![metric.Key]).ShouldBe(metric.Reason, metric.Key);
        }
        ((string?)metrics["undefined"]!["pbo"]).ShouldNotBeNullOrEmpty();
        ((string?)metrics["undefined"]!["parity"]).ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public void The_tables_have_their_rows_by_name()
    {
        var tables = Summary.Of(Run.Result, Run.Metrics, null)["tables"]!.AsObject();

        tables.Select(table => table.Key).ShouldBe(
            ["monthly", "yearly", "by_pair", "by_strategy", "by_direction", "by_entry_reason", "by_exit_reason", "by_hour", "by_weekday"]);
        ((string?)tables["by_pair"]![0]!["pair"]).ShouldBe("BTCUSDT");
        ((double?)tables["by_pair"]![0]!["trades"]).ShouldBe(Run.Result.Trades.Count);
        ((double?)tables["monthly"]![0]!["return"]).ShouldBe(Run.Metrics.Table("monthly").Rows[0].Values[0]);
    }
}
