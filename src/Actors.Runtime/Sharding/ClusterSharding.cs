using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Actors.Runtime;

/// <summary>
/// Actors by id: a message finds its entity, which is started when it is first needed. This system is the one node
/// there is; on a cluster the same calls spread the entities.
/// </summary>
public sealed class ClusterSharding : IExtension
{
    readonly ExtendedActorSystem system;
    readonly ConcurrentDictionary<string, IActorRef> regions = new(StringComparer.Ordinal);

    ClusterSharding(ExtendedActorSystem system) => this.system = system;

    /// <summary>The types of entities that were started.</summary>
    public ImmutableHashSet<string> ShardTypeNames => regions.Keys.ToImmutableHashSet(StringComparer.Ordinal);

    /// <summary>The sharding of a system.</summary>
    public static ClusterSharding Get(ActorSystem system) => Provider.Instance.Get(system);

    /// <summary>Starts a type of entities, all made by one recipe.</summary>
    /// <returns>The region: what it is told reaches the entity that the extractor names.</returns>
    public IActorRef Start(string typeName, Props entityProps, ClusterShardingSettings settings, IMessageExtractor messageExtractor) =>
        Start(typeName, _ => entityProps, settings, messageExtractor);

    /// <summary>Starts a type of entities, each made by a recipe for its id.</summary>
    /// <inheritdoc cref="Start(string, Props, ClusterShardingSettings, IMessageExtractor)"/>
    public IActorRef Start(string typeName, Func<string, Props> entityPropsFactory, ClusterShardingSettings settings, IMessageExtractor messageExtractor)
    {
        ArgumentNullException.ThrowIfNull(entityPropsFactory);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(messageExtractor);
        return regions.GetOrAdd(typeName, name => system.ActorOf(
            Props.Create(() => new LocalShardRegion(entityPropsFactory, settings, messageExtractor)), $"sharding-{Uri.EscapeDataString(name)}"));
    }

    /// <inheritdoc cref="Start(string, Props, ClusterShardingSettings, IMessageExtractor)"/>
    public Task<IActorRef> StartAsync(string typeName, Props entityProps, ClusterShardingSettings settings, IMessageExtractor messageExtractor) =>
        Task.FromResult(Start(typeName, entityProps, settings, messageExtractor));

    /// <inheritdoc cref="Start(string, Func{string, Props}, ClusterShardingSettings, IMessageExtractor)"/>
    public Task<IActorRef> StartAsync(string typeName, Func<string, Props> entityPropsFactory, ClusterShardingSettings settings, IMessageExtractor messageExtractor) =>
        Task.FromResult(Start(typeName, entityPropsFactory, settings, messageExtractor));

    /// <inheritdoc cref="StartProxy"/>
    public Task<IActorRef> StartProxyAsync(string typeName, string? role, IMessageExtractor messageExtractor) =>
        Task.FromResult(StartProxy(typeName, role, messageExtractor));

    /// <summary>The region of a type that was started by <see cref="StartProxy"/>; on one node the one that was started.</summary>
    /// <exception cref="InvalidOperationException">It was not.</exception>
    public IActorRef ShardRegionProxy(string typeName) => ShardRegion(typeName);

    /// <summary>The region of a type whose entities live elsewhere; on one node the one that was started.</summary>
    public IActorRef StartProxy(string typeName, string? role, IMessageExtractor messageExtractor) => ShardRegion(typeName);

    /// <summary>The region of a type that was started.</summary>
    /// <exception cref="InvalidOperationException">It was not.</exception>
    public IActorRef ShardRegion(string typeName) => regions.TryGetValue(typeName, out var region)
        ? region
        : throw new InvalidOperationException($"the shard type '{typeName}' was not started on {system}: call Start first");

    sealed class Provider : ExtensionIdProvider<ClusterSharding>
    {
        internal static readonly Provider Instance = new();

        public override ClusterSharding CreateExtension(ExtendedActorSystem system) => new(system);
    }
}
