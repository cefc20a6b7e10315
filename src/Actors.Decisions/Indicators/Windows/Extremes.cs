namespace Actors.Decisions.Indicators;

/// <summary>The highest number of a run and where it stands first and last.</summary>
public readonly record struct Highest(double Value, int Oldest, int Newest) : IAggregate<Highest>
{
    public static Highest Of(double x, int index) => new(x, index, index);

    public static Highest Merge(in Highest older, in Highest newer) =>
        older.Value > newer.Value ? older
        : older.Value < newer.Value ? newer
        : new(newer.Value, older.Oldest, newer.Newest);
}

/// <summary>The lowest number of a run and where it stands first and last.</summary>
public readonly record struct Lowest(double Value, int Oldest, int Newest) : IAggregate<Lowest>
{
    public static Lowest Of(double x, int index) => new(x, index, index);

    public static Lowest Merge(in Lowest older, in Lowest newer) =>
        older.Value < newer.Value ? older
        : older.Value > newer.Value ? newer
        : new(newer.Value, older.Oldest, newer.Newest);
}
