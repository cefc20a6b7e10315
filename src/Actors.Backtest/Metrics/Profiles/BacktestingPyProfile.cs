namespace Actors.Backtest.Metrics.Profiles;

/// <summary>
/// backtesting.py. Annual return and volatility are compounded from the geometric mean; CAGR counts years of 365.25
/// days; alpha and beta are of log returns, alpha over the whole test. What is undefined is NaN.
/// </summary>
public sealed class BacktestingPyProfile : CompatibilityProfile
{
    /// <summary>Share of weekend days from which a year has 365 of them.</summary>
    const double WeekendShare = 2.0 / 7 * 0.6;

    public override string Name => "backtestingpy";

    public override string ConventionLine => "daily equity · 365, or 252 without weekends · geometric · ddof 1 · MTM";

    protected override IEnumerable<Metric> Metrics(ProfileRun run)
    {
        var changes = ProfileRun.Changes(run.Equity);
        double year = Weekends(run) > WeekendShare ? 365 : 252, riskFree = run.Convention.RiskFree;
        var growth = 1 + GeometricMean(changes);
        var annual = Math.Pow(growth, year) - 1;
        var variance = Math.Pow(ProfileRun.Deviation(changes, 1), 2);
        var volatility = Math.Sqrt(Math.Pow(variance + growth * growth, year) - Math.Pow(growth, 2 * year));
        var downside = Math.Sqrt(ProfileRun.Mean([.. changes.Select(change => change < 0 ? change * change : 0)])) * Math.Sqrt(year);
        var water = run.UnderWater();
        var held = run.Price is { } price ? price[^1] / price[0] - 1 : double.NaN;
        var beta = LogBeta(run);

        yield return Row("return_ann", "Return (ann.)", Unit.Percent, annual);
        yield return Row("volatility_ann", "Volatility (ann.)", Unit.Percent, volatility);
        yield return Row("cagr", "CAGR", Unit.Percent, Math.Pow(run.End / run.Start, 365.25 / run.Days) - 1);
        yield return Row("sharpe", "Sharpe ratio", Unit.Ratio, (annual - riskFree) / NanIfZero(volatility));
        yield return Row("sortino", "Sortino ratio", Unit.Ratio, (annual - riskFree) / downside);
        yield return Row("calmar", "Calmar ratio", Unit.Ratio, annual / NanIfZero(water.Max));
        yield return Row("max_drawdown", "Max. drawdown", Unit.Percent, -water.Max);
        yield return Row("avg_drawdown", "Avg. drawdown", Unit.Percent, water.Spans == 0 ? double.NaN : -water.AverageDepth);
        yield return Row("max_dd_duration_days", "Max. drawdown duration", Unit.Days, water.Spans == 0 ? double.NaN : water.LongestDays);
        yield return Row("avg_dd_duration_days", "Avg. drawdown duration", Unit.Days, water.Spans == 0 ? double.NaN : water.AverageDays);
        yield return Row("alpha", "Alpha", Unit.Percent, run.End / run.Start - 1 - riskFree - beta * (held - riskFree));
        yield return Row("beta", "Beta", Unit.Ratio, beta);
        yield return Row("buy_hold", "Buy & hold return", Unit.Percent, held);
        yield return Row("exposure", "Exposure time", Unit.Share, Exposure(run), "samples with a position, both ends included");
        foreach (var metric in OfTrades(run))
            yield return metric;
    }

    static IEnumerable<Metric> OfTrades(ProfileRun run)
    {
        var rate = (double)run.Winners / run.Pnl.Length;
        yield return Row("win_rate", "Win rate", Unit.Share, rate);
        yield return Row("profit_factor", "Profit factor", Unit.Ratio,
            run.Returns.Where(change => change > 0).Sum() / NanIfZero(-run.Returns.Where(change => change < 0).Sum()), "of returns");
        yield return Row("expectancy", "Expectancy", Unit.Percent, ProfileRun.Mean(run.Returns));
        yield return Row("avg_trade", "Avg. trade", Unit.Percent, GeometricMean(run.Returns), "geometric");
        yield return Row("sqn", "SQN", Unit.Ratio,
            Math.Sqrt(run.Pnl.Length) * ProfileRun.Mean(run.Pnl) / NanIfZero(ProfileRun.Deviation(run.Pnl, 1)), "in money");
        yield return Row("kelly", "Kelly criterion", Unit.Share,
            rate - (1 - rate) / (run.Gains / run.Winners / (run.Losses / run.Losers)));
    }

    static Metric Row(string key, string label, Unit unit, double value, string? note = null) =>
        new(key, label, unit, Printed(value, "backtesting.py"), null, note);

    static double Weekends(ProfileRun run) =>
        (double)run.Samples.Count(sample => sample.Time.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) / run.Samples.Count;

    /// <summary>0 where a return loses everything.</summary>
    static double GeometricMean(double[] returns) =>
        returns.Any(change => change <= -1) ? 0
        : Math.Exp(ProfileRun.Mean([.. returns.Select(change => Math.Log(1 + change))])) - 1;

    static double LogBeta(ProfileRun run)
    {
        if (run.Price is not { } price || run.Equity.Any(equity => equity <= 0))
            return double.NaN;
        var pair = new CoMoments();
        for (var i = 1; i < price.Length; i++)
            pair.Add(Math.Log(run.Equity[i] / run.Equity[i - 1]), Math.Log(price[i] / price[i - 1]));
        return pair.Beta.Value ?? double.NaN;
    }

    static double Exposure(ProfileRun run)
    {
        var held = new bool[run.Samples.Count];
        foreach (var trade in run.Trades)
        {
            for (var i = IndexOf(run, trade.Opened); i <= IndexOf(run, trade.Closed); i++)
                held[i] = true;
        }
        return (double)held.Count(day => day) / held.Length;
    }

    /// <summary>The sample whose day the moment falls in.</summary>
    static int IndexOf(ProfileRun run, DateTimeOffset at)
    {
        var day = (at.UtcDateTime.Date - run.From.UtcDateTime.Date).Days;
        return Math.Clamp(day, 0, run.Samples.Count - 1);
    }

    static double NanIfZero(double value) => value == 0 ? double.NaN : value;
}
