using Actors.Backtest.Metrics;

namespace Actors.Tests.Backtest.Metrics;

/// <summary>The house formulas as the textbook writes them: whole arrays, a mean first and then the spread. Judges the streaming ones.</summary>
sealed class TwoPassMetrics(MetricsInput run)
{
    readonly double[] changes = [.. run.Marks.Skip(1).Select((mark, i) =>
        (double)(mark.Equity.Value - mark.Flow.Value) / (double)run.Marks[i].Equity.Value - 1)];

    readonly double[] market = [.. run.Marks.Skip(1).Select((mark, i) =>
        (double)mark.Benchmark!.Value.Value / (double)run.Marks[i].Benchmark!.Value.Value - 1)];

    readonly double[] pnl = [.. run.Trades.Select(trade => (double)trade.Pnl.Value)];
    readonly double[] multiples = [.. run.Trades.Where(trade => trade.Risk is not null).Select(trade => (double)trade.Pnl.Value / (double)trade.Risk!.Value.Value)];
    readonly double[] wins = [.. run.Trades.Where(trade => trade.Pnl.Value > 0.01m).Select(trade => (double)trade.Pnl.Value)];
    readonly double[] losses = [.. run.Trades.Where(trade => trade.Pnl.Value < -0.01m).Select(trade => (double)trade.Pnl.Value)];

    /// <summary>NaN where the house set is expected to be undefined.</summary>
    public Dictionary<string, double> Figures()
    {
        var n = changes.Length;
        var (mean, deviation) = (Mean(changes), Deviation(changes));
        var sharpe = mean / deviation;
        var (skew, kurtosis) = (Skew(), Kurtosis());
        var downside = Math.Sqrt(changes.Sum(r => Math.Min(r, 0) * Math.Min(r, 0)) / n);
        var depths = Depths();
        var growth = changes.Aggregate(1.0, (level, r) => level * (1 + r));
        var cagr = Math.Pow(growth, 365.0 / n) - 1;
        var active = changes.Zip(market, (r, b) => r - b).ToArray();
        var beta = n < 2 ? double.NaN : changes.Zip(market, (r, b) => (r - mean) * (b - Mean(market))).Sum() / market.Sum(b => Math.Pow(b - Mean(market), 2));
        var sorted = changes.Order().ToArray();
        var winRate = (double)wins.Length / (wins.Length + losses.Length);
        var payoff = Mean(wins) / -Mean(losses);
        return new(StringComparer.Ordinal)
        {
            ["total_return"] = growth - 1,
            ["cagr"] = cagr,
            ["volatility"] = deviation * Math.Sqrt(365),
            ["downside_deviation"] = downside * Math.Sqrt(365),
            ["sharpe"] = sharpe * Math.Sqrt(365),
            ["sortino"] = downside == 0 ? double.NaN : mean / downside * Math.Sqrt(365),
            ["omega"] = changes.Where(r => r > 0).Sum() / -changes.Where(r => r < 0).Sum(),
            ["skew"] = skew,
            ["kurtosis_excess"] = kurtosis,
            ["psr_gt_0"] = Probability(sharpe, skew, kurtosis),
            ["max_drawdown"] = depths.Max(),
            ["calmar"] = cagr / depths.Max(),
            ["ulcer"] = Math.Sqrt(depths.Sum(depth => depth * depth) / depths.Length),
            ["max_drawdown_days"] = LongestUnderWater(depths),
            ["var95_hist"] = sorted[n / 20],
            ["es95_hist"] = Mean(sorted[..(n / 20)]),
            ["var95_normal"] = mean - 1.6448536269514722 * deviation,
            ["beta"] = beta,
            ["alpha"] = (mean - beta * Mean(market)) * 365,
            ["tracking_error"] = Deviation(active) * Math.Sqrt(365),
            ["information_ratio"] = Mean(active) / Deviation(active) * Math.Sqrt(365),
            ["treynor"] = mean * 365 / beta,
            ["capture_up"] = Capture(b => b > 0),
            ["capture_down"] = Capture(b => b < 0),
            ["win_rate"] = winRate,
            ["profit_factor"] = pnl.Where(p => p > 0).Sum() / -pnl.Where(p => p < 0).Sum(),
            ["payoff"] = payoff,
            ["kelly"] = winRate - (1 - winRate) / payoff,
            ["expectancy"] = Mean(pnl),
            ["expectancy_R"] = Mean(multiples),
            ["sqn100"] = Math.Sqrt(multiples.Length) * Mean(multiples) / Deviation(multiples),
            ["max_consecutive_losses"] = LongestLosingStreak(),
            ["duration_mean"] = Mean([.. run.Trades.Select(trade => (trade.Closed - trade.Opened).TotalHours)]),
            ["mae_mean"] = Mean([.. run.Trades.Select(trade => (double)trade.Mae!.Value.Value)]),
            ["etd_mean"] = Mean([.. run.Trades.Select(trade => Math.Max(0, (double)(trade.Mfe!.Value.Value - trade.Pnl.Value - trade.Fees.Value)))]),
            ["exposure_time"] = HeldHours() / (24.0 * n),
            ["turnover_daily"] = Turnover(),
        };
    }

