namespace Actors.Decisions.Indicators;

/// <summary>The sum of a run and the sum weighted 1, 2, 3, … from its oldest number on.</summary>
public readonly record struct Ramp(long Count, double Total, double Weighted) : IAggregate<Ramp>
{
    public static Ramp Of(double x, long index) => new(1, x, x);

    public static Ramp Merge(in Ramp older, in Ramp newer) => new(
        older.Count + newer.Count,
        older.Total + newer.Total,
        older.Weighted + newer.Weighted + older.Count * newer.Total);
}
