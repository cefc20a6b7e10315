namespace Actors.Backtest.Metrics.Profiles;

/// <summary>
/// LEAN with a crypto brokerage (365 days a year). The first two daily samples are dropped; a break-even trade is a
/// loss; Sortino takes the deviation of the negative days about their own mean; an unrecovered tail is not counted
/// in the recovery time. It prints 0 for what is undefined, and 10 for a profit factor without loss.
/// </summary>
public sealed class LeanProfile : CompatibilityProfile
{
    const double NoLossFactor = 10;

    public override string Name => "lean";

    public override string ConventionLine => "daily equity without its first two samples · 365 · compounded mean · ddof 1 · MTM";

    protected override IEnumerable<Metric> Metrics(ProfileRun run)
    {
        double year = run.Convention.PeriodsPerYear, riskFree = run.Convention.RiskFree;
        var own = Performance(run.Equity);
        var deviation = OrZero(ProfileRun.Deviation(own, 1));
        var annual = Annual(own, year);
        var drawdown = ProfileRun.MaxDrawdown(run.Equity);
        var trades = OnRunningCapital(run);

        yield return new("sharpe", "Sharpe ratio", Unit.Ratio, Over(annual - riskFree, deviation * Math.Sqrt(year)));
        yield return new("sortino", "Sortino ratio", Unit.Ratio,
            Over(annual - riskFree, OrZero(ProfileRun.Deviation(own.Where(change => change < 0), 1)) * Math.Sqrt(year)));
        yield return new("cagr", "Compounding annual return", Unit.Percent,
            run.Days == 0 || run.End <= 0 ? 0 : Math.Pow(run.End / run.Start, 365 / run.Days) - 1);
        yield return new("annual_std", "Annual standard deviation", Unit.Percent, deviation * Math.Sqrt(year));
        foreach (var metric in AgainstBenchmark(run, own, annual, year, riskFree))
            yield return metric;
        yield return new("psr", "Probabilistic Sharpe ratio", Unit.Share, ProbabilisticSharpe(own, year), null,
            "against an annual ratio of 1, with excess kurtosis where the source formula has the plain one");
        yield return new("var95", "Value at risk 95", Unit.Percent, ValueAtRisk(own, Normal.Quantile5, year), null, "normal; printed with 3 decimals");
        yield return new("var99", "Value at risk 99", Unit.Percent, ValueAtRisk(own, Normal.Quantile1, year), null, "normal; printed with 3 decimals");
        yield return new("drawdown", "Drawdown", Unit.Percent, drawdown, null, $"printed as {drawdown:0.000}");
        yield return new("drawdown_recovery_days", "Drawdown recovery", Unit.Days, run.UnderWater().LongestRecoveredDays, null,
            "an unrecovered tail is ignored");
        yield return new("avg_win", "Average win", Unit.Percent, trades.Win, null, "on running capital");
        yield return new("avg_loss", "Average loss", Unit.Percent, trades.Loss, null, "on running capital");
        yield return new("profit_loss_ratio", "Profit-loss ratio", Unit.Ratio, trades.Ratio);
        yield return new("win_rate", "Win rate", Unit.Share, trades.WinRate, null, "break-even counts as loss");
        yield return new("expectancy", "Expectancy", Unit.Ratio,
            run.Pnl.Length == 0 ? 0 : trades.WinRate * trades.Ratio - (1 - trades.WinRate));
        yield return new("turnover", "Portfolio turnover", Unit.Share, run.Samples.Skip(1).All(sample => sample.Traded is not null)
            ? Turnover(run) : "the value traded was not measured on every day");
        yield return new("trade_sharpe", "Sharpe ratio of trades", Unit.Ratio,
            Over(OrZero(ProfileRun.Mean(run.Pnl)), OrZero(ProfileRun.Deviation(run.Pnl, 1))), null, "in money, not annualised");
        yield return new("trade_sortino", "Sortino ratio of trades", Unit.Ratio,
            Over(OrZero(ProfileRun.Mean(run.Pnl)), OrZero(ProfileRun.Deviation(run.Pnl.Where(pnl => pnl < 0), 1))));
        yield return new("trade_profit_factor", "Profit factor of trades", Unit.Ratio,
            run.Losses == 0 ? run.Gains == 0 ? 0 : NoLossFactor : run.Gains / run.Losses);
    }

