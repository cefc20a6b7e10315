using Actors.Domain;

namespace Actors.Backtest.Metrics.Profiles;

/// <summary>
/// NautilusTrader, always 252 periods a year. Returns are daily changes of the account balance, so open profit is
/// not in them. The last three figures exist there but are not registered by default. What is undefined is NaN.
/// </summary>
public sealed class NautilusProfile : CompatibilityProfile
{
    const double Year = 252;

    public override string Name => "nautilus";

    public override string ConventionLine => "daily balance · 252 · rf 0 % · ddof 1 · open profit left out";

    protected override IEnumerable<Metric> Metrics(ProfileRun run)
    {
        var changes = ProfileRun.Changes(run.Balance);
        var moments = Moments.Of(changes);
        var mean = ProfileRun.Mean(changes);
        var deviation = NanIfZero(ProfileRun.Deviation(changes, 1));
        var downside = Math.Sqrt(changes.Sum(change => change < 0 ? change * change : 0) / changes.Length);
        var growth = ProfileRun.Compounded(changes);
        var cagr = growth.Length == 0 ? double.NaN : Math.Pow(growth[^1], Year / growth.Length) - 1;
        var drawdown = ProfileRun.MaxDrawdown(growth);

        yield return Row("sharpe", "Sharpe ratio (252 days)", Unit.Ratio, mean / deviation * Math.Sqrt(Year));
        yield return Row("sortino", "Sortino ratio (252 days)", Unit.Ratio, mean / NanIfZero(downside) * Math.Sqrt(Year));
        yield return Row("volatility", "Returns volatility (252 days)", Unit.Percent, ProfileRun.Deviation(changes, 1) * Math.Sqrt(Year));
        yield return Row("risk_return_ratio", "Risk return ratio", Unit.Ratio, mean / deviation);
        yield return Row("skewness", "Skewness", Unit.Ratio, moments.Skewness.Value ?? double.NaN);
        yield return Row("kurtosis_excess", "Kurtosis", Unit.Ratio, moments.ExcessKurtosis.Value ?? double.NaN);
        yield return Row("profit_factor_on_returns", "Profit factor", Unit.Ratio,
            changes.Where(change => change > 0).Sum() / NanIfZero(-changes.Where(change => change < 0).Sum()), "of daily returns");
        foreach (var metric in OfTrades(run))
            yield return metric;
        yield return Row("cagr_optional", "CAGR (optional)", Unit.Percent, cagr);
        yield return Row("max_drawdown_optional", "Max drawdown (optional)", Unit.Percent, -drawdown, "the curve begins at the first return");
        yield return Row("calmar_optional", "Calmar ratio (optional)", Unit.Ratio, cagr / NanIfZero(drawdown));
    }

    static IEnumerable<Metric> OfTrades(ProfileRun run)
    {
        double trades = run.Pnl.Length;
        var rate = run.Winners / trades;
        // A break-even trade is no winner: it is averaged in with the losers.
        var averageWin = run.Winners == 0 ? 0 : run.Gains / run.Winners;
        var averageLoss = run.Winners == trades ? 0 : -run.Losses / (trades - run.Winners);
        yield return Row("expectancy", "Expectancy", Unit.Money(run.Currency), averageWin * rate + averageLoss * (1 - rate));
        yield return Row("win_rate", "Win rate", Unit.Share, rate);
        yield return Row("long_ratio", "Long ratio", Unit.Ratio,
            Math.Round(run.Trades.Count(trade => trade.Direction == Side.Buy) / trades, 2), "rounded to 2 decimals");
    }

    static Metric Row(string key, string label, Unit unit, double value, string? note = null) =>
        new(key, label, unit, Printed(value, "NautilusTrader"), null, note);

    static double NanIfZero(double value) => value == 0 ? double.NaN : value;
}
