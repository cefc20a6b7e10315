using Actors.Runtime.Hocon;

namespace Actors.Runtime;

/// <summary>Every message to all actors at some paths; the sender gets the first answer, or a <see cref="Status.Failure"/> when none comes in time.</summary>
public sealed record ScatterGatherFirstCompletedGroup : Group
{
    /// <param name="paths">Where the routees are.</param>
    /// <param name="within">How long to wait for the first answer.</param>
    /// <param name="routerDispatcher">The dispatcher of the router itself; null or empty for the default.</param>
    public ScatterGatherFirstCompletedGroup(IEnumerable<string> paths, TimeSpan within, string? routerDispatcher = null) : base(paths, routerDispatcher)
    {
        Within = within;
    }

    /// <summary>As a section says.</summary>
    public ScatterGatherFirstCompletedGroup(Config config) : base(config)
    {
        Within = config.GetTimeSpan("within");
    }

    /// <summary>How long to wait for the first answer.</summary>
    public TimeSpan Within { get; }

    /// <inheritdoc/>
    public override Router CreateRouter(ActorSystem system) => new(new ScatterGatherFirstCompletedRoutingLogic(Within));

    /// <summary>The same on another dispatcher.</summary>
    public ScatterGatherFirstCompletedGroup WithDispatcher(string dispatcher) => this with { RouterDispatcher = dispatcher };
}

/// <summary>Each message to one of the actors at some paths after the other, in an order by chance, until one answers; the sender gets the first answer, or a <see cref="Status.Failure"/> when none comes in time.</summary>
public sealed record TailChoppingGroup : Group
{
    /// <param name="paths">Where the routees are.</param>
    /// <param name="within">How long to wait for the first answer.</param>
    /// <param name="interval">How long to wait before the next routee is asked.</param>
    /// <param name="routerDispatcher">The dispatcher of the router itself; null or empty for the default.</param>
    public TailChoppingGroup(IEnumerable<string> paths, TimeSpan within, TimeSpan interval, string? routerDispatcher = null) : base(paths, routerDispatcher)
    {
        Within = within;
        Interval = interval;
    }

    /// <summary>As a section says.</summary>
    public TailChoppingGroup(Config config) : base(config)
    {
        Within = config.GetTimeSpan("within");
        Interval = config.GetTimeSpan("tail-chopping-router.interval");
    }

    /// <summary>How long to wait for the first answer.</summary>
    public TimeSpan Within { get; }

    /// <summary>How long to wait before the next routee is asked.</summary>
    public TimeSpan Interval { get; }

    /// <inheritdoc/>
    public override Router CreateRouter(ActorSystem system) => new(new TailChoppingRoutingLogic(Within, Interval));

    /// <summary>The same on another dispatcher.</summary>
    public TailChoppingGroup WithDispatcher(string dispatcher) => this with { RouterDispatcher = dispatcher };
}
