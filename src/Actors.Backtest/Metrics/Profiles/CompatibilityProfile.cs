using Actors.Domain;

namespace Actors.Backtest.Metrics.Profiles;

/// <summary>
/// Another engine's figures of the same run, quirks included, so that a user can check ours against what he knows.
/// The formulas were read from those engines' sources; a value that they print for an undefined ratio is printed,
/// one that is not a number is null with its reason.
/// </summary>
public abstract class CompatibilityProfile
{
    public static IReadOnlyList<CompatibilityProfile> All { get; } =
    [
        new FreqtradeProfile(), new LeanProfile(), new BacktestingPyProfile(),
        new NautilusProfile(), new JesseProfile(), new BarterProfile(),
    ];

    /// <summary>As asked for on the command line: <c>freqtrade</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The convention line that stands over the figures.</summary>
    public abstract string ConventionLine { get; }

    /// <exception cref="DomainFault">There is no such profile.</exception>
    public static CompatibilityProfile Named(string name) => All.FirstOrDefault(profile => profile.Name == name)
        ?? throw new DomainFault($"there is no metrics profile '{name}': choose one of {string.Join(", ", All.Select(profile => profile.Name))}");

    /// <summary>In the engine's own order.</summary>
    public MetricGroup Of(MetricsInput input)
    {
        if (input.Marks.Count == 0)
            throw new DomainFault("a run without equity marks has no figures: give at least the mark of its start");
        return new(Name, $"{Name} · {ConventionLine}", [.. Metrics(new(input))]);
    }

    protected abstract IEnumerable<Metric> Metrics(ProfileRun run);

    /// <summary>A value, or null with the engine's own word for it where it is not a finite number.</summary>
    protected static Figure Printed(double value, string engine) =>
        double.IsFinite(value) ? value : $"{engine} prints {(double.IsNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞")}";
}
