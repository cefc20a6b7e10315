using Actors.Runtime;
using Actors.Tests.Runtime.TestKit;

namespace Actors.Tests.Runtime;

public sealed class ThreadedRouterLogicTests() : RouterLogicSpec(new ThreadedWorld());

public sealed class SimulatedRouterLogicTests() : RouterLogicSpec(new SimulatedWorld());

/// <summary>Routers that choose by chance, by load or by the first answer, and pools that grow.</summary>
public abstract class RouterLogicSpec : IDisposable
{
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    readonly World world;
    readonly TestProbe log;

    protected RouterLogicSpec(World world)
    {
        this.world = world;
        world.Open(config: """
            akka.actor.deployment {
              "/random" { router = random-pool, nr-of-instances = 3 }
              "/smallest" { router = smallest-mailbox-pool, nr-of-instances = 2 }
              "/gather" { router = scatter-gather-pool, nr-of-instances = 2, within = 1s }
              "/chop" { router = tail-chopping-pool, nr-of-instances = 2, within = 1s, tail-chopping-router.interval = 10ms }
              "/hash" { router = consistent-hashing-pool, nr-of-instances = 2, virtual-nodes-factor = 20 }
              "/growing" { router = round-robin-pool, nr-of-instances = 1, resizer { enabled = on, lower-bound = 4 } }
              "/wrong" { router = fastest-pool }
            }
            """);
        log = world.CreateTestProbe();
    }

    public void Dispose() => world.Dispose();

    /// <summary>Answers with its name; is busy with a gate until that opens.</summary>
    static Props Worker => Scripted.Props(static self =>
    {
        self.OnAsync<TaskCompletionSource>(async gate =>
        {
            var sender = self.Sender;
            sender.Tell("busy", self.Self);
            await gate.Task;
        });
        self.OnAny(_ => self.Sender.Tell(self.Self.Path.Name));
    });

    [Fact]
    public void A_random_router_uses_all_its_routees()
    {
        var router = world.Sys.ActorOf(Worker.WithRouter(new RandomPool(3)));

        Ask(router, 60).Distinct(StringComparer.Ordinal).Count().ShouldBe(3);
    }

    [Fact]
    public void The_choices_of_a_random_router_are_those_of_the_seed()
    {
        string[] Run(long seed)
        {
            using var system = ActorSystem.CreateSimulated(seed);
            var names = new List<string>();
            var collector = system.ActorOf(Scripted.Props(self => self.On<string>(names.Add)));
            var router = system.ActorOf(Worker.WithRouter(new RandomPool(5)), "router");
            for (var i = 0; i < 20; i++)
                router.Tell(i, collector);
            system.Run();
            return [.. names];
        }

        Run(7).ShouldBe(Run(7));
        Run(7).ShouldNotBe(Run(8));
    }

    [Fact]
    public void The_smallest_mailbox_is_chosen_while_another_is_behind()
    {
        var router = world.Sys.ActorOf(Worker.WithRouter(new SmallestMailboxPool(2)));
        var gate = new TaskCompletionSource();
        router.Tell(gate, log.Ref);
        log.ExpectMsg("busy");
        var busy = log.Sender;
        foreach (var waiting in Enumerable.Range(0, 3))
            busy.Tell(waiting, log.Ref);

        for (var i = 0; i < 5; i++)
            Ask(router, 1).ShouldAllBe(name => name != busy.Path.Name);

        gate.SetResult();
        log.ReceiveN(3).ShouldBe([busy.Path.Name, busy.Path.Name, busy.Path.Name]);
    }

    [Fact]
    public void The_first_answer_of_all_routees_is_passed_on_and_no_other()
    {
        world.Spawn(static self => self.OnAny(static _ => { }), "silent");
        world.Spawn(static self => self.OnAny(_ => self.Sender.Tell("quick")), "quick");
        var slow = world.Spawn(self => self.OnAny(_ =>
        {
            world.Sys.Scheduler.ScheduleTellOnce(Second / 2, self.Sender, "slow", self.Self);
        }), "slow");
        var router = world.Sys.ActorOf(Props.Empty.WithRouter(new ScatterGatherFirstCompletedGroup(["/user/slow", "/user/silent", "/user/quick"], Second)));

        router.Tell("question", log.Ref);

        log.ExpectMsg("quick");
        world.Advance(Second * 2);
        log.ExpectNoMsg();
        slow.ShouldNotBe(log.Sender);
    }

