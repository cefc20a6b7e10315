using System.Globalization;
using Actors.Domain;

namespace Actors.Backtest.Metrics;

/// <summary>
/// The choices that make two engines print different numbers for the same run. Returns are of daily marked equity
/// (open profit, fees and funding in) at 00:00 UTC, every calendar day.
/// </summary>
public sealed record Convention
{
    public static Convention House { get; } = new();

    /// <summary>Daily returns a year: 365 for a market that never closes, 252 for one with weekends.</summary>
    public int PeriodsPerYear
    {
        get;
        init => field = value > 0 ? value : throw new DomainFault($"periods a year are 1 or more, was {value}");
    } = 365;

    /// <summary>Annual rate as a fraction: 0.02 is 2 %.</summary>
    public double RiskFree
    {
        get;
        init => field = double.IsFinite(value) && value > -1 ? value
            : throw new DomainFault($"the annual risk-free rate is a finite fraction above -1, was {value}");
    }

    /// <summary>Minimum acceptable return of a day, as a fraction: the target of Sortino, Omega and downside deviation.</summary>
    public double Mar
    {
        get;
        init => field = double.IsFinite(value) ? value
            : throw new DomainFault($"the daily target return is a finite fraction, was {value}");
    }

    /// <summary>1 for the sample deviation, 0 for the population deviation.</summary>
    public int Ddof
    {
        get;
        init => field = value is 0 or 1 ? value : throw new DomainFault($"ddof is 0 or 1, was {value}");
    } = 1;

    public double DailyRiskFree => Math.Pow(1 + RiskFree, 1.0 / PeriodsPerYear) - 1;

    /// <summary>What turns a daily deviation or Sharpe ratio into an annual one.</summary>
    public double Annual => Math.Sqrt(PeriodsPerYear);

    /// <summary><c>daily UTC · 365 · rf 0 % · ddof 1 · MAR 0 · MTM</c></summary>
    public override string ToString() =>
        $"daily UTC · {PeriodsPerYear} · rf {Percent(RiskFree)} · ddof {Ddof} · MAR {(Mar == 0 ? "0" : Percent(Mar) + "/d")} · MTM";

    static string Percent(double fraction) =>
        (fraction * 100).ToString("0.######", CultureInfo.InvariantCulture) + " %";
}
