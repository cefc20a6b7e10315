namespace Actors.Runtime;

/// <summary>The recipient of a dead letter that was told to a path with nobody there.</summary>
internal sealed class MissingActorRef(ActorSystem system, ActorSelection selection) : InternalActorRef
{
    public override ActorPath Path { get; } = selection.Path.Aggregate(selection.Anchor.Path, static (path, step) => path / step.ToString()!);

    internal override ActorSystem System => system;

    public override void Tell(object message, IActorRef? sender) => system.DeadLetterRef.Take(message, sender, this);

    internal override void SendSystem(SystemMessage message)
    {
        if (message is Watch watch)
            watch.Watcher.SendSystem(new DeathWatchNotification(this, existenceConfirmed: false));
    }
}
