using Actors.Runtime;
using Actors.Runtime.Persistence;
using Actors.Tests.Runtime.TestKit;

namespace Actors.Tests.Runtime;

/// <summary>Persistent actors over a journal that completes at once, or over one that is let go step by step.</summary>
public abstract class PersistentActorSpec : IDisposable
{
    protected PersistentActorSpec(World world)
    {
        World = world;
        world.Open();
    }

    protected World World { get; }

    /// <summary>The journal after <see cref="OpenStepped"/>.</summary>
    protected SteppedJournal Stepped { get; } = new();

    public void Dispose()
    {
        World.Dispose();
        GC.SuppressFinalize(this);
    }

    protected IActorRef Account(TestProbe log, string id = "account", Action<ScriptedPersistent>? script = null) =>
        World.Sys.ActorOf(Props.Create(() => new ScriptedPersistent(id, log.Ref, script)));

    protected object[] Written(string id = "account") => [.. World.Journal.Read(id).Select(static x => x.Event)];

    /// <summary>Begins again with the stepped journal.</summary>
    protected void OpenStepped(string config = "")
    {
        World.Await(World.Sys.Terminate());
        World.Open(Stepped, config);
    }

    /// <summary>Lets the oldest operation of the stepped journal complete.</summary>
    protected void Release() => Stepped.Release(() => World.CreateTestProbe().ExpectNoMsg());
}
