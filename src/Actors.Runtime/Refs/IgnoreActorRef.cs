namespace Actors.Runtime;

/// <summary>Drops what it is told, by definition. It never dies, so nobody who watches it is ever told anything.</summary>
internal sealed class IgnoreActorRef(ActorSystem system, ActorPath path) : InternalActorRef
{
    public override ActorPath Path { get; } = path;

    internal override ActorSystem System => system;

    public override void Tell(object message, IActorRef? sender) => ArgumentNullException.ThrowIfNull(message);

    internal override void SendSystem(SystemMessage message)
    {
        // It has no life to suspend, to end or to watch.
    }
}
