namespace Actors.Decisions.Indicators;

/// <summary>The sum of a run.</summary>
public readonly record struct Sum(double Total) : IAggregate<Sum>
{
    public static Sum Of(double x, long index) => new(x);

    public static Sum Merge(in Sum older, in Sum newer) => new(older.Total + newer.Total);
}
