namespace Actors.Decisions.Indicators;

/// <summary>
/// The least-squares line through a run, its places taken as x: mean, sum of squared distances from the mean and sum
/// of products with the distance of x from its middle. Merged like <see cref="Moments"/>, without cancellation.
/// </summary>
public readonly record struct Fit(long Count, double Mean, double Squares, double Products) : IAggregate<Fit>
{
    /// <summary>The sum of squared distances of 0, 1, … from their middle.</summary>
    double Spread => Count * ((double)Count * Count - 1) / 12;

    /// <summary>Change per place.</summary>
    public double Slope => Count > 1 ? Products / Spread : 0;

    /// <summary>The line at the newest place.</summary>
    public double End => Mean + Slope * (Count - 1) / 2;

    /// <summary>The line at the oldest place.</summary>
    public double Start => Mean - Slope * (Count - 1) / 2;

    /// <summary>The part of the variance that the line explains; 0 where there is none to explain.</summary>
    public double RSquared => Squares > 0 && Count > 1 ? Products * Products / (Spread * Squares) : 0;

    public double Deviation => Math.Sqrt(Squares / Count);

    public static Fit Of(double x, long index) => new(1, x, 0, 0);

    public static Fit Merge(in Fit older, in Fit newer)
    {
        var count = older.Count + newer.Count;
        var apart = newer.Mean - older.Mean;
        var share = apart * newer.Count * Reciprocal.Of(count);
        return new(
            count,
            older.Mean + share,
            older.Squares + newer.Squares + apart * share * older.Count,
            older.Products + newer.Products + share * older.Count * count / 2);
    }
}