    [Fact]
    public void Without_an_answer_in_time_the_sender_gets_a_failure()
    {
        var silent = Scripted.Props(self => self.OnAny(_ => log.Ref.Tell("asked")));
        var gathering = world.Sys.ActorOf(silent.WithRouter(new ScatterGatherFirstCompletedPool(2, Second)));
        var chopping = world.Sys.ActorOf(silent.WithRouter(new TailChoppingPool(2, Second, Second / 4)));

        gathering.Tell("question", log.Ref);
        log.ExpectMsgs("asked", "asked");
        world.Advance(Second);
        log.ExpectMsg<Status.Failure>().Cause.ShouldBeOfType<AskTimeoutException>();
        chopping.Tell("question", log.Ref);
        log.ExpectMsg("asked");
        world.Advance(Second / 4);
        log.ExpectMsg("asked");
        world.Advance(Second);

        log.ExpectMsg<Status.Failure>().Cause.ShouldBeOfType<AskTimeoutException>();
        log.ExpectNoMsg();
    }

    [Fact]
    public void A_tail_chopping_router_asks_the_next_only_while_nobody_has_answered()
    {
        var asked = 0;
        var worker = Scripted.Props(self => self.OnAny(_ =>
        {
            if (++asked == 2)
                self.Sender.Tell("second");
            else
                log.Ref.Tell("asked");
        }));
        var router = world.Sys.ActorOf(worker.WithRouter(new TailChoppingPool(3, Second * 10, Second)));

        router.Tell("question", log.Ref);
        log.ExpectMsg("asked");
        log.ExpectNoMsg();
        world.Advance(Second);
        log.ExpectMsg("second");
        world.Advance(Second * 20);

        log.ExpectNoMsg();
    }

    [Fact]
    public void A_pool_grows_while_its_routees_are_behind_and_shrinks_when_they_are_idle()
    {
        var router = world.Sys.ActorOf(Worker.WithRouter(new RoundRobinPool(1, new DefaultResizer(2, 4, messagesPerResize: 1, rampupRate: 1, backoffRate: 0.5))));
        CountRoutees(router).ShouldBe(2);
        var gate = new TaskCompletionSource();
        router.Tell(new Broadcast(gate), log.Ref);
        log.ExpectMsgs("busy", "busy");

        router.Tell(new Broadcast("wait"), log.Ref);
        router.Tell("grow", log.Ref);
        CountRoutees(router).ShouldBe(4);
        gate.SetResult();
        log.ReceiveN(3);
        // Idle again: every look lets some go, down to the fewest.
        while (CountRoutees(router) > 2)
            Ask(router, 1);

        CountRoutees(router).ShouldBe(2);
    }

    [Fact]
    public void A_resizer_of_ones_own_is_asked_before_messages()
    {
        var router = world.Sys.ActorOf(Worker.WithRouter(new RoundRobinPool(1).WithResizer(new OneMoreEveryThird())));

        Ask(router, 6);

        CountRoutees(router).ShouldBe(1 + 3);
    }

    [Fact]
    public void Every_router_can_be_named_in_the_configuration()
    {
        foreach (var name in new[] { "random", "smallest", "gather", "chop" })
            Ask(world.Sys.ActorOf(Worker.WithRouter(FromConfig.Instance), name), 1).Length.ShouldBe(1);
        var hashing = world.Sys.ActorOf(Worker.WithRouter(FromConfig.Instance), "hash");
        hashing.Tell(new ConsistentHashableEnvelope(1, "key"), log.Ref);
        log.ExpectMsg<string>();
        CountRoutees(world.Sys.ActorOf(Worker.WithRouter(FromConfig.Instance), "growing")).ShouldBe(4);
        Should.Throw<ConfigurationException>(() => world.Sys.ActorOf(Worker.WithRouter(FromConfig.Instance), "wrong")).Message.ShouldContain("tail-chopping");
    }

