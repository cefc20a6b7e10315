using Actors.Runtime;
using Actors.Tests.Runtime.TestKit;

namespace Actors.Tests.Runtime;

public sealed class ThreadedLifecycleTests() : LifecycleSpec(new ThreadedWorld());

public sealed class SimulatedLifecycleTests() : LifecycleSpec(new SimulatedWorld());

/// <summary>Names, children and stopping.</summary>
public abstract class LifecycleSpec : IDisposable
{
    readonly World world;

    protected LifecycleSpec(World world)
    {
        this.world = world;
        world.Open();
    }

    public void Dispose() => world.Dispose();

    static Action<Scripted> Parent(TestProbe log, params string[] children) => self =>
    {
        foreach (var child in children)
            Scripted.Child(one => one.OnPostStop = () => log.Ref.Tell($"{child} stopped"), child);
        self.OnPreStart = () => log.Ref.Tell("parent started");
        self.OnPostStop = () => log.Ref.Tell("parent stopped");
        self.On<string>(x => Scripted.Context.Stop(Scripted.Context.Child(x)));
        self.On<int>(_ => self.Sender.Tell(string.Join(',', Scripted.Context.GetChildren().Select(x => x.Path.Name))));
    };

    [Fact]
    public void A_parent_stops_after_its_children()
    {
        var log = world.CreateTestProbe();
        var parent = world.Spawn(Parent(log, "a", "b"));
        log.ExpectMsg("parent started");

        world.Sys.Stop(parent);

        new[] { log.ReceiveOne(), log.ReceiveOne() }.ShouldBe(["a stopped", "b stopped"], ignoreOrder: true);
        log.ExpectMsg("parent stopped");
    }

    [Fact]
    public void Children_are_listed_in_the_order_of_their_creation()
    {
        var log = world.CreateTestProbe();
        var parent = world.Spawn(Parent(log, "d", "b", "a", "c"));
        log.ExpectMsg("parent started");
        log.Send(parent, 0);
        log.ExpectMsg("d,b,a,c");

        parent.Tell("b");
        log.ExpectMsg("b stopped");
        world.Await(parent.Ask<string>(0)).ShouldNotContain("x");
        var left = "";
        while (!string.Equals(left, "d,a,c", StringComparison.Ordinal))
            left = world.Await(parent.Ask<string>(0));
    }

    [Fact]
    public void An_actor_finishes_the_message_at_hand_before_it_stops_and_takes_no_other()
    {
        var log = world.CreateTestProbe();
        var letters = world.Subscribed<DeadLetter>();
        var actor = world.Spawn(self =>
        {
            self.OnAny(x =>
            {
                Scripted.Context.Stop(self.Self);
                log.Ref.Tell(x);
            });
            self.OnPostStop = () => log.Ref.Tell("stopped");
        });

        actor.Tell("one");
        actor.Tell("two");

        log.ExpectMsgs("one", "stopped");
        letters.ExpectMsg<DeadLetter>(x => Equals(x.Message, "two"));
    }

    [Fact]
    public void Names_are_unique_among_siblings_and_free_again_after_the_end()
    {
        var watcher = world.CreateTestProbe();
        var first = world.Spawn(static self => self.OnAny(static _ => { }), "only");
        Should.Throw<InvalidActorNameException>(() => world.Spawn(static _ => { }, "only")).Message.ShouldContain("'only'");
        watcher.Watch(first);
        world.Sys.Stop(first);
        watcher.ExpectTerminated(first);

        var second = world.Spawn(static self => self.OnAny(static _ => { }), "only");

        second.Path.ShouldBe(first.Path);
        second.ShouldNotBe(first);
        second.Path.ToString().ShouldBe($"akka://{world.Sys.Name}/user/only");
        second.Path.Elements.ShouldBe(["user", "only"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("$mine")]
    [InlineData("a/b")]
    [InlineData("ä")]
    [InlineData("a b")]
    public void A_name_that_no_path_can_hold_is_refused(string name) =>
        Should.Throw<InvalidActorNameException>(() => world.Spawn(static _ => { }, name)).Message.ShouldContain($"'{name}'");

    [Fact]
    public void A_stopping_actor_creates_no_children()
    {
        var log = world.CreateTestProbe();
        var actor = world.Spawn(self => self.OnPostStop = () =>
        {
            try
            {
                Scripted.Child(static _ => { });
            }
            catch (InvalidOperationException)
            {
                log.Ref.Tell("refused");
            }
        });

        world.Sys.Stop(actor);

        log.ExpectMsg("refused");
    }

    [Fact]
    public void Terminate_stops_everything_from_the_leaves_up()
    {
        var stopped = new System.Collections.Concurrent.ConcurrentQueue<string>();
        world.Spawn(self =>
        {
            Scripted.Child(one => one.OnPostStop = () => stopped.Enqueue("child"));
            self.OnPostStop = () => stopped.Enqueue("parent");
        });
        var code = false;
        world.Sys.RegisterOnTermination(() => code = true);

        world.Await(world.Sys.Terminate());

        stopped.ShouldBe(["child", "parent"]);
        world.Sys.WhenTerminated.IsCompletedSuccessfully.ShouldBeTrue();
        code.ShouldBeTrue();
        Should.Throw<InvalidOperationException>(() => world.Spawn(static _ => { }));
    }

    [Fact]
    public void Props_make_actors_from_arguments_and_refuse_what_is_no_actor()
    {
        var probe = world.CreateTestProbe();

        world.Sys.ActorOf(Props.Create<Greeter>(probe.Ref, "hello"));
        world.Sys.ActorOf(Props.Create(typeof(Greeter), probe.Ref, "hi"));

        new[] { probe.ReceiveOne(), probe.ReceiveOne() }.ShouldBe(["hello", "hi"], ignoreOrder: true);
        Should.Throw<ArgumentException>(() => Props.Create(typeof(string)));
        Should.Throw<ConfigurationException>(() => world.Sys.ActorOf(Props.Create<Greeter>(probe.Ref, "x").WithDispatcher("unknown")));
    }

    sealed class Greeter(IActorRef to, string word) : UntypedActor
    {
        protected override void PreStart() => to.Tell(word);

        protected override void OnReceive(object message) => Unhandled(message);
    }
}
