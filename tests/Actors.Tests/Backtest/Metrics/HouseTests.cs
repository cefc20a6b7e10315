using Actors.Backtest.Metrics;
using Actors.Domain;

namespace Actors.Tests.Backtest.Metrics;

public sealed class HouseTests
{
    static readonly MetricsInput Plain = Runs.Of([1000, 1010, 1005, 1020, 1015, 1030], Runs.Trade(0, 10), Runs.Trade(1, -5));

    [Fact]
    public void A_trade_within_half_a_tick_is_break_even_and_ends_a_streak()
    {
        var report = Runs.Of([1000, 1020],
            Runs.Trade(0, 10), Runs.Trade(0, 10), Runs.Trade(0, 0.5m) with { TickValue = new(1) }, Runs.Trade(0, 10)).Report();

        report["break_even"].Value.ShouldBe(1);
        report["winners"].Value.ShouldBe(3);
        report["win_rate"].Value.ShouldBe(1);
        report["win_rate_all"].Value.ShouldBe(0.75);
        report["max_consecutive_wins"].Value.ShouldBe(2);
    }

    [Fact]
    public void A_trade_without_a_stop_has_no_r_and_is_not_counted_there()
    {
        var report = Runs.Of([1000, 1020], Runs.Trade(0, 20), Runs.Trade(0, 60) with { Risk = null }).Report();

        report["trades_with_R"].Value.ShouldBe(1);
        report["expectancy_R"].Value.ShouldBe(2);
        report["expectancy"].Value.ShouldBe(40);
    }

    [Fact]
    public void Excursions_tell_what_was_given_back()
    {
        var report = Runs.Of([1000, 1020],
            Excursion(20, mae: -5, mfe: 30), Excursion(-10, mae: -10, mfe: 15)).Report();

        report["mae_mean"].Value.ShouldBe(-7.5);
        report["mfe_median"].Value.ShouldBe(22.5);
        report["etd_mean"].Value.ShouldBe((8 + 23) / 2.0);
        report["etd_p90_R"].Value!.Value.ShouldBe(0.8 + 0.9 * 1.5, 1e-12);
        report["edge_ratio"].Value.ShouldBe(3);
        Runs.Of([1000, 1020], Runs.Trade(0, 20)).Report()["edge_ratio"].Reason.ShouldBe("no trade has it measured");

        static TradeResult Excursion(decimal pnl, decimal mae, decimal mfe) => Runs.Trade(0, pnl) with
        {
            Fees = new(2),
            Mae = new Money(mae),
            Mfe = new Money(mfe),
        };
    }

    [Fact]
    public void Overlapping_and_open_positions_count_once_in_the_time_in_the_market()
    {
        var run = Runs.Of([1000, 1000, 1000, 1000, 1000],
            Runs.Trade(0, 1), Runs.Trade(0, 1) with { Opened = Runs.Start.AddHours(12), Closed = Runs.Start.AddHours(36) });

        run.Report()["exposure_time"].Value.ShouldBe(1.5 / 4);
        (run with { Facts = new() { OpenPositions = [new(Runs.Start.AddHours(30), new(100)), new(Runs.Start.AddDays(3), new(100))] } })
            .Report()["exposure_time"].Value.ShouldBe(1);
    }

    [Fact]
    public void Costs_stand_apart_in_money_and_basis_points()
    {
        var report = (Plain with { Facts = new() { Fees = new Money(4.01m), Costs = new(new(1), new(2), Money.Zero) } }).Report();

        report["fees"].Text.ShouldBe("4.01 USDT");
        report["fees_bps"].Value!.Value.ShouldBe(4.01 / 4005, 1e-12);
        report["slippage"].Value.ShouldBe(2);
        report["funding"].Reason.ShouldBe("the run knows none");
        report["capacity"].Reason.ShouldBe("no impact was modelled");
    }

