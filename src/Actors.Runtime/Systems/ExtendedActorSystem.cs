namespace Actors.Runtime;

/// <summary>What extensions see of a system.</summary>
public abstract class ExtendedActorSystem : ActorSystem
{
    private protected ExtendedActorSystem(string name, TimeProvider time, ActorSystemSetup setup, BoxPools? boxes = null) : base(name, time, setup, boxes)
    {
    }

    /// <summary>The parent of the top-level actors.</summary>
    public IActorRef Guardian => UserGuardian;
}
