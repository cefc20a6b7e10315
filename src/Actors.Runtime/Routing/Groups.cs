using Actors.Runtime.Hocon;

namespace Actors.Runtime;

/// <summary>Each message to the next of the actors at some paths.</summary>
public sealed record RoundRobinGroup : Group
{
    /// <inheritdoc cref="RoundRobinGroup(IEnumerable{string}, string)"/>
    public RoundRobinGroup(params string[] paths) : this((IEnumerable<string>)paths)
    {
    }

    /// <param name="paths">Where the routees are.</param>
    /// <param name="routerDispatcher">The dispatcher of the router itself; null or empty for the default.</param>
    public RoundRobinGroup(IEnumerable<string> paths, string? routerDispatcher = null) : base(paths, routerDispatcher)
    {
    }

    /// <summary>As a section says.</summary>
    public RoundRobinGroup(Config config) : base(config)
    {
    }

    /// <inheritdoc/>
    public override Router CreateRouter(ActorSystem system) => new(new RoundRobinRoutingLogic());

    /// <summary>The same on another dispatcher.</summary>
    public RoundRobinGroup WithDispatcher(string dispatcher) => this with { RouterDispatcher = dispatcher };
}

/// <summary>Every message to all actors at some paths.</summary>
public sealed record BroadcastGroup : Group
{
    /// <inheritdoc cref="BroadcastGroup(IEnumerable{string}, string)"/>
    public BroadcastGroup(params string[] paths) : this((IEnumerable<string>)paths)
    {
    }

    /// <param name="paths">Where the routees are.</param>
    /// <param name="routerDispatcher">The dispatcher of the router itself; null or empty for the default.</param>
    public BroadcastGroup(IEnumerable<string> paths, string? routerDispatcher = null) : base(paths, routerDispatcher)
    {
    }

    /// <summary>As a section says.</summary>
    public BroadcastGroup(Config config) : base(config)
    {
    }

    /// <inheritdoc/>
    public override Router CreateRouter(ActorSystem system) => new(new BroadcastRoutingLogic());

    /// <summary>The same on another dispatcher.</summary>
    public BroadcastGroup WithDispatcher(string dispatcher) => this with { RouterDispatcher = dispatcher };
}

/// <summary>Each message to any of the actors at some paths; which, the seed of the system determines.</summary>
public sealed record RandomGroup : Group
{
    /// <inheritdoc cref="RandomGroup(IEnumerable{string}, string)"/>
    public RandomGroup(params string[] paths) : this((IEnumerable<string>)paths)
    {
    }

    /// <param name="paths">Where the routees are.</param>
    /// <param name="routerDispatcher">The dispatcher of the router itself; null or empty for the default.</param>
    public RandomGroup(IEnumerable<string> paths, string? routerDispatcher = null) : base(paths, routerDispatcher)
    {
    }

    /// <summary>As a section says.</summary>
    public RandomGroup(Config config) : base(config)
    {
    }

    /// <inheritdoc/>
    public override Router CreateRouter(ActorSystem system) => new(new RandomLogic());

    /// <summary>The same on another dispatcher.</summary>
    public RandomGroup WithDispatcher(string dispatcher) => this with { RouterDispatcher = dispatcher };
}

/// <summary>Messages of one key to one of the actors at some paths.</summary>
public sealed record ConsistentHashingGroup : Group
{
    ConsistentHashMapping mapping = static _ => null;

    /// <summary>A group that takes keys from the messages.</summary>
    public ConsistentHashingGroup(params string[] paths) : this((IEnumerable<string>)paths)
    {
    }

    /// <summary>A group that takes keys from the messages.</summary>
    public ConsistentHashingGroup(IEnumerable<string> paths) : base(paths)
    {
    }

    /// <summary>A group that takes keys by <paramref name="hashMapping"/>.</summary>
    public ConsistentHashingGroup(IEnumerable<string> paths, ConsistentHashMapping hashMapping) : this(paths) => mapping = hashMapping;

    /// <summary>As a section says, also <c>virtual-nodes-factor</c>.</summary>
    public ConsistentHashingGroup(Config config) : base(config) => VirtualNodesFactor = config.GetInt("virtual-nodes-factor", 0);

    /// <summary>How many places on the ring each routee has; 0 for the default.</summary>
    public int VirtualNodesFactor { get; private init; }

    /// <inheritdoc/>
    public override Router CreateRouter(ActorSystem system) => new(new ConsistentHashingRoutingLogic(system, VirtualNodesFactor, mapping));

    /// <summary>The same on another dispatcher.</summary>
    public ConsistentHashingGroup WithDispatcher(string dispatcher) => this with { RouterDispatcher = dispatcher };

    /// <summary>The same with keys by <paramref name="mapping"/>.</summary>
    public ConsistentHashingGroup WithHashMapping(ConsistentHashMapping mapping) => this with { mapping = mapping };

    /// <summary>The same with so many places on the ring for each routee.</summary>
    public ConsistentHashingGroup WithVirtualNodesFactor(int vnodes) => this with { VirtualNodesFactor = vnodes };
}
