namespace Actors.Backtest.Metrics.Profiles;

/// <summary>
/// barter. Ratios are of trade returns, population deviation, scaled by √(365 days ÷ test length). Drawdown is of
/// the running profit without the capital under it, so it may pass 100 %. The tear sheet feeds the number of losses
/// into the win rate and the net sum into the profit factor; both are shown as it shows them.
/// </summary>
public sealed class BarterProfile : CompatibilityProfile
{
    public override string Name => "barter";

    public override string ConventionLine => "returns of closed trades · √(365 d ÷ test) · ddof 0 · rf not scaled";

    protected override IEnumerable<Metric> Metrics(ProfileRun run)
    {
        var mean = ProfileRun.Mean(run.Returns) - run.Convention.RiskFree;
        var scale = Math.Sqrt(365 / run.Days);
        var losing = run.Returns.Where(change => change < 0).ToArray();
        var drawdown = ProfitDrawdown(run.Pnl);

        yield return Row("sharpe", "Sharpe ratio", Unit.Ratio, mean / ProfileRun.Deviation(run.Returns, 0) * scale);
        yield return Row("sortino", "Sortino ratio", Unit.Ratio, mean / ProfileRun.Deviation(losing, 0) * scale,
            "deviation of the losing returns about their own mean");
        yield return Row("win_rate_field_as_written", "Win rate (field as written)", Unit.Share,
            (double)losing.Length / run.Returns.Length, "the loss rate");
        yield return Row("profit_factor_field_as_written", "Profit factor (field as written)", Unit.Ratio,
            Math.Abs(run.Returns.Sum()) / -losing.Sum(), "the profit factor less 1");
        yield return Row("max_pnl_drawdown", "Max PnL drawdown", Unit.Percent, drawdown);
        yield return Row("calmar", "Calmar ratio", Unit.Ratio, mean / drawdown * scale);
    }

    static Metric Row(string key, string label, Unit unit, double value, string? note = null) =>
        new(key, label, unit, double.IsFinite(value) ? value : "barter has no value for it", null, note);

    static double ProfitDrawdown(double[] pnl)
    {
        double profit = 0, peak = 0, deepest = 0;
        foreach (var change in pnl)
        {
            profit += change;
            peak = Math.Max(peak, profit);
            if (peak > 0)
                deepest = Math.Max(deepest, (peak - profit) / peak);
        }
        return deepest;
    }
}
