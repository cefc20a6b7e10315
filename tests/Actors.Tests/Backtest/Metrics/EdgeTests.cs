using Actors.Backtest.Metrics;
using Actors.Backtest.Metrics.Profiles;
using Actors.Domain;

namespace Actors.Tests.Backtest.Metrics;

/// <summary>Runs at the edge of what the formulas know; each figure is a stated value or null with its reason.</summary>
public sealed class EdgeTests
{
    [Fact]
    public void Without_a_trade_the_trade_figures_are_undefined_and_the_counts_zero()
    {
        var report = Runs.Of([1000, 1010, 1005]).Report();

        report["trades"].Value.ShouldBe(0);
        report["max_consecutive_losses"].Value.ShouldBe(0);
        report["exposure_time"].Value.ShouldBe(0);
        report["turnover_daily"].Value.ShouldBe(0);
        Undefined(report, "no closed trade", "win_rate", "win_rate_all", "profit_factor", "payoff", "expectancy",
            "expectancy_R", "avg_win", "avg_loss_R", "kelly", "half_kelly", "best_trade");
        Undefined(report, "fewer than 2 trades", "sqn100", "sqn100_money");
        Undefined(report, "nothing was traded", "fees_bps");
        report["total_return"].Value!.Value.ShouldBe(0.005, 1e-15);
    }

    [Fact]
    public void One_winning_trade_has_an_expectancy_and_no_spread()
    {
        var report = Runs.Of([1000, 1000, 1020], Runs.Trade(0, 20)).Report();

        report["expectancy"].Value.ShouldBe(20);
        report["expectancy_R"].Value.ShouldBe(2);
        report["win_rate"].Value.ShouldBe(1);
        report["exposure_time"].Value.ShouldBe(0.5);
        Undefined(report, "no losing trade", "profit_factor", "profit_factor_on_returns");
        Undefined(report, "no loser", "payoff", "avg_loss", "kelly");
        Undefined(report, "fewer than 2 trades", "sqn100");
    }

    [Fact]
    public void With_only_winners_there_is_no_profit_factor_and_no_drawdown()
    {
        var report = Runs.Of([1000, 1010, 1030], Runs.Trade(0, 10), Runs.Trade(1, 20)).Report();

        report["win_rate"].Value.ShouldBe(1);
        report["max_consecutive_wins"].Value.ShouldBe(2);
        report["max_drawdown"].Value.ShouldBe(0);
        report["max_drawdown_days"].Text.ShouldBe("0 d");
        report["sqn100"].Value!.Value.ShouldBe(Math.Sqrt(2) * 1.5 / Math.Sqrt(0.5), 1e-12);
        Undefined(report, "no losing trade", "profit_factor");
        Undefined(report, "there was no drawdown", "calmar", "avg_drawdown", "avg_drawdown_days");
        Undefined(report, "no day fell below the target", "sortino", "omega");
    }

    [Fact]
    public void With_only_losers_the_profit_factor_is_zero_and_the_payoff_undefined()
    {
        var report = Runs.Of([1000, 990, 970], Runs.Trade(0, -10), Runs.Trade(1, -20)).Report();

        report["win_rate"].Value.ShouldBe(0);
        report["profit_factor"].Value.ShouldBe(0);
        report["expectancy_R"].Value.ShouldBe(-1.5);
        report["omega"].Value.ShouldBe(0);
        report["max_drawdown"].Value!.Value.ShouldBe(0.03, 1e-15);
        report["max_drawdown_days"].Text.ShouldBe("2 d, open");
        Undefined(report, "no winner", "payoff", "avg_win", "kelly");
        Undefined(report, "no winner with a stop", "avg_win_R");
    }

    [Fact]
    public void Flat_equity_has_no_risk_and_so_no_ratio()
    {
        var report = Runs.Of(Enumerable.Repeat(1000m, 40)).Report();

        foreach (var key in (string[])["net_profit", "total_return", "cagr", "volatility", "downside_deviation", "max_drawdown", "ulcer", "var95_hist", "es95_hist"])
            report[key].Value.ShouldBe(0, key);
        Undefined(report, "the daily returns do not vary", "sharpe", "sharpe_se", "psr_gt_0");
        Undefined(report, "the values do not vary", "skew", "kurtosis_excess");
        Undefined(report, "no day fell below the target", "sortino", "omega");
        Undefined(report, "there was no drawdown", "calmar");
    }

    [Fact]
    public void The_same_return_every_day_is_no_risk_whatever_the_division_leaves_behind()
    {
        decimal[] equity = [1000, 1010, 1020.1m, 1030.301m, 1040.60401m, 1051.0100501m, 1061.520150601m];
        var report = Runs.Of(equity).Report();

        report["volatility"].Value.ShouldBe(0);
        Undefined(report, "the daily returns do not vary", "sharpe");
    }

