namespace Actors.Runtime;

/// <summary>Where messages end that have no living recipient: they are published on the event stream.</summary>
internal sealed class DeadLetterActorRef(ActorSystem system, ActorPath path) : InternalActorRef
{
    public override ActorPath Path { get; } = path;

    internal override ActorSystem System => system;

    public override void Tell(object message, IActorRef? sender)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (message is AllDeadLetters letter)
            system.EventStream.Publish(letter);
        else
            Take(message, sender, this);
    }

    /// <summary>Publishes a message that did not reach <paramref name="recipient"/>.</summary>
    internal void Take(object message, IActorRef? sender, IActorRef recipient) =>
        system.EventStream.Publish(message is IDeadLetterSuppression
            ? new SuppressedDeadLetter(message, sender ?? this, recipient)
            : new DeadLetter(message, sender ?? this, recipient));

    internal override void SendSystem(SystemMessage message)
    {
        if (message is Watch watch)
            watch.Watcher.SendSystem(new DeathWatchNotification(this, existenceConfirmed: false));
    }
}
