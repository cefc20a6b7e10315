using Actors.Domain;

namespace Actors.Backtest.Metrics;

/// <summary>
/// Daily simple returns beside those of a benchmark, in constant memory. One day without a price leaves everything
/// undefined: a comparison over other days than the report's would mislead.
/// </summary>
public sealed class BenchmarkStatistics(Convention convention)
{
    readonly Moments active = new();
    readonly Moments onRises = new();
    readonly Moments onFalls = new();
    readonly Moments rises = new();
    readonly Moments falls = new();
    double? firstPrice;
    double lastPrice;
    bool incomplete;

    public CoMoments Pair { get; } = new();

    public void Add(double change, Price? before, Price? now)
    {
        if (before is not { } from || now is not { } to)
        {
            incomplete = true;
            return;
        }
        firstPrice ??= (double)from.Value;
        lastPrice = (double)to.Value;
        var market = lastPrice / (double)from.Value - 1;
        Pair.Add(change, market);
        active.Add(change - market);
        if (market > 0)
        {
            onRises.Add(change);
            rises.Add(market);
        }
        else if (market < 0)
        {
            onFalls.Add(change);
            falls.Add(market);
        }
    }

    /// <summary>Bought at the first mark and sold at the last, paying <paramref name="feeRate"/> on both sides.</summary>
    public Figure BuyAndHold(double feeRate) => Lacks(1) is { } reason ? reason
        : lastPrice / firstPrice!.Value * (1 - feeRate) * (1 - feeRate) - 1;

    public Figure Beta => Lacks(2) is { } reason ? reason : Pair.Beta;

    public Figure Correlation => Lacks(2) is { } reason ? reason : Pair.Correlation;

    /// <summary>Mean daily excess over rf + β(benchmark − rf), times the periods of a year.</summary>
    public Figure Alpha => Beta.Then(beta => Annual(
        Pair.X.Mean - convention.DailyRiskFree - beta * (Pair.Y.Mean - convention.DailyRiskFree)));

    public Figure TrackingError => Lacks(2) is { } reason ? reason : active.Deviation(convention.Ddof) * convention.Annual;

    public Figure InformationRatio => Lacks(2) is { } reason ? reason
        : active.Varies ? active.Mean / active.Deviation(convention.Ddof) * convention.Annual
        : "the returns do not differ from the benchmark's by more than a constant";

    public Figure Treynor => Beta.Then(beta => beta == 0
        ? "beta is zero"
        : Annual(Pair.X.Mean - convention.DailyRiskFree) / beta);

    /// <summary>Mean return on the days the benchmark rose over its own mean on them.</summary>
    public Figure CaptureUp => Lacks(1) is { } reason ? reason
        : rises.Count == 0 ? "the benchmark never rose" : onRises.Mean / rises.Mean;

    public Figure CaptureDown => Lacks(1) is { } reason ? reason
        : falls.Count == 0 ? "the benchmark never fell" : onFalls.Mean / falls.Mean;

    double Annual(double daily) => daily * convention.PeriodsPerYear;

    string? Lacks(int returns) =>
        incomplete ? "no benchmark price for every day"
        : Pair.X.Count >= returns ? null
        : returns == 1 ? "no daily return" : $"fewer than {returns} daily returns";
}
