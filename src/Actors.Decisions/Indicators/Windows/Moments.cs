namespace Actors.Decisions.Indicators;

/// <summary>
/// Count, mean and sum of squared distances from the mean of a run. Merged by the formulas of Chan, Golub and LeVeque:
/// only non-negative terms are added, so that a small spread on a large level keeps its digits.
/// </summary>
public readonly record struct Moments(long Count, double Mean, double Squares) : IAggregate<Moments>
{
    /// <summary>Of the whole population, not a sample: the sum is divided by the count.</summary>
    public double Variance => Squares / Count;

    /// <summary>The root of <see cref="Variance"/>.</summary>
    public double Deviation => Math.Sqrt(Variance);

    public static Moments Of(double x, long index) => new(1, x, 0);

    public static Moments Merge(in Moments older, in Moments newer)
    {
        var count = older.Count + newer.Count;
        var apart = newer.Mean - older.Mean;
        var share = apart * newer.Count * Reciprocal.Of(count);
        return new(count, older.Mean + share, older.Squares + newer.Squares + apart * share * older.Count);
    }
}
