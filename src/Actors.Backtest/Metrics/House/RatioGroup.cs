namespace Actors.Backtest.Metrics.House;

static class RatioGroup
{
    const double EulerGamma = 0.5772156649015329;

    public static MetricGroup Of(MetricsStream run, RunFacts facts)
    {
        var days = run.Days;
        var annual = days.Convention.Annual;
        var sharpe = days.DailySharpe.Then(daily => daily * annual);
        var error = StandardError(days);
        return new("ratios", "Ratios",
        [
            new("sharpe", "Sharpe", Unit.Ratio, sharpe, null, "annual, of daily returns"),
            new("sharpe_se", "Sharpe, standard error", Unit.Ratio, error.Then(daily => daily * annual), null,
                "with skew and kurtosis of the returns"),
            new("sharpe_low", "Sharpe, 95 % band from", Unit.Ratio, Band(sharpe, error, -annual)),
            new("sharpe_high", "Sharpe, 95 % band to", Unit.Ratio, Band(sharpe, error, annual)),
            new("sortino", "Sortino", Unit.Ratio, days.Sortino),
            new("calmar", "Calmar", Unit.Ratio, days.Cagr.Then(cagr => days.Drawdown.Max == 0
                ? "there was no drawdown"
                : cagr / days.Drawdown.Max), null, "CAGR over the max drawdown of the daily marks, whole test"),
            new("calmar_36m", "Calmar, 36 months", Unit.Ratio, run.DayHistory.Calmar36),
            new("omega", "Omega", Unit.Ratio, days.Omega),
            new("psr_gt_0", "Probabilistic Sharpe, above 0", Unit.Share, Probability(days, error, 0)),
            new("dsr", "Deflated Sharpe", Unit.Share, DeflatedSharpe(days, facts), null,
                facts.TrialSharpeVariance is null ? "the spread of the trials is estimated from this run" : "with the trials' own spread"),
            new("pbo", "Probability of overfitting", Unit.Share, "needs the returns of all the optimiser's trials"),
        ]);
    }

    /// <summary>The chance that the ratio is more than the best of so many worthless trials would show.</summary>
    public static Figure DeflatedSharpe(DailyStatistics days, RunFacts facts) =>
        Hurdle(days, facts).Then(expected => Probability(days, StandardError(days), expected));

    /// <summary>
    /// Of the daily Sharpe ratio: E. Mertens, "Comments on variance of the IID estimator in Lo (2002)", with the
    /// sample's skew and plain kurtosis, over N − 1.
    /// </summary>
    static Figure StandardError(DailyStatistics days) =>
        days.DailySharpe.Then(sharpe => days.Returns.Skewness.Then(skew => days.Returns.ExcessKurtosis.Then(excess =>
        {
            var variance = 1 - skew * sharpe + (excess + 2) / 4 * sharpe * sharpe;
            return variance > 0
                ? Math.Sqrt(variance / (days.Returns.Count - 1))
                : "skew and kurtosis leave no positive variance";
        })));

    static Figure Band(Figure sharpe, Figure error, double annual) =>
        sharpe.Then(value => error.Then(daily => value + Normal.Band95 * daily * annual));

    /// <summary>The chance that the true ratio is above: D. Bailey and M. López de Prado, "The Sharpe Ratio Efficient Frontier", 2012.</summary>
    static Figure Probability(DailyStatistics days, Figure error, double above) =>
        error.Then(deviation => days.DailySharpe.Then(sharpe => Normal.Cumulative((sharpe - above) / deviation)));

    /// <summary>
    /// The best daily ratio that so many worthless trials are expected to show: Bailey and López de Prado, "The
    /// Deflated Sharpe Ratio", 2014. Without the trials' own ratios their spread is that of a ratio of zero.
    /// </summary>
    static Figure Hurdle(DailyStatistics days, RunFacts facts)
    {
        if (facts.Trials < 2)
            return "one trial: nothing to deflate";
        if (days.Lacks(2) is { } reason)
            return reason;
        var spread = Math.Sqrt(facts.TrialSharpeVariance ?? 1.0 / (days.Returns.Count - 1));
        return spread * ((1 - EulerGamma) * Normal.Quantile(1 - 1.0 / facts.Trials)
            + EulerGamma * Normal.Quantile(1 - 1.0 / (facts.Trials * Math.E)));
    }
}