    static double Mean(double[] values) => values.Length == 0 ? double.NaN : values.Sum() / values.Length;

    static double Deviation(double[] values) => values.Length < 2 ? double.NaN
        : Math.Sqrt(values.Sum(x => (x - Mean(values)) * (x - Mean(values))) / (values.Length - 1));

    double Moment(int order) => changes.Sum(r => Math.Pow(r - Mean(changes), order)) / changes.Length;

    double Skew()
    {
        double n = changes.Length;
        return n < 3 ? double.NaN : Moment(3) / Math.Pow(Moment(2), 1.5) * Math.Sqrt(n * (n - 1)) / (n - 2);
    }

    double Kurtosis()
    {
        double n = changes.Length;
        return n < 4 ? double.NaN : ((n + 1) * (Moment(4) / Math.Pow(Moment(2), 2) - 3) + 6) * (n - 1) / ((n - 2) * (n - 3));
    }

    double Probability(double sharpe, double skew, double kurtosis)
    {
        var variance = 1 - skew * sharpe + (kurtosis + 2) / 4 * sharpe * sharpe;
        return variance > 0 ? Normal.Cumulative(sharpe * Math.Sqrt(changes.Length - 1) / Math.Sqrt(variance)) : double.NaN;
    }

    double[] Depths()
    {
        var levels = new List<double> { 1 };
        foreach (var change in changes)
            levels.Add(levels[^1] * (1 + change));
        return [.. levels.Select((level, i) => 1 - level / levels.Take(i + 1).Max())];
    }

    static double LongestUnderWater(double[] depths)
    {
        int longest = 0, peak = 0;
        for (var i = 0; i < depths.Length; i++)
        {
            longest = depths[i] > 0 || (i > 0 && depths[i - 1] > 0) ? Math.Max(longest, i - peak) : longest;
            peak = depths[i] > 0 ? peak : i;
        }
        return longest;
    }

    double Capture(Func<double, bool> side) =>
        Mean([.. changes.Where((_, i) => side(market[i]))]) / Mean([.. market.Where(side)]);

    double LongestLosingStreak()
    {
        int longest = 0, streak = 0;
        foreach (var trade in run.Trades)
        {
            streak = trade.Pnl.Value < -0.01m ? streak + 1 : 0;
            longest = Math.Max(longest, streak);
        }
        return longest;
    }

    double HeldHours() => Enumerable.Range(0, 24 * changes.Length).Count(hour =>
        run.Trades.Any(trade => trade.Opened <= Runs.Start.AddHours(hour) && Runs.Start.AddHours(hour) < trade.Closed)
        || run.Facts.OpenPositions.Any(open => open.Opened <= Runs.Start.AddHours(hour)));

    double Turnover()
    {
        var fills = run.Trades.SelectMany(trade => new[] { (At: trade.Opened, trade.Stake.Value), (At: trade.Closed, trade.ExitValue.Value) })
            .Concat(run.Facts.OpenPositions.Select(open => (At: open.Opened, open.Value.Value))).ToList();
        return run.Marks.Skip(1).Select((mark, i) => (double)fills
            .Where(fill => fill.At <= mark.Time && (fill.At > run.Marks[i].Time || i == 0)).Sum(fill => fill.Value) / (double)mark.Equity.Value).Average();
    }
}
