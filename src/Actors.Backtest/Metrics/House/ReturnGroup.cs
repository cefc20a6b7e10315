namespace Actors.Backtest.Metrics.House;

static class ReturnGroup
{
    /// <summary>Below it an annual figure is mostly extrapolation.</summary>
    const int ShortTestDays = 90;

    public static MetricGroup Of(MetricsStream run, RunFacts facts)
    {
        var (days, history) = (run.Days, run.DayHistory);
        var money = Unit.Money(run.Currency);
        var shortTest = days.Days < ShortTestDays ? $"only {Unit.Days.Format(Math.Floor(days.Days))}" : null;
        var feeRate = FeeRate(run, facts);
        var held = days.Benchmark.BuyAndHold(feeRate);
        var months = history.By(at => $"{at:yyyy-MM}").Select(month => month.Return).ToList();
        return new("return", "Return",
        [
            new("days", "Test length", Unit.Days, days.Days),
            new("start_equity", "Equity at start", money, Equity(days, days.First)),
            new("end_equity", "Equity at end", money, Equity(days, days.Last)),
            new("net_profit", "Net profit", money, days.Samples == 0 ? "no equity marks" : days.NetProfit),
            new("total_return", "Total return", Unit.Percent, days.TotalReturn),
            new("cagr", "CAGR", Unit.Percent, days.Cagr, shortTest, "(1 + total return)^(365/days) − 1"),
            new("buy_hold", "Buy and hold", Unit.Percent, held, null,
                $"of the benchmark, same days, {Unit.BasisPoints.Format(feeRate)} fee on each side"),
            new("excess_return", "Excess over buy and hold", Unit.Percent,
                held.Then(market => days.TotalReturn.Then(own => own - market))),
            new("best_day", "Best day", Unit.Percent, days.Lacks(1) is { } none ? none : days.Returns.Max),
            new("worst_day", "Worst day", Unit.Percent, days.Lacks(1) is { } nothing ? nothing : days.Returns.Min),
            new("positive_months", "Months with a gain", Unit.Share,
                months.Count == 0 ? "no month" : (double)months.Count(change => change > 0) / months.Count),
            new("rolling_30d", "Last 30 d", Unit.Percent, Last(history, PeriodTables.Short)),
            new("rolling_90d", "Last 90 d", Unit.Percent, Last(history, PeriodTables.Long)),
        ]);
    }

    /// <summary>What the run itself paid on each unit it traded; 0 when it traded nothing.</summary>
    static double FeeRate(MetricsStream run, RunFacts facts)
    {
        var traded = run.Traded(facts);
        return traded == 0 ? 0 : (double)((facts.Fees?.Value ?? run.Trades.Fees) / traded);
    }

    static Figure Equity(DailyStatistics days, EquityMark mark) =>
        days.Samples == 0 ? "no equity marks" : mark.Equity.Value;

    static Figure Last(DailyHistory history, int samples) =>
        history.Levels.Count == 0 ? "no equity marks"
        : history.Rolling(history.Levels.Count - 1, samples) is { } change ? change
        : $"fewer than {samples} days, or ruin within them";
}