    [Fact]
    public void Capacity_is_where_impact_eats_half_of_what_is_earned_before_it()
    {
        var report = (Plain with { Facts = new() { Costs = new(default, default, new(1)) } }).Report();

        // 5 earned and 1 of impact: √k = 6 ÷ 2, nine times the mean equity.
        report["capacity"].Value!.Value.ShouldBe(9 * (1000 + 1010 + 1005 + 1020 + 1015 + 1030) / 6.0, 1e-9);
    }

    [Fact]
    public void The_best_of_many_trials_must_beat_their_luck()
    {
        Plain.Report()["dsr"].Reason.ShouldBe("one trial: nothing to deflate");
        var single = Plain.Report()["psr_gt_0"].Value!.Value;
        double[] deflated = [.. new[] { 2, 10, 1000 }.Select(trials => (Plain with { Facts = new() { Trials = trials } }).Report()["dsr"].Value!.Value)];

        deflated.ShouldBe(deflated.OrderDescending());
        deflated[0].ShouldBeLessThan(single);
    }

    [Fact]
    public void Buy_and_hold_pays_the_runs_own_fee_rate_on_both_sides()
    {
        var run = Runs.Of([Runs.Mark(0, 1000, 100), Runs.Mark(1, 1010, 110)], Runs.Trade(0, 0) with { Fees = new(2) });

        run.Report()["buy_hold"].Value!.Value.ShouldBe(1.1 * 0.999 * 0.999 - 1, 1e-12);
        run.Report()["excess_return"].Value!.Value.ShouldBe(0.01 - (1.1 * 0.999 * 0.999 - 1), 1e-12);
        Plain.Report()["beta"].Reason.ShouldBe("no benchmark price for every day");
    }

    [Fact]
    public void The_value_traded_is_undefined_until_it_is_measured() =>
        MetricsReport.Of(Plain)["turnover_daily"].Reason.ShouldBe("the value traded was not measured on every day");

    [Fact]
    public void A_long_full_record_of_many_trades_earns_an_a_and_every_flaw_takes_from_it()
    {
        var trades = Enumerable.Range(0, 120).Select(day => Runs.Trade(day, day % 3 - 1)).ToArray();
        var run = Runs.Of(Enumerable.Range(0, 400).Select(day => 1000m + day % 5), trades) with
        {
            Facts = new() { Data = new(1000, 1000, 0), Parameters = 4 },
        };

        run.Report()["grade"].Text.ShouldBe("A");
        Grade(run.Facts with { Data = new(1000, 985, 0) }).ShouldBe(("C", "more than 1 % of the bars missing"));
        Grade(run.Facts with { Data = null }).ShouldBe(("B", "data not examined"));
        Grade(run.Facts with { Parameters = 20 }).ShouldBe(("B", "120 trades for 20 parameters, fewer than 10 each"));
        Grade(run.Facts with { Trials = 500 }).ShouldBe(("C", "best of 500 settings, and chance alone could explain it"));
        Plain.Report()["grade"].Text.ShouldBe("E");

        (string, string?) Grade(RunFacts facts)
        {
            var grade = (run with { Facts = facts }).Report()["grade"];
            return (grade.Text, grade.Note);
        }
    }

    [Fact]
    public void A_risk_free_rate_is_taken_off_by_the_day_and_changes_the_convention_line()
    {
        var rate = new Convention { RiskFree = 0.05 };
        var report = (Plain with { Convention = rate }).Report();

        var expected = Plain.Report()["sharpe"].Value!.Value
            - (Math.Pow(1.05, 1.0 / 365) - 1) * 365 / Plain.Report()["volatility"].Value!.Value;
        report["sharpe"].Value!.Value.ShouldBe(expected, 1e-9);
        report.Convention.ToString().ShouldContain("rf 5 %");
    }

    [Fact]
    public void A_trade_that_closed_before_the_one_added_last_is_refused() =>
        Should.Throw<DomainFault>(() => Runs.Of([1000, 1000], Runs.Trade(3, 1), Runs.Trade(0, 1)).Report())
            .Message.ShouldContain("sort the trades by closing time");
}
