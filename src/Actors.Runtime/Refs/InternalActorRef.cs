namespace Actors.Runtime;

/// <summary>A reference of this runtime: besides user messages it takes system messages.</summary>
internal abstract class InternalActorRef : IActorRef
{
    public abstract ActorPath Path { get; }

    /// <summary>The system the reference belongs to, or null where it belongs to none.</summary>
    internal abstract ActorSystem? System { get; }

    public abstract void Tell(object message, IActorRef? sender);

    internal abstract void SendSystem(SystemMessage message);

    public bool Equals(IActorRef? other) =>
        ReferenceEquals(this, other) || (other is not null && Path.Uid == other.Path.Uid && Path.Equals(other.Path));

    public override bool Equals(object? obj) => obj is IActorRef other && Equals(other);

    public override int GetHashCode() => Path.Uid.GetHashCode();

    public int CompareTo(IActorRef? other)
    {
        if (other is null)
            return 1;
        var byPath = Path.CompareTo(other.Path);
        return byPath != 0 ? byPath : Path.Uid.CompareTo(other.Path.Uid);
    }

    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        IActorRef other => CompareTo(other),
        _ => throw new ArgumentException($"an actor reference compares to an actor reference, not to {obj.GetType().Name}", nameof(obj)),
    };

    public override string ToString() => Path.Uid == 0 ? $"[{Path}]" : $"[{Path}#{Path.Uid}]";

    /// <summary>The runtime's own view of a reference that came through the public API.</summary>
    internal static InternalActorRef Of(IActorRef reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return reference as InternalActorRef ?? (reference as IStandIn)?.Target
            ?? throw new ArgumentException($"{reference} ({reference.GetType().Name}) was not made by this runtime and has no life cycle to act on", nameof(reference));
    }
}

/// <summary>A reference that people hold in place of another, as a test does its probe.</summary>
internal interface IStandIn
{
    /// <summary>The reference it stands for.</summary>
    InternalActorRef Target { get; }
}
