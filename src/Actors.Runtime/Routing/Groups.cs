namespace Actors.Runtime;

/// <summary>Each message to the next of the actors at some paths.</summary>
public sealed class RoundRobinGroup(IEnumerable<string> paths) : Group(paths)
{
    /// <inheritdoc cref="RoundRobinGroup(IEnumerable{string})"/>
    public RoundRobinGroup(params string[] paths) : this((IEnumerable<string>)paths)
    {
    }

    internal override RoutingLogic CreateLogic(ActorSystem system) => new RoundRobinRoutingLogic();
}

/// <summary>Every message to all actors at some paths.</summary>
public sealed class BroadcastGroup(IEnumerable<string> paths) : Group(paths)
{
    /// <inheritdoc cref="BroadcastGroup(IEnumerable{string})"/>
    public BroadcastGroup(params string[] paths) : this((IEnumerable<string>)paths)
    {
    }

    internal override RoutingLogic CreateLogic(ActorSystem system) => new BroadcastRoutingLogic();
}

/// <summary>Messages of one key to one of the actors at some paths.</summary>
public sealed class ConsistentHashingGroup(IEnumerable<string> paths) : Group(paths)
{
    ConsistentHashMapping mapping = static _ => null;

    /// <inheritdoc cref="ConsistentHashingGroup(IEnumerable{string})"/>
    public ConsistentHashingGroup(params string[] paths) : this((IEnumerable<string>)paths)
    {
    }

    /// <summary>A group that takes keys by <paramref name="hashMapping"/>.</summary>
    public ConsistentHashingGroup(IEnumerable<string> paths, ConsistentHashMapping hashMapping) : this(paths) => mapping = hashMapping;

    /// <summary>The same with keys by <paramref name="mapping"/>.</summary>
    public ConsistentHashingGroup WithHashMapping(ConsistentHashMapping mapping) => new(Paths, mapping);

    internal override RoutingLogic CreateLogic(ActorSystem system) => new ConsistentHashingRoutingLogic(system, 0, mapping);
}
