namespace Actors.Decisions.Indicators;

/// <summary>The highest number of a run and where it stands; of equals the newest.</summary>
public readonly record struct Highest(double Value, int Index) : IAggregate<Highest>
{
    public static Highest Of(double x, int index) => new(x, index);

    public static Highest Merge(in Highest older, in Highest newer) => older.Value > newer.Value ? older : newer;
}

/// <summary>The lowest number of a run and where it stands; of equals the newest.</summary>
public readonly record struct Lowest(double Value, int Index) : IAggregate<Lowest>
{
    public static Lowest Of(double x, int index) => new(x, index);

    public static Lowest Merge(in Lowest older, in Lowest newer) => older.Value < newer.Value ? older : newer;
}
