using Actors.Runtime.Hocon;

namespace Actors.Runtime;

/// <summary>Each message to any of its routees; which, the seed of the system determines.</summary>
public sealed record RandomPool : Pool
{
    /// <summary>Each message to any of its routees; which, the seed of the system determines.</summary>
    public RandomPool(int nrOfInstances) : this(nrOfInstances, resizer: null)
    {
    }

    /// <inheritdoc cref="RandomPool(int)"/>
    public RandomPool(int nrOfInstances, Resizer? resizer) : this(nrOfInstances, resizer, DefaultSupervisorStrategy, routerDispatcher: null)
    {
    }

    /// <inheritdoc cref="Pool(int, Resizer, SupervisorStrategy, string, bool)"/>
    public RandomPool(int nrOfInstances, Resizer? resizer, SupervisorStrategy? supervisorStrategy, string? routerDispatcher, bool usePoolDispatcher = false)
        : base(nrOfInstances, resizer, supervisorStrategy, routerDispatcher, usePoolDispatcher)
    {
    }

    /// <inheritdoc cref="Pool(Config)"/>
    public RandomPool(Config config) : base(config)
    {
    }

    /// <inheritdoc/>
    public override Router CreateRouter(ActorSystem system) => new(new RandomLogic());

    /// <summary>The same on another dispatcher.</summary>
    public RandomPool WithDispatcher(string dispatcher) => this with { RouterDispatcher = dispatcher };

    /// <summary>The same with another strategy for its routees.</summary>
    public RandomPool WithSupervisorStrategy(SupervisorStrategy strategy) => this with { SupervisorStrategy = strategy };

    /// <summary>The same with a number of routees that changes.</summary>
    public RandomPool WithResizer(Resizer resizer) => this with { Resizer = resizer };
}

/// <summary>Each message to the routee with the fewest messages waiting.</summary>
public sealed record SmallestMailboxPool : Pool
{
    /// <summary>Each message to the routee with the fewest messages waiting.</summary>
    public SmallestMailboxPool(int nrOfInstances) : this(nrOfInstances, resizer: null)
    {
    }

    /// <inheritdoc cref="SmallestMailboxPool(int)"/>
    public SmallestMailboxPool(int nrOfInstances, Resizer? resizer) : this(nrOfInstances, resizer, DefaultSupervisorStrategy, routerDispatcher: null)
    {
    }

    /// <inheritdoc cref="Pool(int, Resizer, SupervisorStrategy, string, bool)"/>
    public SmallestMailboxPool(int nrOfInstances, Resizer? resizer, SupervisorStrategy? supervisorStrategy, string? routerDispatcher, bool usePoolDispatcher = false)
        : base(nrOfInstances, resizer, supervisorStrategy, routerDispatcher, usePoolDispatcher)
    {
    }

    /// <inheritdoc cref="Pool(Config)"/>
    public SmallestMailboxPool(Config config) : base(config)
    {
    }

    internal override bool NeedsCounts => true;

    /// <inheritdoc/>
    public override Router CreateRouter(ActorSystem system) => new(new SmallestMailboxRoutingLogic());

    /// <summary>The same on another dispatcher.</summary>
    public SmallestMailboxPool WithDispatcher(string dispatcher) => this with { RouterDispatcher = dispatcher };

    /// <summary>The same with another strategy for its routees.</summary>
    public SmallestMailboxPool WithSupervisorStrategy(SupervisorStrategy strategy) => this with { SupervisorStrategy = strategy };

    /// <summary>The same with a number of routees that changes.</summary>
    public SmallestMailboxPool WithResizer(Resizer resizer) => this with { Resizer = resizer };
}
