namespace Actors.Backtest.Metrics.House;

static class UseGroup
{
    public static MetricGroup Of(MetricsStream run, RunFacts facts)
    {
        var (days, trades) = (run.Days, run.Trades);
        var traded = run.Traded(facts);
        var costs = facts.Costs ?? trades.Costs;
        return new("use", "Use of capital",
        [
            new("exposure_time", "Time in the market", Unit.Share, Exposure(run, facts), null, "share of time with any position"),
            new("exposure_capital", "Capital at work", Unit.Share, CapitalWeighted(run, facts), null,
                "stakes × time over mean equity × time"),
            new("turnover_daily", "Turnover a day", Unit.Share, days.Turnover, null, "both sides over equity, mean of the days"),
            new("turnover_yearly", "Turnover a year", Unit.Ratio, days.Turnover.Then(daily => daily * 365)),
            .. Cost("fees", "Fees", facts.Fees?.Value ?? trades.Fees, traded, run.Currency),
            .. Cost("funding", "Funding", facts.Funding?.Value, traded, run.Currency),
            .. Cost("spread", "Spread", costs.Spread.Value, traded, run.Currency),
            .. Cost("slippage", "Slippage", costs.Slippage.Value, traded, run.Currency),
            .. Cost("impact", "Impact", costs.Impact.Value, traded, run.Currency),
            new("capacity", "Capacity", Unit.Money(run.Currency), Capacity(run, costs.Impact.Value), null,
                "equity at which square-root impact eats half of what a trade earns before it"),
        ]);
    }

    static IEnumerable<Metric> Cost(string key, string label, decimal? amount, decimal traded, string currency)
    {
        const string unknown = "the run knows none";
        yield return new(key, label, Unit.Money(currency), amount is { } known ? known : unknown);
        yield return new($"{key}_bps", $"{label}, of value traded", Unit.BasisPoints,
            amount is not { } paid ? unknown : traded == 0 ? "nothing was traded" : (double)(paid / traded));
    }

    static Figure Exposure(MetricsStream run, RunFacts facts) =>
        run.Days.Days == 0 ? "the test has no length"
        : run.TradeHistory.Holding.With(facts.OpenPositions.Select(open => open.Opened), run.Days.Last.Time).TotalDays / run.Days.Days;

    static Figure CapitalWeighted(MetricsStream run, RunFacts facts)
    {
        if (run.Days.Days == 0)
            return "the test has no length";
        var open = facts.OpenPositions.Sum(held =>
            Math.Abs((double)held.Value.Value) * (run.Days.Last.Time - held.Opened).TotalDays);
        return run.Days.MeanEquity.Then(equity => equity <= 0
            ? "the mean equity is not positive"
            : (run.Trades.StakeDays + open) / (equity * run.Days.Days));
    }

    /// <summary>
    /// With size k times larger, profit before impact grows with k and square-root impact with k^1.5; half is eaten
    /// where √k = profit before impact ÷ (2 × impact).
    /// </summary>
    static Figure Capacity(MetricsStream run, decimal impact)
    {
        if (impact <= 0)
            return "no impact was modelled";
        var before = run.Trades.Tally.NetProfit + impact;
        if (before <= 0)
            return "nothing was earned before impact";
        var root = (double)before / (2 * (double)impact);
        return run.Days.MeanEquity.Then(equity => equity * root * root);
    }
}
