namespace Actors.Runtime;

/// <summary>The reference to an actor of this process.</summary>
internal sealed class LocalActorRef(ActorPath path) : InternalActorRef
{
    internal ActorCell Cell = null!;

    public override ActorPath Path { get; } = path;

    internal override ActorSystem System => Cell.System;

    public override void Tell(object message, IActorRef? sender)
    {
        ArgumentNullException.ThrowIfNull(message);
        Cell.PostFromOutside(message, sender);
    }

    internal override void SendSystem(SystemMessage message) => Cell.PostSystem(message);
}
