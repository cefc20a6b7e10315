using Actors.Runtime;
using Actors.Tests.Runtime.TestKit;

namespace Actors.Tests.Runtime;

public sealed class ThreadedRouterTests() : RouterSpec(new ThreadedWorld());

public sealed class SimulatedRouterTests() : RouterSpec(new SimulatedWorld());

/// <summary>One reference for several actors.</summary>
public abstract class RouterSpec : IDisposable
{
    readonly World world;
    readonly TestProbe log;

    protected RouterSpec(World world)
    {
        this.world = world;
        world.Open(config: """akka.actor.deployment { "/configured" { router = round-robin-pool, nr-of-instances = 2 } }""");
        log = world.CreateTestProbe();
    }

    public void Dispose() => world.Dispose();

    /// <summary>Answers with its name and the message.</summary>
    static Props Worker => Scripted.Props(static self =>
    {
        self.On<Exception>(static x => throw x);
        self.OnAny(x => self.Sender.Tell((self.Self.Path.Name, x)));
    });

    [Fact]
    public void Round_robin_gives_each_routee_its_turn()
    {
        var router = world.Sys.ActorOf(Worker.WithRouter(new RoundRobinPool(3)));

        var answers = Ask(router, 1, 2, 3, 4, 5, 6);

        Shares(answers).ShouldBe([2, 2, 2]);
    }

    [Fact]
    public void A_broadcast_reaches_every_routee_of_any_router()
    {
        var all = world.Sys.ActorOf(Worker.WithRouter(new BroadcastPool(2)));
        var turns = world.Sys.ActorOf(Worker.WithRouter(new RoundRobinPool(2)));

        all.Tell("x", log.Ref);
        turns.Tell(new Broadcast("y"), log.Ref);

        var answers = Enumerable.Range(0, 4).Select(_ => log.ExpectMsg<(string Name, object What)>()).ToArray();
        answers.Select(static one => one.What).Order().ShouldBe(["x", "x", "y", "y"]);
        Shares([.. answers.Where(static one => one.What is "y")]).ShouldBe([1, 1]);
    }

    [Fact]
    public void Consistent_hashing_sends_one_key_to_one_routee_and_moves_few_keys_when_one_is_added()
    {
        var router = world.Sys.ActorOf(Worker.WithRouter(new ConsistentHashingPool(5, static x => x is int ? x : null)));
        var keys = Enumerable.Range(0, 200).Cast<object>().ToArray();

        var before = Ask(router, keys).ToDictionary(static one => one.What, static one => one.Name);
        var again = Ask(router, keys).ToDictionary(static one => one.What, static one => one.Name);
        router.Tell(new AdjustPoolSize(1));
        var after = Ask(router, keys).ToDictionary(static one => one.What, static one => one.Name);

        keys.Select(key => again[key]).ShouldBe(keys.Select(key => before[key]));
        before.Values.Distinct(StringComparer.Ordinal).Count().ShouldBe(5);
        keys.Count(key => !string.Equals(before[key], after[key], StringComparison.Ordinal)).ShouldBeInRange(1, 100);
    }

    [Fact]
    public void An_envelope_with_a_key_is_opened_for_the_routee_and_a_message_without_one_is_a_dead_letter()
    {
        var letters = world.Subscribed<DeadLetter>();
        var router = world.Sys.ActorOf(Worker.WithRouter(new ConsistentHashingPool(3)));

        router.Tell(new ConsistentHashableEnvelope("inside", "key"), log.Ref);
        router.Tell("keyless", log.Ref);

        log.ExpectMsg<(string, object What)>().What.ShouldBe("inside");
        letters.ExpectMsg<DeadLetter>().Message.ShouldBe("keyless");
    }

    [Fact]
    public void A_group_routes_to_actors_at_paths()
    {
        world.Sys.ActorOf(Worker, "one");
        world.Sys.ActorOf(Worker, "two");
        var router = world.Sys.ActorOf(Props.Empty.WithRouter(new RoundRobinGroup("/user/one", "/user/two")));

        Ask(router, 1, 2, 3, 4).Select(static one => one.Name).Order(StringComparer.Ordinal).ShouldBe(["one", "one", "two", "two"]);
    }

    [Fact]
    public void A_router_can_be_named_in_the_configuration()
    {
        var router = world.Sys.ActorOf(Worker.WithRouter(FromConfig.Instance), "configured");

        Shares(Ask(router, 1, 2)).ShouldBe([1, 1]);
        Should.Throw<ConfigurationException>(() => world.Sys.ActorOf(Worker.WithRouter(FromConfig.Instance), "other")).Message.ShouldContain("/other");
    }

    [Fact]
    public void A_deployment_can_bring_the_router()
    {
        var router = world.Sys.ActorOf(Worker.WithDeploy(new Deploy(new RoundRobinPool(2)).WithDispatcher("akka.actor.default-dispatcher")));

        Shares(Ask(router, 1, 2)).ShouldBe([1, 1]);
    }

    [Fact]
    public void A_stopped_routee_gets_no_more_messages_and_a_pool_without_routees_stops()
    {
        var router = world.Sys.ActorOf(Worker.WithRouter(new RoundRobinPool(2)));
        var members = world.Await(router.Ask<Routees>(GetRoutees.Instance)).Members.Cast<ActorRefRoutee>().Select(static one => one.Actor).ToArray();
        log.Watch(router);

        world.Await(members[0].GracefulStop(TimeSpan.FromSeconds(1)));
        // The router hears of the end by itself, now or a little later.
        while (world.Await(router.Ask<Routees>(GetRoutees.Instance)).Members.Count() > 1)
            Thread.Yield();
        Ask(router, 1, 2).Select(static one => one.Name).ShouldBe([members[1].Path.Name, members[1].Path.Name]);
        members[1].Tell(PoisonPill.Instance);

        log.ExpectTerminated(router);
    }

    [Fact]
    public void A_failed_routee_is_restarted_with_its_router_and_the_pool_goes_on()
    {
        var router = world.Sys.ActorOf(Worker.WithRouter(new RoundRobinPool(2)));

        router.Tell(new Boom());

        Shares(Ask(router, 1, 2, 3, 4)).ShouldBe([2, 2]);
    }

    /// <summary>How many answers came from each routee.</summary>
    static IEnumerable<int> Shares((string Name, object What)[] answers) =>
        answers.CountBy(static one => one.Name, StringComparer.Ordinal).Select(static one => one.Value);

    (string Name, object What)[] Ask(IActorRef router, params object[] messages)
    {
        foreach (var message in messages)
            router.Tell(message, log.Ref);
        return [.. messages.Select(_ => log.ExpectMsg<(string, object)>())];
    }
}