    static IEnumerable<Metric> AgainstBenchmark(ProfileRun run, double[] own, double annual, double year, double riskFree)
    {
        var pair = new CoMoments();
        var active = Array.Empty<double>();
        var market = 0.0;
        if (run.Price is { } price)
        {
            var benchmark = Performance(price);
            market = Annual(benchmark, year);
            active = [.. own.Zip(benchmark, (change, other) => change - other)];
            foreach (var (change, other) in own.Zip(benchmark))
                pair.Add(change, other);
        }
        var beta = pair.Beta.Value ?? 0;
        var tracking = OrZero(ProfileRun.Deviation(active, 1)) * Math.Sqrt(year);
        Figure Compared(double value) => run.Price is null ? "no benchmark price for every day" : value;

        yield return new("alpha", "Alpha", Unit.Percent,
            Compared(beta == 0 ? 0 : annual - (riskFree + beta * (market - riskFree))));
        yield return new("beta", "Beta", Unit.Ratio, Compared(beta));
        yield return new("tracking_error", "Tracking error", Unit.Percent, Compared(tracking));
        yield return new("information_ratio", "Information ratio", Unit.Ratio, Compared(Over(annual - market, tracking)));
        yield return new("treynor", "Treynor ratio", Unit.Ratio, Compared(Over(annual - riskFree, beta)));
    }

    /// <summary>Daily changes without the first.</summary>
    static double[] Performance(double[] values) => [.. ProfileRun.Changes(values).Skip(1)];

    static double Annual(double[] changes, double year) => OrZero(Math.Pow(1 + ProfileRun.Mean(changes), year) - 1);

    static double ValueAtRisk(double[] changes, double quantile, double year)
    {
        var latest = changes[^Math.Min(changes.Length, (int)year)..];
        return OrZero(ProfileRun.Mean(latest) + quantile * ProfileRun.Deviation(latest, 1));
    }

    static double ProbabilisticSharpe(double[] changes, double year)
    {
        var moments = Moments.Of(changes);
        if (moments.Skewness.Value is not { } skew || moments.ExcessKurtosis.Value is not { } excess)
            return 0;
        var sharpe = moments.Mean / moments.Deviation(1);
        var variance = (1 - skew * sharpe + (excess - 1) / 4 * sharpe * sharpe) / (moments.Count - 1);
        return variance > 0 ? Normal.Cumulative((sharpe - 1 / Math.Sqrt(year)) / Math.Sqrt(variance)) : 0;
    }

    static (double Win, double Loss, double Ratio, double WinRate) OnRunningCapital(ProfileRun run)
    {
        double capital = run.Start, won = 0, lost = 0;
        foreach (var pnl in run.Pnl)
        {
            if (pnl > 0)
                won += pnl / capital;
            else
                lost += pnl / capital;
            capital += pnl;
        }
        var losers = run.Pnl.Length - run.Winners;
        var win = run.Winners == 0 ? 0 : won / run.Winners;
        var loss = losers == 0 ? 0 : lost / losers;
        return (win, loss, Over(win, Math.Abs(loss)), run.Pnl.Length == 0 ? 0 : (double)run.Winners / run.Pnl.Length);
    }

    static double Turnover(ProfileRun run) => run.Samples.Count < 2 ? 0
        : run.Samples.Skip(1).Sum(sample => sample.Equity.Value > 0 ? (double)sample.Traded!.Value.Value / (double)sample.Equity.Value : 0)
            / (run.Samples.Count - 1);

    static double Over(double value, double by) => by == 0 ? 0 : value / by;

    static double OrZero(double value) => double.IsNaN(value) ? 0 : value;
}
