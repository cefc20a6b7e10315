using System.Globalization;
using System.Text;

namespace Actors.Runtime;

/// <summary>Says which entity a message is for.</summary>
public interface IMessageExtractor
{
    /// <summary>The entity; null for a message that is for none.</summary>
    string? EntityId(object message);

    /// <summary>What the entity gets.</summary>
    object EntityMessage(object message);

    /// <summary>The shard of a message's entity.</summary>
    string? ShardId(object message);

    /// <summary>The shard of an entity.</summary>
    string ShardId(string entityId, object? messageHint = null);
}

/// <summary>Shards by a hash of the entity id that is the same in every process.</summary>
/// <param name="maxNumberOfShards">How many shards there are; fixed for the life of a cluster.</param>
public abstract class HashCodeMessageExtractor(int maxNumberOfShards) : IMessageExtractor
{
    /// <summary>How many shards there are.</summary>
    public readonly int MaxNumberOfShards = maxNumberOfShards > 0
        ? maxNumberOfShards
        : throw new ArgumentOutOfRangeException(nameof(maxNumberOfShards), maxNumberOfShards, "expected at least one shard");

    /// <summary>An extractor from functions.</summary>
    public static HashCodeMessageExtractor Create(int maxNumberOfShards, Func<object, string?> entityIdExtractor, Func<object, object>? messageExtractor = null) =>
        new Functions(maxNumberOfShards, entityIdExtractor, messageExtractor);

    /// <inheritdoc/>
    public abstract string? EntityId(object message);

    /// <summary>The message itself, or what a <see cref="ShardingEnvelope"/> holds.</summary>
    public virtual object EntityMessage(object message) => message is ShardingEnvelope envelope ? envelope.Message : message;

    /// <inheritdoc/>
    public virtual string? ShardId(object message) => EntityId(message) is { } id ? ShardId(id, message) : null;

    /// <inheritdoc/>
    public virtual string ShardId(string entityId, object? messageHint = null) =>
        (HashRing.Hash(Encoding.UTF8.GetBytes(entityId)) % (ulong)MaxNumberOfShards).ToString(CultureInfo.InvariantCulture);

    sealed class Functions(int shards, Func<object, string?> entityId, Func<object, object>? entityMessage) : HashCodeMessageExtractor(shards)
    {
        public override string? EntityId(object message) => message is ShardingEnvelope envelope ? envelope.EntityId : entityId(message);

        public override object EntityMessage(object message) => entityMessage?.Invoke(message) ?? base.EntityMessage(message);
    }
}

/// <summary>A message with the id of its entity, for extractors that know it.</summary>
public sealed record ShardingEnvelope
{
    /// <param name="entityId">The entity it is for.</param>
    /// <param name="message">What the entity gets.</param>
    public ShardingEnvelope(string entityId, object message)
    {
        EntityId = entityId;
        Message = message;
    }

    /// <summary>The entity it is for.</summary>
    public string EntityId { get; }

    /// <summary>What the entity gets.</summary>
    public object Message { get; }
}

/// <summary>An entity asks its parent to be stopped by <paramref name="stopMessage"/>; messages for it wait meanwhile and start it anew.</summary>
public sealed class Passivate(object stopMessage)
{
    /// <summary>What the entity is told, at which it stops.</summary>
    public object StopMessage { get; } = stopMessage;
}
