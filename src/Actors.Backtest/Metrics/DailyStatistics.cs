using Actors.Domain;

namespace Actors.Backtest.Metrics;

/// <summary>
/// What daily samples of equity have in closed form, in constant memory. Returns are time-weighted: a flow is taken
/// off the mark that books it. After equity of zero or below no return has a meaning, and all that is built on
/// returns is undefined; profit and drawdown stay.
/// </summary>
public sealed class DailyStatistics(Convention convention)
{
    EquityMark first;
    EquityMark last;
    decimal flows;
    decimal flowsSinceBase;
    double chained = 1;
    double equityBase;
    double level = 1;
    DateTimeOffset? ruined;
    double below;
    double gains;
    double shortfalls;
    double turnover;
    double equitySum;

    public Convention Convention => convention;
    public int Samples { get; private set; }
    public Moments Returns { get; } = new();
    public DrawdownTracker Drawdown { get; } = new();
    public BenchmarkStatistics Benchmark { get; } = new(convention);
    public EquityMark First => first;
    public EquityMark Last => last;

    /// <summary>Calendar days of the test, with their fraction.</summary>
    public double Days => (last.Time - first.Time).TotalDays;

    /// <summary>Growth of one unit since the first sample, flows apart.</summary>
    public double Level => level;

    /// <param name="sample">Comes off a <see cref="DailyCalendar"/>.</param>
    /// <returns>The return of the day; null for the first sample and after ruin.</returns>
    /// <exception cref="DomainFault">The first equity is not positive.</exception>
    public double? Add(in EquityMark sample)
    {
        var equity = (double)sample.Equity.Value;
        if (Samples++ == 0)
        {
            if (sample.Equity.Value <= 0)
                throw new DomainFault($"the equity at the start is positive, was {sample.Equity}");
            (first, last, equityBase, equitySum) = (sample, sample, equity, equity);
            Drawdown.Add(sample.Time, 1);
            return null;
        }
        var before = last;
        last = sample;
        equitySum += equity;
        flows += sample.Flow.Value;
        Follow(sample, equity);
        if (ruined is null && (level <= 0 || equity <= 0))
            ruined = sample.Time;
        if (ruined is not null)
            return null;

        turnover += sample.Traded is { } traded ? (double)traded.Value / equity : double.NaN;
        var change = (double)(sample.Equity - sample.Flow).Value / (double)before.Equity.Value - 1;
        Take(change);
        Benchmark.Add(change, before.Benchmark, sample.Benchmark);
        return change;
    }

    void Follow(in EquityMark sample, double equity)
    {
        level = chained * (double)(sample.Equity.Value - sample.Flow.Value - flowsSinceBase) / equityBase;
        Drawdown.Add(sample.Time, level);
        if (sample.Flow.Value == 0)
            return;
        if (ruined is null && equity > 0)
            (chained, equityBase) = (level, equity);
        else
            flowsSinceBase += sample.Flow.Value;
    }

    void Take(double change)
    {
        Returns.Add(change);
        var excess = change - convention.Mar;
        if (excess < 0)
        {
            below += excess * excess;
            shortfalls -= excess;
        }
        else
        {
            gains += excess;
        }
    }

    public decimal NetProfit => last.Equity.Value - first.Equity.Value - flows;

    public Figure TotalReturn => Samples < 1 ? "no equity marks" : level - 1;

    public Figure Cagr => Samples < 2 ? "fewer than two equity marks"
        : level <= 0 ? "equity ended at zero or below"
        : Math.Pow(level, 365 / Days) - 1;

    public Figure Volatility => Lacks(2) is { } reason ? reason : Returns.Deviation(convention.Ddof) * convention.Annual;

    public Figure DownsideDeviation => Lacks(1) is { } reason ? reason : Downside * convention.Annual;

    /// <summary>Not annualised.</summary>
    public Figure DailySharpe => Lacks(2) is { } reason ? reason
        : Returns.Varies ? (Returns.Mean - convention.DailyRiskFree) / Returns.Deviation(convention.Ddof)
        : "the daily returns do not vary";

    public Figure Sortino => Lacks(1) is { } reason ? reason
        : below == 0 ? "no day fell below the target"
        : (Returns.Mean - convention.Mar) / Downside * convention.Annual;

    public Figure Omega => Lacks(1) is { } reason ? reason
        : shortfalls == 0 ? "no day fell below the target"
        : gains / shortfalls;

    public Figure Turnover => Lacks(1) is { } reason ? reason
        : double.IsNaN(turnover) ? "the value traded was not measured on every day"
        : turnover / Returns.Count;

    public Figure MeanEquity => Samples == 0 ? "no equity marks" : equitySum / Samples;

    /// <summary>Null when figures of that many returns may be built.</summary>
    public string? Lacks(int returns) =>
        ruined is { } at ? $"equity fell to zero or below on {at:yyyy-MM-dd}: returns have no meaning from there"
        : Returns.Count >= returns ? null
        : returns == 1 ? "no daily return" : $"fewer than {returns} daily returns";

    double Downside => Math.Sqrt(below / Returns.Count);
}
