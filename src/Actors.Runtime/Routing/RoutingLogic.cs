namespace Actors.Runtime;

/// <summary>Chooses the routee of a message.</summary>
public abstract class RoutingLogic
{
    /// <summary>The routee of a message; <see cref="Routee.NoRoutee"/> where it has none.</summary>
    public abstract Routee Select(object message, Routee[] routees);
}

/// <summary>Each message to the next routee.</summary>
public sealed class RoundRobinRoutingLogic : RoutingLogic
{
    uint next;

    /// <inheritdoc/>
    public override Routee Select(object message, Routee[] routees)
    {
        ArgumentNullException.ThrowIfNull(routees);
        return routees.Length == 0 ? Routee.NoRoutee : routees[next++ % (uint)routees.Length];
    }
}

/// <summary>Every message to every routee.</summary>
public sealed class BroadcastRoutingLogic : RoutingLogic
{
    /// <inheritdoc/>
    public override Routee Select(object message, Routee[] routees)
    {
        ArgumentNullException.ThrowIfNull(routees);
        return routees.Length == 0 ? Routee.NoRoutee : new SeveralRoutees(routees);
    }
}

/// <summary>Messages of one key to one routee; when routees come or go, few keys move.</summary>
/// <remarks>The hash is computed from the text of the key, so that a key has its place in every process.</remarks>
public sealed class ConsistentHashingRoutingLogic : RoutingLogic
{
    /// <summary>How many places on the ring a routee has where nothing else is said.</summary>
    public const int DefaultVirtualNodesFactor = 10;

    readonly int virtualNodes;
    readonly ConsistentHashMapping hashMapping;
    Routee[] placed = [];
    HashRing ring = HashRing.Empty;

    /// <summary>Logic that takes the keys of <see cref="IConsistentHashable"/> messages.</summary>
    public ConsistentHashingRoutingLogic(ActorSystem system) : this(system, 0, static _ => null)
    {
    }

    /// <param name="system">The system of the router.</param>
    /// <param name="virtualNodesFactor">How many places on the ring each routee has; 0 for the default.</param>
    /// <param name="hashMapping">Gives the key of a message; null leaves it to the message.</param>
    public ConsistentHashingRoutingLogic(ActorSystem system, int virtualNodesFactor, ConsistentHashMapping hashMapping)
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentNullException.ThrowIfNull(hashMapping);
        virtualNodes = virtualNodesFactor == 0 ? DefaultVirtualNodesFactor : virtualNodesFactor;
        this.hashMapping = hashMapping;
    }

    /// <inheritdoc/>
    public override Routee Select(object message, Routee[] routees)
    {
        ArgumentNullException.ThrowIfNull(routees);
        if ((hashMapping(message) ?? (message as IConsistentHashable)?.ConsistentHashKey) is not { } key || routees.Length == 0)
            return Routee.NoRoutee;
        if (!ReferenceEquals(placed, routees))
            (placed, ring) = (routees, HashRing.Of(routees, virtualNodes));
        return ring.Find(key);
    }
}

/// <summary>Gives the key by which a message finds its routee; null where it has none to give.</summary>
public delegate object? ConsistentHashMapping(object msg);

/// <summary>A message that knows the key by which it finds its routee.</summary>
public interface IConsistentHashable
{
    /// <summary>Text, a number or bytes; equal keys have one routee.</summary>
    object ConsistentHashKey { get; }
}

/// <summary>A message with a key; the routee gets the message alone.</summary>
public sealed class ConsistentHashableEnvelope(object message, object hashKey) : RouterEnvelope(message), IConsistentHashable
{
    /// <summary>The key.</summary>
    public object HashKey { get; } = hashKey;

    /// <inheritdoc/>
    public object ConsistentHashKey => HashKey;
}
