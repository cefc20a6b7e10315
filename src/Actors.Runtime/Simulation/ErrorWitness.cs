namespace Actors.Runtime;

/// <summary>Counts the failures of a simulated system for its driver.</summary>
internal sealed class ErrorWitness(ActorSystem system) : InternalActorRef
{
    public override ActorPath Path { get; } = system.TempPath / "errors";

    internal override ActorSystem System => system;

    internal long Count { get; private set; }

    internal Error? First { get; private set; }

    public override void Tell(object message, IActorRef? sender)
    {
        Count++;
        First ??= message as Error;
    }

    internal override void SendSystem(SystemMessage message)
    {
        // It is nobody's child and never stops.
    }
}
