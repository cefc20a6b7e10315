using Actors.Runtime;
using Actors.Runtime.TestKit;

namespace Actors.Tests.Runtime.Surface;

/// <summary>The surface is there and alive: its actors start and answer.</summary>
public sealed class SurfaceTests() : TestKit(ActorSystem.CreateSimulated(1))
{
    [Fact]
    public void The_actors_of_the_surface_start()
    {
        Identified(ActorOf(Props.Create(() => new ActorSurface(TestActor))));
        Identified(ActorOf(Props.Create(() => new FsmSurface(Sys.IgnoreRef))));
        Identified(ActorOf(Props.Create(() => new FsmSurface.Watcher(Sys.IgnoreRef))));
        Identified(ActorOf(Props.Create(() => new PersistenceSurface())));
        Identified(ActorOf(Props.Create(() => new PersistenceSurface.Whole())));
        Identified(ActorOf(Props.Create(() => new PersistenceSurface.Untyped())));
        Identified(ActorOf(Props.Create(() => new PersistenceSurface.Courier(TestActor.Path))));
    }

    [Fact]
    public void The_routers_of_the_surface_start()
    {
        foreach (var config in RoutingSurface.Pools())
            ActorOf(Props.Create<ActorSurface.Plain>().WithRouter(config)).Tell(GetRoutees.Instance);
        foreach (var config in RoutingSurface.Groups(["/user/a"]))
            ActorOf(Props.Empty.WithRouter(config)).Tell(GetRoutees.Instance);

        ReceiveN(15).ShouldAllBe(static message => message is Routees);
    }

    [Fact]
    public void Systems_are_made_from_a_configuration_or_a_setup()
    {
        var systems = ActorSurface.Systems();

        systems.Select(static one => one.Settings.LogLevel).ShouldBe([LogLevel.InfoLevel, LogLevel.DebugLevel, LogLevel.InfoLevel, LogLevel.InfoLevel]);
        foreach (var one in systems)
            one.Dispose();
    }

    void Identified(IActorRef actor)
    {
        actor.Tell(new Identify(1));
        ExpectMsg<ActorIdentity>().Subject.ShouldBe(actor);
    }
}
