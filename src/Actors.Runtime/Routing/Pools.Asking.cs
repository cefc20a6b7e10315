using Actors.Runtime.Hocon;

namespace Actors.Runtime;

/// <summary>Every message to all of its routees; the sender gets the first answer, or a <see cref="Status.Failure"/> when none comes in time.</summary>
public sealed record ScatterGatherFirstCompletedPool : Pool
{
    /// <summary>Every message to all of its routees; the sender gets the first answer, or a <see cref="Status.Failure"/> when none comes in time.</summary>
    /// <param name="nrOfInstances">How many routees it begins with.</param>
    /// <param name="within">How long to wait for the first answer.</param>
    public ScatterGatherFirstCompletedPool(int nrOfInstances, TimeSpan within) : this(nrOfInstances, resizer: null, within, DefaultSupervisorStrategy, routerDispatcher: null)
    {
    }

    /// <inheritdoc cref="ScatterGatherFirstCompletedPool(int, TimeSpan)"/>
    public ScatterGatherFirstCompletedPool(int nrOfInstances, Resizer? resizer, TimeSpan within, SupervisorStrategy? supervisorStrategy, string? routerDispatcher, bool usePoolDispatcher = false)
        : base(nrOfInstances, resizer, supervisorStrategy, routerDispatcher, usePoolDispatcher)
    {
        Within = within;
    }

    /// <summary>As a section says, also <c>within</c>.</summary>
    public ScatterGatherFirstCompletedPool(Config config) : base(config)
    {
        Within = config.GetTimeSpan("within");
    }

    /// <summary>How long to wait for the first answer.</summary>
    public TimeSpan Within { get; }

    /// <inheritdoc/>
    public override Router CreateRouter(ActorSystem system) => new(new ScatterGatherFirstCompletedRoutingLogic(Within));

    /// <summary>The same on another dispatcher.</summary>
    public ScatterGatherFirstCompletedPool WithDispatcher(string dispatcher) => this with { RouterDispatcher = dispatcher };

    /// <summary>The same with another strategy for its routees.</summary>
    public ScatterGatherFirstCompletedPool WithSupervisorStrategy(SupervisorStrategy strategy) => this with { SupervisorStrategy = strategy };

    /// <summary>The same with a number of routees that changes.</summary>
    public ScatterGatherFirstCompletedPool WithResizer(Resizer resizer) => this with { Resizer = resizer };
}

/// <summary>Each message to one of its routees after the other, in an order by chance, until one answers; the sender gets the first answer, or a <see cref="Status.Failure"/> when none comes in time.</summary>
public sealed record TailChoppingPool : Pool
{
    /// <summary>Each message to one of its routees after the other, in an order by chance, until one answers; the sender gets the first answer, or a <see cref="Status.Failure"/> when none comes in time.</summary>
    /// <param name="nrOfInstances">How many routees it begins with.</param>
    /// <param name="within">How long to wait for the first answer.</param>
    /// <param name="interval">How long to wait before the next routee is asked.</param>
    public TailChoppingPool(int nrOfInstances, TimeSpan within, TimeSpan interval) : this(nrOfInstances, resizer: null, within, interval, DefaultSupervisorStrategy, routerDispatcher: null)
    {
    }

    /// <inheritdoc cref="TailChoppingPool(int, TimeSpan, TimeSpan)"/>
    public TailChoppingPool(int nrOfInstances, Resizer? resizer, TimeSpan within, TimeSpan interval, SupervisorStrategy? supervisorStrategy, string? routerDispatcher, bool usePoolDispatcher = false)
        : base(nrOfInstances, resizer, supervisorStrategy, routerDispatcher, usePoolDispatcher)
    {
        Within = within;
        Interval = interval;
    }

    /// <summary>As a section says, also <c>within</c> and <c>tail-chopping-router.interval</c>.</summary>
    public TailChoppingPool(Config config) : base(config)
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
    public TailChoppingPool WithDispatcher(string dispatcher) => this with { RouterDispatcher = dispatcher };

    /// <summary>The same with another strategy for its routees.</summary>
    public TailChoppingPool WithSupervisorStrategy(SupervisorStrategy strategy) => this with { SupervisorStrategy = strategy };

    /// <summary>The same with a number of routees that changes.</summary>
    public TailChoppingPool WithResizer(Resizer resizer) => this with { Resizer = resizer };
}
