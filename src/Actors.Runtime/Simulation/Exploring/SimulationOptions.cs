namespace Actors.Runtime;

/// <summary>How the runs of an exploration go.</summary>
public sealed record SimulationOptions
{
    /// <summary>Virtual time after which a run ends, if it has not come to rest before.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How many turns a run may take; more fail it, as it will not come to rest.</summary>
    public long MostTurns { get; init; } = 10_000_000;

    /// <summary>The first instant.</summary>
    public DateTimeOffset Start { get; init; } = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The kinds of faults to draw from, see <see cref="Runtime.Faults"/>; none leaves every run without faults.</summary>
    public IReadOnlyList<Func<Chance, Fault>> Faults { get; init; } = [];

    /// <summary>A run gets from none to this many faults.</summary>
    public int MostFaults { get; init; } = 4;

    /// <summary>The network between nodes.</summary>
    public NetworkConditions Network { get; init; } = NetworkConditions.Default;

    /// <summary>The failures of actors that are part of the scenario. Any other fails the run, unless an injected fault caused it.</summary>
    public Func<Error, bool> IsExpected { get; init; } = static _ => false;

    /// <summary>How many runs at a time; as many as there are processors where 0.</summary>
    public int Parallelism { get; init; }
}