    [Fact]
    public void After_ruin_profit_and_drawdown_stand_and_returns_mean_nothing()
    {
        var report = Runs.Of([1000, 400, -50, 10]).Report();

        const string ruin = "equity fell to zero or below on 2024-01-03: returns have no meaning from there";
        report["net_profit"].Value.ShouldBe(-990);
        report["total_return"].Value!.Value.ShouldBe(-0.99, 1e-15);
        report["max_drawdown"].Value!.Value.ShouldBe(1.05, 1e-15);
        report["max_drawdown_days"].Text.ShouldBe("3 d, open");
        Undefined(report, ruin, "volatility", "sharpe", "sharpe_low", "sortino", "omega", "psr_gt_0", "var95_hist",
            "es95_normal", "skew", "beta", "turnover_daily", "best_day");
        Undefined(Runs.Of([1000, 0]).Report(), "equity ended at zero or below", "cagr", "calmar");
    }

    [Fact]
    public void One_day_has_a_return_and_a_flagged_annual_rate_but_no_spread()
    {
        var report = Runs.Of([1000, 1001]).Report();

        report["days"].Value.ShouldBe(1);
        report["cagr"].Value!.Value.ShouldBe(Math.Pow(1.001, 365) - 1, 1e-12);
        report["cagr"].Text.ShouldBe("44.03 %, only 1 d");
        report["best_day"].Value!.Value.ShouldBe(0.001, 1e-15);
        Undefined(report, "fewer than 2 daily returns", "volatility", "sharpe", "var95_normal");
        Undefined(report, "fewer than 20 daily returns", "es95_hist");
        Undefined(report, "fewer than 3 daily returns", "skew");
    }

    [Fact]
    public void A_start_alone_has_no_return()
    {
        var report = Runs.Of([1000]).Report();

        report["net_profit"].Value.ShouldBe(0);
        Undefined(report, "fewer than two equity marks", "cagr");
        Undefined(report, "no daily return", "worst_day", "var95_hist", "beta");
        Undefined(report, "the test has no length", "exposure_time");
    }

    [Fact]
    public void A_missing_day_keeps_the_equity_of_the_day_before_and_is_counted()
    {
        var gap = Runs.Of([Runs.Mark(0, 1000), Runs.Mark(1, 1010), Runs.Mark(3, 990), Runs.Mark(4, 1000)]).Report();
        var carried = Runs.Of([1000, 1010, 1010, 990, 1000]).Report();

        gap["missing_days"].Value.ShouldBe(1);
        carried["missing_days"].Value.ShouldBe(0);
        foreach (var key in (string[])["sharpe", "volatility", "sortino", "ulcer", "cagr", "max_drawdown_days"])
            gap[key].Value.ShouldBe(carried[key].Value, key);
        gap["grade"].Note!.ShouldContain("days without an equity mark: 1");
    }

    [Fact]
    public void A_change_of_clocks_changes_nothing()
    {
        // Madrid went from +1 to +2 on 31 March 2024; the same moments written in local time give the same report.
        var utc = Runs.Of([.. Enumerable.Range(85, 10).Select(day => Runs.Mark(day, 1000 + day % 3))],
            Runs.Trade(89, 5), Runs.Trade(90, -4));
        var summer = new DateTimeOffset(2024, 3, 31, 1, 0, 0, TimeSpan.Zero);
        DateTimeOffset Local(DateTimeOffset at) => at.ToOffset(TimeSpan.FromHours(at < summer ? 1 : 2));
        var local = utc with
        {
            Marks = [.. utc.Marks.Select(mark => mark with { Time = Local(mark.Time) })],
            Trades = [.. utc.Trades.Select(trade => trade with { Opened = Local(trade.Opened), Closed = Local(trade.Closed) })],
        };

        Figures(local.Report()).ShouldBe(Figures(utc.Report()));
        utc.Report()["days"].Value.ShouldBe(9);
        local.Report().Table("by_hour").Rows.Single().Label.ShouldBe("00");
    }

    [Fact]
    public void A_mark_at_a_local_midnight_is_refused_with_the_remedy() =>
        Should.Throw<DomainFault>(() => Runs.Of([Runs.Mark(0, 1000), Runs.Mark(1, 1000) with { Time = Runs.Start.AddHours(23) }, Runs.Mark(2, 1000)]).Report())
            .Message.ShouldBe("the equity mark of 2024-01-01 23:00:00Z lies within a day and is neither the first nor the last: mark at 00:00 UTC");

