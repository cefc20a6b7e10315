namespace Actors.Runtime;

/// <summary>Hands the failures of a simulated system to its driver as they happen.</summary>
internal sealed class ErrorTap(ActorSystem system, Action<Error> onError) : InternalActorRef
{
    public override ActorPath Path { get; } = system.TempPath / "errors-tap";

    internal override ActorSystem System => system;

    public override void Tell(object message, IActorRef? sender)
    {
        if (message is Error error)
            onError(error);
    }

    internal override void SendSystem(SystemMessage message)
    {
        // It is nobody's child and never stops.
    }
}
