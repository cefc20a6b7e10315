namespace Actors.Backtest.Metrics.House;

/// <summary>
/// How much a reader may conclude from a run: 5 (A) to 1 (E). It starts at A and each finding takes a grade or more.
/// It judges the evidence, not the profit.
/// </summary>
public sealed record ReliabilityGrade(int Points, IReadOnlyList<string> Reasons)
{
    const int Best = 5;
    const int Worst = 1;

    public static ReliabilityGrade Of(MetricsStream run, RunFacts facts)
    {
        var (days, trades) = (run.Days.Days, run.Trades.Tally.Count);
        (int Cost, string Reason)[] findings =
        [
            days < 30 ? (2, "shorter than 30 days") : days < 365 ? (1, "shorter than a year") : default,
            trades < 30 ? (2, $"{trades} trades, fewer than 30") : trades < 100 ? (1, $"{trades} trades, fewer than 100") : default,
            facts.Data is not { } data ? (1, "data not examined") : Coverage(data),
            facts.Data is { Repaired: > 0, Expected: > 0 } mended && mended.Repaired * 1000 > mended.Expected
                ? (1, $"{mended.Repaired} bars repaired, more than 0.1 %") : default,
            run.MissingDays > 0 ? (1, $"days without an equity mark: {run.MissingDays}") : default,
            facts.Trials > 1 && !(Deflated(run, facts) >= 0.95)
                ? (facts.Trials > 100 ? 2 : 1, $"best of {facts.Trials} settings, and chance alone could explain it") : default,
            facts.Parameters is { } parameters and > 0 && trades < 10 * parameters
                ? (1, $"{trades} trades for {parameters} parameters, fewer than 10 each") : default,
        ];
        var found = findings.Where(finding => finding.Cost > 0).ToList();
        return new(
            Math.Max(Worst, Best - found.Sum(finding => finding.Cost)),
            [.. found.Select(finding => finding.Reason)]);
    }

    static (int, string) Coverage(DataQuality data) => data.Coverage switch
    {
        null => (1, "no bars were expected"),
        < 0.95 => (3, "more than 5 % of the bars missing"),
        < 0.99 => (2, "more than 1 % of the bars missing"),
        < 0.999 => (1, "more than 0.1 % of the bars missing"),
        _ => default,
    };

    static double? Deflated(MetricsStream run, RunFacts facts) => RatioGroup.DeflatedSharpe(run.Days, facts).Value;
}
