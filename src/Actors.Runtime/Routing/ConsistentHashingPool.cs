using Actors.Runtime.Hocon;

namespace Actors.Runtime;

/// <summary>Messages of one key to one of its routees.</summary>
public sealed record ConsistentHashingPool : Pool
{
    ConsistentHashMapping mapping = static _ => null;

    /// <summary>A pool that takes keys from the messages.</summary>
    public ConsistentHashingPool(int nrOfInstances) : this(nrOfInstances, resizer: null, DefaultSupervisorStrategy, routerDispatcher: null)
    {
    }

    /// <summary>A pool that takes keys by <paramref name="hashMapping"/>.</summary>
    public ConsistentHashingPool(int nrOfInstances, ConsistentHashMapping hashMapping) : this(nrOfInstances) => mapping = hashMapping;

    /// <inheritdoc cref="Pool(int, Resizer, SupervisorStrategy, string, bool)"/>
    /// <param name="nrOfInstances">How many routees it begins with.</param>
    /// <param name="resizer">What changes their number; null for nothing.</param>
    /// <param name="supervisorStrategy">What the router does about failed routees.</param>
    /// <param name="routerDispatcher">The dispatcher of the router itself; null or empty for the default.</param>
    /// <param name="usePoolDispatcher">Not here: give the <see cref="Props"/> of the routees a dispatcher.</param>
    /// <param name="virtualNodesFactor">How many places on the ring each routee has; 0 for the default.</param>
    /// <param name="hashMapping">Gives the key of a message; null leaves it to the message.</param>
    public ConsistentHashingPool(int nrOfInstances, Resizer? resizer, SupervisorStrategy? supervisorStrategy, string? routerDispatcher, bool usePoolDispatcher = false, int virtualNodesFactor = 0, ConsistentHashMapping? hashMapping = null)
        : base(nrOfInstances, resizer, supervisorStrategy, routerDispatcher, usePoolDispatcher)
    {
        VirtualNodesFactor = virtualNodesFactor;
        mapping = hashMapping ?? mapping;
    }

    /// <summary>As a section says, also <c>virtual-nodes-factor</c>.</summary>
    public ConsistentHashingPool(Config config) : base(config) => VirtualNodesFactor = config.GetInt("virtual-nodes-factor", 0);

    /// <summary>How many places on the ring each routee has; 0 for the default.</summary>
    public int VirtualNodesFactor { get; private init; }

    /// <inheritdoc/>
    public override Router CreateRouter(ActorSystem system) => new(new ConsistentHashingRoutingLogic(system, VirtualNodesFactor, mapping));

    /// <summary>The same on another dispatcher.</summary>
    public ConsistentHashingPool WithDispatcher(string dispatcher) => this with { RouterDispatcher = dispatcher };

    /// <summary>The same with another strategy for its routees.</summary>
    public ConsistentHashingPool WithSupervisorStrategy(SupervisorStrategy strategy) => this with { SupervisorStrategy = strategy };

    /// <summary>The same with a number of routees that changes.</summary>
    public ConsistentHashingPool WithResizer(Resizer resizer) => this with { Resizer = resizer };

    /// <summary>The same with keys by <paramref name="mapping"/>.</summary>
    public ConsistentHashingPool WithHashMapping(ConsistentHashMapping mapping) => this with { mapping = mapping };

    /// <summary>The same with so many places on the ring for each routee.</summary>
    public ConsistentHashingPool WithVirtualNodesFactor(int vnodes) => this with { VirtualNodesFactor = vnodes };
}
