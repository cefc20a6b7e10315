namespace Actors.Runtime;

/// <summary>The parent of all top-level actors.</summary>
internal sealed class Guardian : UntypedActor
{
    protected override void OnReceive(object message) => Unhandled(message);
}

/// <summary>The root of the tree and the supervisor of the guardian: it stops what fails, and with it the system.</summary>
internal sealed class RootRef(ActorSystem system, ActorPath path) : InternalActorRef
{
    public override ActorPath Path { get; } = path;

    internal override ActorSystem System => system;

    /// <summary>What lives directly under the root.</summary>
    internal InternalActorRef? Find(string name) => name switch
    {
        "user" => system.UserGuardian,
        "deadLetters" => system.DeadLetterRef,
        _ => null,
    };

    public override void Tell(object message, IActorRef? sender) => system.DeadLetterRef.Take(message, sender, this);

    internal override void SendSystem(SystemMessage message)
    {
        switch (message)
        {
            case Failed failed: system.OnGuardianFailed(failed.Cause); break;
            case DeathWatchNotification: system.OnGuardianTerminated(); break;
        }
    }
}
