namespace Actors.Runtime;

/// <summary>The reference to an actor of this process.</summary>
internal sealed class LocalActorRef(ActorSystem system, ActorPath path) : InternalActorRef
{
    internal ActorCell Cell = null!;

    public override ActorPath Path { get; } = path;

    /// <summary>Kept here, where nothing changes: whoever tells asks for it, and the cell is written to all the time.</summary>
    internal override ActorSystem System { get; } = system;

    public override void Tell(object message, IActorRef? sender)
    {
        ArgumentNullException.ThrowIfNull(message);
        Cell.PostFromOutside(message, sender);
    }

    internal override void SendSystem(SystemMessage message) => Cell.PostSystem(message);
}
