#nullable disable // As a program written for Akka.NET would be.
using Actors.Runtime;
using Actors.Runtime.Hocon;

namespace Actors.Tests.Runtime.Surface;

/// <summary>Uses the surface of routers and of recipes with Akka.NET's names, parameter orders and generic shapes: that it compiles is the test.</summary>
internal static class RoutingSurface
{
    internal static RouterConfig[] Pools() =>
    [
        new RoundRobinPool(5, new DefaultResizer(1, 10), SupervisorStrategy.DefaultStrategy, null, usePoolDispatcher: false),
        new RoundRobinPool(5).WithResizer(new DefaultResizer(1, 10, pressureThreshold: 1, rampupRate: 0.2, backoffThreshold: 0.3, backoffRate: 0.1, messagesPerResize: 10)),
        new RandomPool(5).WithSupervisorStrategy(SupervisorStrategy.StoppingStrategy).WithDispatcher("akka.actor.default-dispatcher"),
        new SmallestMailboxPool(5),
        new BroadcastPool(5),
        new ScatterGatherFirstCompletedPool(5, TimeSpan.FromSeconds(1)),
        new TailChoppingPool(5, TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(10)),
        new ConsistentHashingPool(5, null, SupervisorStrategy.DefaultStrategy, null, false, 10, message => message).WithVirtualNodesFactor(20),
        new RoundRobinPool(ConfigurationFactory.ParseString("nr-of-instances = 5")),
    ];

    internal static RouterConfig[] Groups(string[] paths) =>
    [
        new RoundRobinGroup(paths),
        new BroadcastGroup(paths),
        new RandomGroup("/user/a", "/user/b"),
        new ConsistentHashingGroup(paths).WithHashMapping(message => message),
        new ScatterGatherFirstCompletedGroup(paths, TimeSpan.FromSeconds(1)),
        new TailChoppingGroup(paths, TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(10)),
    ];

    internal static void Route(ActorSystem system, IActorRef actor)
    {
        Router router = new RoundRobinPool(1).CreateRouter(system);
        router = router.AddRoutee(actor).AddRoutee(new ActorRefRoutee(actor)).RemoveRoutee(actor).WithRoutees(Routee.FromActorRef(actor));
        router.Route(new Broadcast("message"), actor);
        _ = (router.Routees, router.RoutingLogic, new RoundRobinPool(1).GetNrOfInstances(system), new RoundRobinPool(1).WithFallback(new RandomPool(2)));
    }

    internal static Props[] Recipes(IIndirectActorProducer producer) =>
    [
        new(typeof(ActorSurface.Plain)),
        new(typeof(ActorSurface.Plain), []),
        new(typeof(ActorSurface.Plain), SupervisorStrategy.DefaultStrategy, "argument"),
        new(Deploy.Local, typeof(ActorSurface.Plain), "argument"),
        Props.CreateBy(producer, "argument"),
        Props.Create<ActorSurface.Plain>(SupervisorStrategy.StoppingStrategy),
        Props.None,
    ];

    /// <summary>Changes the number of routees as it likes.</summary>
    internal sealed class Custom : Resizer
    {
        public override bool IsTimeForResize(long messageCounter) => messageCounter > 0;

        public override int Resize(IEnumerable<Routee> currentRoutees) => currentRoutees.Count();
    }
}
