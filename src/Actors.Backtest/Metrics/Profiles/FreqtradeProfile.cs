namespace Actors.Backtest.Metrics.Profiles;

/// <summary>
/// freqtrade as of October 2024. Ratios are made of closed trades over the starting balance: a mean per day over a
/// population deviation per trade, times √365. It prints −100 for a ratio without risk and 100 for an expectancy
/// ratio without loss. Whole days only.
/// </summary>
public sealed class FreqtradeProfile : CompatibilityProfile
{
    const double NoRatio = -100;
    const double NoExpectancyRatio = 100;

    /// <summary>What the daily hyperopt losses give without risk, and take off each trade for slippage.</summary>
    const double NoDailyRatio = -20;

    const double DailySlippage = 0.0005;

    public override string Name => "freqtrade";

    public override string ConventionLine => "closed trades ÷ start balance · √365 · rf 0 % · ddof 0";

    protected override IEnumerable<Metric> Metrics(ProfileRun run)
    {
        var money = Unit.Money(run.Currency);
        var shares = run.Pnl.Select(pnl => pnl / run.Start).ToArray();
        var days = Math.Floor(run.Days);
        var drawdown = Drawdown(run);
        var mean = shares.Sum() / Math.Max(1, days);
        var idle = shares.Length == 0 || run.From == run.To;

        yield return new("sharpe", "Sharpe", Unit.Ratio,
            idle ? 0 : Ratio(mean, ProfileRun.Deviation(shares, 0)));
        yield return new("sortino", "Sortino", Unit.Ratio,
            idle ? 0 : Ratio(mean, ProfileRun.Deviation(shares.Where(share => share < 0), 0)),
            null, "deviation of the losing trades about their own mean");
        yield return new("calmar", "Calmar", Unit.Ratio, idle ? 0 : Ratio(mean * 100, drawdown.Account),
            null, "profit per day in percent over the relative drawdown, times √365");
        yield return new("cagr", "CAGR", Unit.Percent,
            run.End < 0 || days == 0 ? 0 : Math.Pow(run.End / run.Start, 365 / days) - 1);
        yield return new("profit_factor", "Profit factor", Unit.Ratio, run.Losses == 0 ? 0 : run.Gains / run.Losses);
        yield return new("win_rate", "Win rate", Unit.Share, shares.Length == 0 ? 0 : (double)run.Winners / shares.Length);
        yield return new("expectancy", "Expectancy", money, shares.Length == 0 ? 0 : (run.Gains - run.Losses) / shares.Length);
        yield return new("expectancy_ratio", "Expectancy ratio", Unit.Ratio, ExpectancyRatio(run));
        yield return new("max_drawdown_abs", "Absolute drawdown", money, drawdown.Money);
        yield return new("max_drawdown_account", "Absolute drawdown (account)", Unit.Percent, drawdown.Account,
            null, "relative drawdown at the trough of the absolute one");
        yield return new("max_relative_drawdown", "Max % of account underwater", Unit.Percent, drawdown.Relative);
        yield return new("market_change", "Market change", Unit.Percent,
            run.Price is { } price ? price[^1] / price[0] - 1 : "no benchmark price for every day");
        var daily = DailySums(run);
        yield return new("sharpe_daily_loss", "Sharpe of SharpeHyperOptLossDaily", Unit.Ratio,
            Daily(daily, ProfileRun.Deviation(daily, 1)), null, "profit ratios summed by day, 0.0005 off each trade");
        yield return new("sortino_daily_loss", "Sortino of SortinoHyperOptLossDaily", Unit.Ratio,
            Daily(daily, Math.Sqrt(daily.Sum(sum => sum < 0 ? sum * sum : 0) / daily.Length)));
    }

    static double Ratio(double mean, double risk) =>
        risk > 0 ? mean / risk * Math.Sqrt(365) : NoRatio;

    static double Daily(double[] sums, double risk) =>
        risk > 0 ? ProfileRun.Mean(sums) / risk * Math.Sqrt(365) : NoDailyRatio;

    static double ExpectancyRatio(ProfileRun run)
    {
        if (run.Losers == 0)
            return NoExpectancyRatio;
        var averageWin = run.Winners == 0 ? 0 : run.Gains / run.Winners;
        return (1 + averageWin / (run.Losses / run.Losers)) * run.Winners / run.Pnl.Length - 1;
    }

    /// <summary>Of the running profit of closed trades. Its peak begins at the first trade, so a first loss is none.</summary>
    static (double Money, double Account, double Relative) Drawdown(ProfileRun run)
    {
        double profit = 0, peak = double.NegativeInfinity, deepest = 0, account = 0, relative = 0;
        foreach (var pnl in run.Pnl)
        {
            profit += pnl;
            peak = Math.Max(peak, profit);
            var under = peak - profit;
            var share = under / (run.Start + peak);
            if (under > deepest)
                (deepest, account) = (under, share);
            relative = Math.Max(relative, share);
        }
        return (deepest, account, relative);
    }

    static double[] DailySums(ProfileRun run)
    {
        var first = run.From.UtcDateTime.Date;
        var sums = new double[(run.To.UtcDateTime.Date - first).Days + 1];
        for (var i = 0; i < run.Trades.Count; i++)
        {
            var day = (run.Trades[i].Closed.UtcDateTime.Date - first).Days;
            if (day >= 0 && day < sums.Length)
                sums[day] += run.Returns[i] - DailySlippage;
        }
        return sums;
    }
}
