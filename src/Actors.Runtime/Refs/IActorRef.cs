namespace Actors.Runtime;

/// <summary>Anything a message can be sent to.</summary>
public interface ICanTell
{
    /// <summary>Sends <paramref name="message"/>, naming <paramref name="sender"/> as its sender; returns at once.</summary>
    void Tell(object message, IActorRef? sender);

    /// <summary>Sends a value without boxing it. Chosen by the compiler over <see cref="Tell(object, IActorRef)"/> for structs.</summary>
    sealed void Tell<T>(in T message, IActorRef? sender) where T : struct => ValueTell.Send(this, in message, sender);
}

/// <summary>The address of an actor. It stays valid, and equal to itself, through every restart of the actor.</summary>
public interface IActorRef : ICanTell, IEquatable<IActorRef>, IComparable<IActorRef>, IComparable
{
    /// <summary>The place of the actor in the tree of its system.</summary>
    ActorPath Path { get; }
}

/// <summary>The well-known references that stand for no actor.</summary>
public static class ActorRefs
{
    /// <summary>No sender: a reply goes to the dead letters.</summary>
    public static readonly IActorRef? NoSender;

    /// <summary>A reference to nobody: what it is told is dropped by definition.</summary>
    public static readonly Nobody Nobody = Nobody.Instance;

    /// <summary>True where the reference is null or <see cref="Nobody"/>.</summary>
    public static bool IsNobody(this IActorRef? reference) => reference is null or Runtime.Nobody;
}
