using Actors.Runtime;
using Actors.Tests.Runtime.TestKit;

namespace Actors.Tests.Runtime;

public sealed class ThreadedSupervisionTests() : SupervisionSpec(new ThreadedWorld());

public sealed class SimulatedSupervisionTests() : SupervisionSpec(new SimulatedWorld());

/// <summary>Failures, and what supervisors do about them.</summary>
public abstract class SupervisionSpec : IDisposable
{
    readonly World world;
    readonly TestProbe log;

    protected SupervisionSpec(World world)
    {
        this.world = world;
        world.Open();
        log = world.CreateTestProbe();
    }

    public void Dispose() => world.Dispose();

    /// <summary>A parent that gives messages to its children, by name.</summary>
    IActorRef Parent(SupervisorStrategy strategy, params string[] children) => world.Spawn(self =>
    {
        self.Strategy = strategy;
        foreach (var child in children)
            Scripted.Child(FailingChild.Script(log, child), child);
        self.On<(string To, object Message)>(x => Scripted.Context.Child(x.To).Forward(x.Message));
        self.OnPostStop = () => log.Ref.Tell("parent stop");
    });

    static (string To, object Message) To(string child, object message) => (child, message);

    [Fact]
    public void Resume_keeps_the_state_and_loses_the_message()
    {
        var parent = Parent(new OneForOneStrategy(static _ => Directive.Resume), "a");
        foreach (var message in new object[] { 1, new Boom(), 2 })
            parent.Tell(To("a", message));

        log.ExpectMsgs("a start", "a 1", "a 3");
    }

    [Fact]
    public void Stop_stops_the_child_alone()
    {
        var parent = Parent(new OneForOneStrategy(static _ => Directive.Stop), "a", "b");
        log.ExpectMsg<string>();
        log.ExpectMsg<string>();
        parent.Tell(To("a", new Boom()));
        log.ExpectMsg("a stop");

        parent.Tell(To("b", 1));
        log.ExpectMsg("b 1");
    }

    [Fact]
    public void One_for_one_leaves_the_siblings_alone()
    {
        var parent = Parent(new OneForOneStrategy(static _ => Directive.Restart), "a", "b");
        log.ExpectMsg<string>();
        log.ExpectMsg<string>();
        parent.Tell(To("b", 5));
        log.ExpectMsg("b 5");
        parent.Tell(To("a", new Boom()));
        log.ExpectMsgs("a pre-restart boom at boom", "a stop", "a post-restart boom", "a start");

        parent.Tell(To("b", 1));
        log.ExpectMsg("b 6");
    }

    [Fact]
    public void All_for_one_restarts_the_siblings_too()
    {
        var parent = Parent(new AllForOneStrategy(static _ => Directive.Restart), "a", "b");
        log.ExpectMsg<string>();
        log.ExpectMsg<string>();
        parent.Tell(To("b", 5));
        log.ExpectMsg("b 5");
        parent.Tell(To("a", new Boom()));

        var seen = Enumerable.Range(0, 8).Select(_ => (string)log.ReceiveOne()).ToList();
        seen.Where(static x => x.StartsWith('a')).ShouldBe(["a pre-restart boom at boom", "a stop", "a post-restart boom", "a start"]);
        seen.Where(static x => x.StartsWith('b')).ShouldBe(["b pre-restart boom at nothing", "b stop", "b post-restart boom", "b start"]);
        parent.Tell(To("b", 1));
        log.ExpectMsg("b 1");
    }

    [Fact]
    public void All_for_one_stops_the_siblings_too()
    {
        var parent = Parent(new AllForOneStrategy(static _ => Directive.Stop), "a", "b");
        log.ExpectMsg<string>();
        log.ExpectMsg<string>();
        parent.Tell(To("a", new Boom()));

        new[] { log.ReceiveOne(), log.ReceiveOne() }.ShouldBe(["a stop", "b stop"], ignoreOrder: true);
    }