    [Fact]
    public void An_actor_can_route_by_itself()
    {
        var workers = Enumerable.Range(0, 3).Select(i => world.Sys.ActorOf(Worker, $"worker-{i}")).ToArray();
        var letters = world.Subscribed<DeadLetter>();
        var actor = world.Spawn(self =>
        {
            var router = new Router(new RoundRobinRoutingLogic(), workers[0], workers[1]).AddRoutee(workers[2]).RemoveRoutee(workers[0]);
            self.On<int>(x => router.Route(x, self.Sender));
            self.On<Broadcast>(x => router.Route(x, self.Sender));
            self.On<string>(x => new Router(new RandomLogic()).Route(x, self.Sender));
        });

        Ask(actor, 4).ShouldBe(["worker-1", "worker-2", "worker-1", "worker-2"], ignoreOrder: true);
        actor.Tell(new Broadcast("all"), log.Ref);
        log.ReceiveN(2).Order().ShouldBe(["worker-1", "worker-2"]);
        actor.Tell("nobody", log.Ref);
        letters.ExpectMsg<DeadLetter>().Message.ShouldBe("nobody");
    }

    int CountRoutees(IActorRef router) => world.Await(router.Ask<Routees>(GetRoutees.Instance)).Members.Count();

    string[] Ask(IActorRef router, int times)
    {
        for (var i = 0; i < times; i++)
            router.Tell(i, log.Ref);
        return [.. log.ReceiveN(times).Cast<string>()];
    }

    sealed class OneMoreEveryThird : Resizer
    {
        public override bool IsTimeForResize(long messageCounter) => messageCounter % 3 == 0;

        public override int Resize(IEnumerable<Routee> currentRoutees) => 1;
    }
}

/// <summary>The arithmetic of resizing, and configurations as values.</summary>
public sealed class ResizerTests
{
    [Theory]
    [InlineData(4, 4, 1)]
    [InlineData(10, 10, 2)]
    [InlineData(9, 10, 0)]
    public void Routees_are_added_while_all_are_busy(int busy, int routees, int added) =>
        new DefaultResizer(1, 20).Rampup(busy, routees).ShouldBe(added);

    [Theory]
    [InlineData(0, 10, -1)]
    [InlineData(2, 10, -1)]
    [InlineData(3, 10, 0)]
    [InlineData(0, 1, -1)]
    public void Routees_go_while_few_are_busy(int busy, int routees, int change) =>
        new DefaultResizer(1, 20).Backoff(busy, routees).ShouldBe(change);

    [Fact]
    public void The_bounds_hold()
    {
        new DefaultResizer(5, 10).Capacity([]).ShouldBe(5);
        new DefaultResizer(0, 2).Capacity([Routee.NoRoutee, Routee.NoRoutee, Routee.NoRoutee, Routee.NoRoutee]).ShouldBe(-2);
        Should.Throw<ArgumentOutOfRangeException>(() => new DefaultResizer(3, 2)).Message.ShouldContain("no fewer than the fewest");
    }

    [Fact]
    public void Router_configurations_are_values_and_fall_back_on_each_other()
    {
        var resizer = new DefaultResizer(1, 2);
        var given = new RoundRobinPool(3, resizer).WithDispatcher("fast").WithSupervisorStrategy(SupervisorStrategy.StoppingStrategy);

        new RoundRobinPool(3).ShouldBe(new RoundRobinPool(3));
        new RoundRobinPool(3).ShouldNotBe(new RoundRobinPool(4));
        var merged = new RoundRobinPool(5).WithFallback(given).ShouldBeOfType<RoundRobinPool>();
        (merged.NrOfInstances, merged.Resizer, merged.RouterDispatcher, merged.SupervisorStrategy).ShouldBe((5, resizer, "fast", SupervisorStrategy.StoppingStrategy));
        given.WithFallback(new RoundRobinPool(1)).ShouldBe(given);
    }
}
