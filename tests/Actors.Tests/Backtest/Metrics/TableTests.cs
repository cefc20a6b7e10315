using Actors.Backtest.Metrics;
using Actors.Domain;

namespace Actors.Tests.Backtest.Metrics;

public sealed class TableTests
{
    [Fact]
    public void Months_compound_and_the_midnight_mark_closes_the_day_before_it()
    {
        // 1 February 00:00 is day 31: its mark ends January.
        var report = Runs.Of([.. Enumerable.Range(0, 61).Select(day => Runs.Mark(day, day < 31 ? 1000 : day < 32 ? 1100 : 990))]).Report();

        Rows(report, "monthly").ShouldBe([("2024-01", "10.00 %"), ("2024-02", "-10.00 %")]);
        Rows(report, "yearly").ShouldBe([("2024", "-1.00 %")]);
        report["positive_months"].Text.ShouldBe("50.0 %");
    }

    [Fact]
    public void Rolling_returns_begin_when_their_window_is_full()
    {
        var report = Runs.Of(Enumerable.Range(0, 92).Select(day => 1000m + day)).Report();

        var rolling = report.Table("rolling");
        rolling.Rows.Count.ShouldBe(62);
        rolling.Rows[0].Label.ShouldBe("2024-01-31");
        rolling.Text(0, 0).ShouldBe("3.00 %");
        rolling.Text(0, 1).ShouldBe("–");
        rolling.Rows[60].Values[1]!.Value.ShouldBe(0.09, 1e-12);
        report["rolling_90d"].Value!.Value.ShouldBe(1091.0 / 1001 - 1, 1e-12);
    }

    [Fact]
    public void Trades_are_broken_down_by_what_they_share()
    {
        var monday = Runs.Start.AddHours(9);
        var report = Runs.Of([1000, 1000, 1030],
            Runs.Trade(0, 20) with { Pair = "ETHUSDT", Strategy = "rsi", Opened = monday, Closed = monday.AddHours(2), ExitReason = "target" },
            Runs.Trade(0, -10) with { Direction = Side.Sell, Strategy = "rsi", ExitReason = "stop" },
            Runs.Trade(0, 20) with { ExitReason = "target" }).Report();

        Labels("by_pair").ShouldBe(["BTCUSDT", "ETHUSDT"]);
        Labels("by_strategy").ShouldBe(["–", "rsi"]);
        Labels("by_direction").ShouldBe(["long", "short"]);
        Labels("by_exit_reason").ShouldBe(["target", "stop"]);
        Labels("by_hour").ShouldBe(["00", "09"]);
        Labels("by_weekday").ShouldBe(["Mon"]);
        var pairs = report.Table("by_pair");
        Enumerable.Range(0, pairs.Columns.Count).Select(column => pairs.Text(0, column))
            .ShouldBe(["2", "50.0 %", "10.00 USDT", "5.00 USDT", "0.50 R", "2.00", "24.0 h"]);

        IEnumerable<string> Labels(string key) => report.Table(key).Rows.Select(row => row.Label);
    }

    static IEnumerable<(string, string)> Rows(MetricsReport report, string key) =>
        report.Table(key).Rows.Select((row, i) => (row.Label, report.Table(key).Text(i, 0)));
}