    [Fact]
    public void Marks_out_of_order_are_refused() =>
        Should.Throw<DomainFault>(() => Runs.Of([Runs.Mark(1, 1000), Runs.Mark(0, 1000)]).Report())
            .Message.ShouldContain("sort the marks by time");

    [Fact]
    public void A_deposit_is_no_profit_and_a_withdrawal_no_drawdown()
    {
        var plain = Runs.Of([1000, 1100, 1100, 990]).Report();
        var moved = Runs.Of([Runs.Mark(0, 1000), Runs.Mark(1, 2100, flow: 1000), Runs.Mark(2, 1500, flow: -600), Runs.Mark(3, 1350)]).Report();

        foreach (var key in (string[])["total_return", "cagr", "sharpe", "sortino", "max_drawdown", "ulcer"])
            moved[key].Value!.Value.ShouldBe(plain[key].Value!.Value, 1e-12, key);
        moved["total_return"].Value!.Value.ShouldBe(-0.01, 1e-15);
        moved["net_profit"].Value.ShouldBe(-50);
    }

    [Fact]
    public void A_million_trades_give_exact_sums()
    {
        var stream = new MetricsStream(Convention.House, "USDT");
        stream.Add(Runs.Mark(0, 1000));
        for (var i = 0; i < 1_000_000; i++)
        {
            var at = Runs.Start.AddSeconds(i * 20);
            stream.Add(Runs.Trade(0, i % 2 == 0 ? 0.3m : -0.1m) with { Opened = at, Closed = at.AddSeconds(10) });
        }
        stream.Add(Runs.Mark(1, 101_000));
        var report = stream.Report(new());

        report["trades"].Value.ShouldBe(1_000_000);
        report["expectancy"].Value.ShouldBe(0.1);
        report["profit_factor"].Value.ShouldBe(3);
        report["expectancy_R"].Value!.Value.ShouldBe(0.01, 1e-12);
        report["duration_median"].Text.ShouldBe("0 min");
        report["max_consecutive_wins"].Value.ShouldBe(1);
    }

    [Fact]
    public void No_profile_prints_a_number_that_is_none()
    {
        MetricsInput[] edges =
        [
            Runs.Of([1000]), Runs.Of([1000, 1001]), Runs.Of(Enumerable.Repeat(1000m, 5)), Runs.Of([1000, 400, -50, 10]),
            Runs.Of([1000, 1010, 1030], Runs.Trade(0, 10), Runs.Trade(1, 20)),
            Runs.Of([1000, 990, 970], Runs.Trade(0, -10), Runs.Trade(1, -20)), Runs.Of([1000, 1000], Runs.Trade(0, 0)),
        ];
        var metrics = edges.SelectMany(edge => CompatibilityProfile.All.SelectMany(profile => profile.Of(edge.WithTradedValue()).Metrics)
            .Concat(edge.Report().Metrics)).ToList();

        metrics.ShouldAllBe(metric => metric.Value == null ? metric.Reason != null : double.IsFinite(metric.Value.Value) && metric.Reason == null);
        metrics.Count(metric => metric.Value is null).ShouldBeGreaterThan(100);
    }

    [Theory]
    [InlineData("freqtrade", "sharpe", -100.0)]
    [InlineData("freqtrade", "calmar", -100.0)]
    [InlineData("freqtrade", "expectancy_ratio", 100.0)]
    [InlineData("freqtrade", "profit_factor", 0.0)]
    [InlineData("lean", "trade_profit_factor", 10.0)]
    [InlineData("lean", "trade_sortino", 0.0)]
    [InlineData("jesse", "calmar", 0.0)]
    [InlineData("backtestingpy", "sortino", null)]
    [InlineData("nautilus", "sortino", null)]
    [InlineData("jesse", "sortino", null)]
    [InlineData("barter", "sortino", null)]
    public void A_profile_keeps_its_engines_answer_to_a_run_without_loss(string profile, string key, double? value) =>
        CompatibilityProfile.Named(profile).Of(Runs.Of([1000, 1010, 1020, 1030], Runs.Trade(0, 10), Runs.Trade(1, 10), Runs.Trade(2, 10)).WithTradedValue())
            .Metrics.Single(metric => metric.Key == key).Value.ShouldBe(value);

    static void Undefined(MetricsReport report, string reason, params string[] keys)
    {
        foreach (var key in keys)
        {
            report[key].Value.ShouldBeNull(key);
            report[key].Reason.ShouldBe(reason, key);
            report[key].Text.ShouldBe("–");
        }
    }

    static List<(string, double?, string?)> Figures(MetricsReport report) =>
        [.. report.Metrics.Select(metric => (metric.Key, metric.Value, metric.Reason))];
}
