namespace Actors.Runtime;

/// <summary>Each message to the next of its routees.</summary>
public sealed class RoundRobinPool(int nrOfInstances) : Pool(nrOfInstances)
{
    /// <summary>The same on another dispatcher.</summary>
    public RoundRobinPool WithDispatcher(string dispatcher) => new(NrOfInstances) { SupervisorStrategy = SupervisorStrategy, RouterDispatcher = dispatcher };

    /// <summary>The same with another strategy for its routees.</summary>
    public RoundRobinPool WithSupervisorStrategy(SupervisorStrategy strategy) => new(NrOfInstances) { SupervisorStrategy = strategy, RouterDispatcher = RouterDispatcher };

    internal override RoutingLogic CreateLogic(ActorSystem system) => new RoundRobinRoutingLogic();
}

/// <summary>Every message to all of its routees.</summary>
public sealed class BroadcastPool(int nrOfInstances) : Pool(nrOfInstances)
{
    /// <summary>The same on another dispatcher.</summary>
    public BroadcastPool WithDispatcher(string dispatcher) => new(NrOfInstances) { SupervisorStrategy = SupervisorStrategy, RouterDispatcher = dispatcher };

    /// <summary>The same with another strategy for its routees.</summary>
    public BroadcastPool WithSupervisorStrategy(SupervisorStrategy strategy) => new(NrOfInstances) { SupervisorStrategy = strategy, RouterDispatcher = RouterDispatcher };

    internal override RoutingLogic CreateLogic(ActorSystem system) => new BroadcastRoutingLogic();
}

/// <summary>Messages of one key to one of its routees.</summary>
public sealed class ConsistentHashingPool(int nrOfInstances) : Pool(nrOfInstances)
{
    ConsistentHashMapping mapping = static _ => null;

    /// <summary>A pool that takes keys by <paramref name="hashMapping"/>.</summary>
    public ConsistentHashingPool(int nrOfInstances, ConsistentHashMapping hashMapping) : this(nrOfInstances) => mapping = hashMapping;

    /// <summary>How many places on the ring each routee has; 0 for the default.</summary>
    public int VirtualNodesFactor { get; private init; }

    /// <summary>The same on another dispatcher.</summary>
    public ConsistentHashingPool WithDispatcher(string dispatcher) => Copy(SupervisorStrategy, dispatcher, VirtualNodesFactor, mapping);

    /// <summary>The same with another strategy for its routees.</summary>
    public ConsistentHashingPool WithSupervisorStrategy(SupervisorStrategy strategy) => Copy(strategy, RouterDispatcher, VirtualNodesFactor, mapping);

    /// <summary>The same with keys by <paramref name="mapping"/>.</summary>
    public ConsistentHashingPool WithHashMapping(ConsistentHashMapping mapping) => Copy(SupervisorStrategy, RouterDispatcher, VirtualNodesFactor, mapping);

    /// <summary>The same with so many places on the ring for each routee.</summary>
    public ConsistentHashingPool WithVirtualNodesFactor(int vnodes) => Copy(SupervisorStrategy, RouterDispatcher, vnodes, mapping);

    internal override RoutingLogic CreateLogic(ActorSystem system) => new ConsistentHashingRoutingLogic(system, VirtualNodesFactor, mapping);

    ConsistentHashingPool Copy(SupervisorStrategy strategy, string dispatcher, int vnodes, ConsistentHashMapping hashMapping) =>
        new(NrOfInstances, hashMapping) { SupervisorStrategy = strategy, RouterDispatcher = dispatcher, VirtualNodesFactor = vnodes };
}
