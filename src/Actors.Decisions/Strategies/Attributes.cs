namespace Actors.Decisions.Strategies;

/// <summary>
/// The range that a number is valid in and the step that an optimiser walks it by. Switches and enums have no range
/// and may go without the attribute.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ParameterAttribute(double min, double max, double step = 1) : Attribute
{
    /// <summary>For a switch or an enum.</summary>
    public ParameterAttribute()
        : this(0, 0, 0)
    {
    }

    public double Min => min;
    public double Max => max;
    public double Step => step;

    /// <summary>What the parameter means, for people.</summary>
    public string About { get; init; } = "";
}

/// <summary>The short name that a strategy goes by in configuration, and what it does in one line.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StrategyAttribute(string id, string about) : Attribute
{
    public string Id => id;
    public string About => about;
}
