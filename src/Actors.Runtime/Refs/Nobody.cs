namespace Actors.Runtime;

/// <summary>The reference to nobody.</summary>
public sealed class Nobody : IActorRef
{
    /// <summary>The one instance.</summary>
    public static readonly Nobody Instance = new();

    Nobody()
    {
    }

    /// <inheritdoc/>
    public ActorPath Path { get; } = ActorPath.Root(new Address("akka", "all-systems")) / "Nobody";

    /// <summary>Drops the message.</summary>
    public void Tell(object message, IActorRef? sender)
    {
        // Nobody is listening, and whoever tells Nobody has said so.
    }

    /// <inheritdoc/>
    public bool Equals(IActorRef? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <inheritdoc/>
    public override int GetHashCode() => 0;

    /// <inheritdoc/>
    public int CompareTo(IActorRef? other) => other is null ? 1 : Path.CompareTo(other.Path);

    /// <inheritdoc/>
    public int CompareTo(object? obj) => CompareTo(obj as IActorRef);

    /// <inheritdoc/>
    public override string ToString() => "[Nobody]";
}