    [Fact]
    public void More_restarts_than_allowed_stop_the_child()
    {
        var parent = Parent(new OneForOneStrategy(2, TimeSpan.FromSeconds(10), static _ => Directive.Restart), "a");
        log.ExpectMsg("a start");
        for (var i = 0; i < 2; i++)
        {
            parent.Tell(To("a", new Boom()));
            log.ExpectMsgs("a pre-restart boom at boom", "a stop", "a post-restart boom", "a start");
        }

        parent.Tell(To("a", new Boom()));

        log.ExpectMsg("a stop");
        log.ExpectNoMsg();
    }

    [Fact]
    public void Restarts_of_an_earlier_window_do_not_count()
    {
        var parent = Parent(new OneForOneStrategy(1, TimeSpan.FromSeconds(10), static _ => Directive.Restart), "a");
        log.ExpectMsg("a start");
        for (var i = 0; i < 3; i++)
        {
            parent.Tell(To("a", new Boom()));
            log.ExpectMsgs("a pre-restart boom at boom", "a stop", "a post-restart boom", "a start");
            world.Advance(TimeSpan.FromSeconds(11));
        }
    }

    [Fact]
    public void No_restarts_allowed_means_stop()
    {
        var parent = Parent(new OneForOneStrategy(0, -1, static _ => Directive.Restart), "a");
        parent.Tell(To("a", new Boom()));

        log.ExpectMsgs("a start", "a stop");
    }

    [Fact]
    public void Escalate_makes_the_parent_fail()
    {
        var parent = Parent(new OneForOneStrategy(static _ => Directive.Escalate), "a");
        log.ExpectMsg("a start");

        parent.Tell(To("a", new Boom()));

        new[] { log.ReceiveOne(), log.ReceiveOne() }.ShouldBe(["a stop", "parent stop"], ignoreOrder: true);
        log.ExpectMsg("a start");
        parent.Tell(To("a", 1));
        log.ExpectMsg("a 1");
    }

    [Fact]
    public void A_parent_that_resumes_after_an_escalation_resumes_all_its_children()
    {
        var top = world.Spawn(self =>
        {
            self.Strategy = new OneForOneStrategy(static _ => Directive.Resume);
            var middle = Scripted.Child(one =>
            {
                one.Strategy = new OneForOneStrategy(static _ => Directive.Escalate);
                Scripted.Child(FailingChild.Script(log, "a"), "a");
                Scripted.Child(FailingChild.Script(log, "b"), "b");
                one.On<(string To, object Message)>(x => Scripted.Context.Child(x.To).Tell(x.Message));
            });
            self.OnAny(middle.Tell);
        });
        log.ExpectMsg<string>();
        log.ExpectMsg<string>();

        top.Tell(To("a", new Boom()));
        top.Tell(To("b", new Boom()));
        top.Tell(To("a", 1));
        log.ExpectMsg("a 1");
        top.Tell(To("b", 2));
        log.ExpectMsg("b 2");
        top.Tell(To("b", new Boom()));
        top.Tell(To("b", 3));
        log.ExpectMsg("b 5");
    }

    [Fact]
    public void A_decider_that_fails_escalates()
    {
        var errors = world.Subscribed<Error>();
        var parent = Parent(new OneForOneStrategy(static _ => throw new Boom("decider")), "a");
        log.ExpectMsg("a start");

        parent.Tell(To("a", new Boom()));

        errors.FishForMessage<Error>(static x => x.Cause is Boom { Message: "boom" });
        errors.FishForMessage<Error>(static x => x.Cause is Boom { Message: "decider" });
        new[] { log.ReceiveOne(), log.ReceiveOne() }.ShouldBe(["a stop", "parent stop"], ignoreOrder: true);
        log.ExpectMsg("a start");
    }

    [Fact]
    public void The_strategy_of_the_props_goes_before_the_actors_own()
    {
        var parent = world.Sys.ActorOf(Scripted.Props(self =>
        {
            self.Strategy = new OneForOneStrategy(static _ => Directive.Stop);
            Scripted.Child(FailingChild.Script(log, "a"), "a");
            self.On<(string To, object Message)>(x => Scripted.Context.Child(x.To).Tell(x.Message));
        }).WithSupervisorStrategy(new OneForOneStrategy(static _ => Directive.Resume)));

        parent.Tell(To("a", new Boom()));
        parent.Tell(To("a", 1));

        log.ExpectMsgs("a start", "a 1");
    }
}
