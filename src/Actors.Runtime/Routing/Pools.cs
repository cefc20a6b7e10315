using Actors.Runtime.Hocon;

namespace Actors.Runtime;

/// <summary>Each message to the next of its routees.</summary>
public sealed record RoundRobinPool : Pool
{
    /// <summary>Each message to the next of its routees.</summary>
    public RoundRobinPool(int nrOfInstances) : this(nrOfInstances, resizer: null)
    {
    }

    /// <inheritdoc cref="RoundRobinPool(int)"/>
    public RoundRobinPool(int nrOfInstances, Resizer? resizer) : this(nrOfInstances, resizer, DefaultSupervisorStrategy, routerDispatcher: null)
    {
    }

    /// <inheritdoc cref="Pool(int, Resizer, SupervisorStrategy, string, bool)"/>
    public RoundRobinPool(int nrOfInstances, Resizer? resizer, SupervisorStrategy? supervisorStrategy, string? routerDispatcher, bool usePoolDispatcher = false)
        : base(nrOfInstances, resizer, supervisorStrategy, routerDispatcher, usePoolDispatcher)
    {
    }

    /// <inheritdoc cref="Pool(Config)"/>
    public RoundRobinPool(Config config) : base(config)
    {
    }

    /// <inheritdoc/>
    public override Router CreateRouter(ActorSystem system) => new(new RoundRobinRoutingLogic());

    /// <summary>The same on another dispatcher.</summary>
    public RoundRobinPool WithDispatcher(string dispatcher) => this with { RouterDispatcher = dispatcher };

    /// <summary>The same with another strategy for its routees.</summary>
    public RoundRobinPool WithSupervisorStrategy(SupervisorStrategy strategy) => this with { SupervisorStrategy = strategy };

    /// <summary>The same with a number of routees that changes.</summary>
    public RoundRobinPool WithResizer(Resizer resizer) => this with { Resizer = resizer };
}

/// <summary>Every message to all of its routees.</summary>
public sealed record BroadcastPool : Pool
{
    /// <summary>Every message to all of its routees.</summary>
    public BroadcastPool(int nrOfInstances) : this(nrOfInstances, resizer: null)
    {
    }

    /// <inheritdoc cref="BroadcastPool(int)"/>
    public BroadcastPool(int nrOfInstances, Resizer? resizer) : this(nrOfInstances, resizer, DefaultSupervisorStrategy, routerDispatcher: null)
    {
    }

    /// <inheritdoc cref="Pool(int, Resizer, SupervisorStrategy, string, bool)"/>
    public BroadcastPool(int nrOfInstances, Resizer? resizer, SupervisorStrategy? supervisorStrategy, string? routerDispatcher, bool usePoolDispatcher = false)
        : base(nrOfInstances, resizer, supervisorStrategy, routerDispatcher, usePoolDispatcher)
    {
    }

    /// <inheritdoc cref="Pool(Config)"/>
    public BroadcastPool(Config config) : base(config)
    {
    }

    /// <inheritdoc/>
    public override Router CreateRouter(ActorSystem system) => new(new BroadcastRoutingLogic());

    /// <summary>The same on another dispatcher.</summary>
    public BroadcastPool WithDispatcher(string dispatcher) => this with { RouterDispatcher = dispatcher };

    /// <summary>The same with another strategy for its routees.</summary>
    public BroadcastPool WithSupervisorStrategy(SupervisorStrategy strategy) => this with { SupervisorStrategy = strategy };

    /// <summary>The same with a number of routees that changes.</summary>
    public BroadcastPool WithResizer(Resizer resizer) => this with { Resizer = resizer };
}
