namespace Actors.Backtest.Metrics.Profiles;

/// <summary>
/// Jesse. Daily marked equity, 365 days; an empty first row is counted in the Sortino deviation; the drawdown curve
/// begins at the first return; break-even trades leave the win rate. Undefined is NaN, Sortino without risk ±∞.
/// </summary>
public sealed class JesseProfile : CompatibilityProfile
{
    const double Year = 365;

    public override string Name => "jesse";

    public override string ConventionLine => "daily equity · 365 · rf ÷ 365 · ddof 1 · MTM";

    protected override IEnumerable<Metric> Metrics(ProfileRun run)
    {
        var daily = run.Convention.RiskFree / Year;
        var changes = ProfileRun.Changes(run.Equity).Select(change => change - daily).ToArray();
        var mean = ProfileRun.Mean(changes);
        var gains = changes.Where(change => change > 0).Sum();
        var losses = -changes.Where(change => change < 0).Sum();
        var downside = Math.Sqrt(changes.Sum(change => change < 0 ? change * change : 0) / (changes.Length + 1));
        var growth = ProfileRun.Compounded(changes);
        var days = Math.Floor(run.Days);
        var cagr = growth.Length == 0 ? double.NaN : days == 0 ? 0 : Math.Pow(growth[^1], Year / days) - 1;
        var drawdown = growth.Length == 0 ? double.NaN : ProfileRun.MaxDrawdown(growth);
        var rate = run.Winners == 0 ? 0 : (double)run.Winners / (run.Winners + run.Losers);

        yield return Row("sharpe", "Sharpe ratio", Unit.Ratio, mean / ProfileRun.Deviation(changes, 1) * Math.Sqrt(Year));
        yield return Row("sortino", "Sortino ratio", Unit.Ratio,
            downside == 0 ? mean > 0 ? double.PositiveInfinity : double.NegativeInfinity : mean / downside * Math.Sqrt(Year),
            "squares of the losing days over N + 1");
        yield return Row("omega", "Omega ratio", Unit.Ratio, losses > 0 ? gains / losses : double.NaN);
        yield return Row("cagr", "Annual return", Unit.Percent, cagr);
        yield return Row("calmar", "Calmar ratio", Unit.Ratio, drawdown == 0 ? 0 : cagr / drawdown);
        yield return Row("max_drawdown", "Max drawdown", Unit.Percent, -drawdown);
        yield return Row("win_rate", "Win rate", Unit.Share, rate);
        yield return Row("expectancy", "Expectancy", Unit.Money(run.Currency),
            (run.Winners == 0 ? 0 : run.Gains / run.Winners) * rate - (run.Losers == 0 ? 0 : run.Losses / run.Losers) * (1 - rate));
        yield return Row("max_underwater_days", "Longest underwater period", Unit.Days, run.UnderWater().LongestDays);
    }

    static Metric Row(string key, string label, Unit unit, double value, string? note = null) =>
        new(key, label, unit, Printed(value, "Jesse"), null, note);
}
