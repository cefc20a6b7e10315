namespace Actors.Decisions.Indicators;

/// <summary>The highest number of a run and where it stands first and last.</summary>
public readonly record struct Highest(double Value, long Oldest, long Newest) : IAggregate<Highest>
{
    public static Highest Of(double x, long index) => new(x, index, index);

    public static Highest Merge(in Highest older, in Highest newer) =>
        new(
            Math.Max(older.Value, newer.Value),
            older.Value >= newer.Value ? older.Oldest : newer.Oldest,
            newer.Value >= older.Value ? newer.Newest : older.Newest);
}

/// <summary>The lowest number of a run and where it stands first and last.</summary>
public readonly record struct Lowest(double Value, long Oldest, long Newest) : IAggregate<Lowest>
{
    public static Lowest Of(double x, long index) => new(x, index, index);

    public static Lowest Merge(in Lowest older, in Lowest newer) =>
        new(
            Math.Min(older.Value, newer.Value),
            older.Value <= newer.Value ? older.Oldest : newer.Oldest,
            newer.Value <= older.Value ? newer.Newest : older.Newest);
}
