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

    /// <summary>A child that counts, fails on request and logs its hooks.</summary>
    Action<Scripted> Child(string name) => self =>
    {
        var count = 0;
        self.On<Exception>(static x => throw x);
        self.On<int>(x => log.Ref.Tell($"{name} {count += x}"));
        self.OnPreStart = () => log.Ref.Tell($"{name} start");
        self.OnPostStop = () => log.Ref.Tell($"{name} stop");
        self.OnPreRestart = (cause, message) => log.Ref.Tell($"{name} pre-restart {cause.Message} at {(message as Exception)?.Message ?? "nothing"}");
        self.OnPostRestart = cause => log.Ref.Tell($"{name} post-restart {cause.Message}");
    };

    /// <summary>A parent that gives messages to its children, by name.</summary>
    IActorRef Parent(SupervisorStrategy strategy, params string[] children) => world.Spawn(self =>
    {
        self.Strategy = strategy;
        foreach (var child in children)
            Scripted.Child(Child(child), child);
        self.On<(string To, object Message)>(x => Scripted.Context.Child(x.To).Forward(x.Message));
        self.OnPostStop = () => log.Ref.Tell("parent stop");
    });

    static (string To, object Message) To(string child, object message) => (child, message);

    [Fact]
    public void By_default_a_failed_actor_is_restarted_and_keeps_its_mailbox()
    {
        var child = world.Spawn(Child("a"));
        child.Tell(1);
        child.Tell(new Boom());
        child.Tell(2);

        log.ExpectMsgs("a start", "a 1", "a pre-restart boom at boom", "a stop", "a post-restart boom", "a start", "a 2");
    }

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
                Scripted.Child(Child("a"), "a");
                Scripted.Child(Child("b"), "b");
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
    public void A_restart_stops_the_children_before_the_new_instance_starts()
    {
        var parent = world.Spawn(self =>
        {
            Scripted.Child(Child("a"), "a");
            self.On<Exception>(static x => throw x);
            self.OnPostRestart = _ => log.Ref.Tell("parent restarted");
        });
        log.ExpectMsg("a start");

        parent.Tell(new Boom());

        log.ExpectMsgs("a stop", "parent restarted", "a start");
    }

    [Fact]
    public void A_parent_that_keeps_its_children_restarts_them_with_itself()
    {
        var parent = world.Spawn(self =>
        {
            self.OnPreStart = () =>
            {
                if (!Scripted.Context.GetChildren().Any())
                    Scripted.Child(Child("a"), "a");
            };
            self.InsteadOfPreRestart = static (_, _) => { };
            self.On<Exception>(static x => throw x);
        });
        log.ExpectMsg("a start");

        parent.Tell(new Boom());

        log.ExpectMsgs("a pre-restart boom at nothing", "a stop", "a post-restart boom", "a start");
    }

    [Fact]
    public void What_cannot_start_is_stopped_and_reported()
    {
        var errors = world.Subscribed<Error>();
        var actor = world.Spawn(static self => self.OnPreStart = static () => throw new Boom("no start"));
        log.Watch(actor);

        log.ExpectTerminated(actor);
        var error = errors.ExpectMsg<Error>();
        error.Cause.ShouldBeOfType<ActorInitializationException>().InnerException.ShouldBeOfType<Boom>();
        error.LogSource.ShouldBe(actor.Path.ToString());
    }

    [Fact]
    public void A_child_that_fails_to_start_can_be_tried_again()
    {
        var tries = 0;
        world.Spawn(self =>
        {
            self.Strategy = new OneForOneStrategy(static _ => Directive.Restart);
            Scripted.Child(one =>
            {
                if (Interlocked.Increment(ref tries) < 4)
                    throw new Boom();
                one.OnPreStart = () => log.Ref.Tell("started");
            });
        });

        log.ExpectMsg("started");
        tries.ShouldBe(4);
    }

    [Fact]
    public void Kill_fails_the_actor_and_stops_it_by_default()
    {
        var errors = world.Subscribed<Error>();
        var actor = world.Spawn(Child("a"));
        log.ExpectMsg("a start");
        log.Watch(actor);

        actor.Tell(Kill.Instance);

        log.ExpectMsg("a stop");
        log.ExpectTerminated(actor);
        errors.ExpectMsg<Error>().Cause.ShouldBeOfType<ActorKilledException>();
    }

    [Fact]
    public void A_hook_that_fails_during_a_restart_is_reported_and_does_not_stop_it()
    {
        var errors = world.Subscribed<Error>();
        var actor = world.Spawn(self =>
        {
            self.On<Exception>(static x => throw x);
            self.On<string>(x => log.Ref.Tell(x));
            self.OnPreRestart = static (_, _) => throw new Boom("hook");
        });

        actor.Tell(new Boom());
        actor.Tell("alive");

        errors.ExpectMsg<Error>().Cause.ShouldBeOfType<Boom>();
        errors.ExpectMsg<Error>().Cause.ShouldBeOfType<PreRestartException>().OptionalMessage.ShouldBeOfType<Boom>();
        log.ExpectMsg("alive");
    }

    [Fact]
    public void A_restart_that_fails_is_a_failure_to_initialize()
    {
        var errors = world.Subscribed<Error>();
        var actor = world.Spawn(self =>
        {
            self.On<Exception>(static x => throw x);
            self.OnPostRestart = static _ => throw new Boom("again");
        });
        log.Watch(actor);

        actor.Tell(new Boom());

        log.ExpectTerminated(actor);
        errors.FishForMessage<Error>(static x => x.Cause is PostRestartException { OriginalCause: Boom });
    }

    [Fact]
    public void A_failing_post_stop_is_reported_and_the_actor_is_gone_all_the_same()
    {
        var errors = world.Subscribed<Error>();
        var actor = world.Spawn(static self => self.OnPostStop = static () => throw new Boom("stop"));
        log.Watch(actor);

        world.Sys.Stop(actor);

        log.ExpectTerminated(actor);
        errors.ExpectMsg<Error>().Cause!.Message.ShouldBe("stop");
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
    public void A_restart_forgets_the_behaviours_that_were_stacked()
    {
        var actor = world.Spawn(self =>
        {
            self.On<string>(x =>
            {
                log.Ref.Tell($"first {x}");
                self.TurnStacked(() =>
                {
                    self.On<Exception>(static x => throw x);
                    self.On<string>(y => log.Ref.Tell($"second {y}"));
                });
            });
        });

        actor.Tell("a");
        actor.Tell("b");
        actor.Tell(new Boom());
        actor.Tell("c");

        log.ExpectMsgs("first a", "second b", "first c");
    }

    [Fact]
    public void The_strategy_of_the_props_goes_before_the_actors_own()
    {
        var parent = world.Sys.ActorOf(Scripted.Props(self =>
        {
            self.Strategy = new OneForOneStrategy(static _ => Directive.Stop);
            Scripted.Child(Child("a"), "a");
            self.On<(string To, object Message)>(x => Scripted.Context.Child(x.To).Tell(x.Message));
        }).WithSupervisorStrategy(new OneForOneStrategy(static _ => Directive.Resume)));

        parent.Tell(To("a", new Boom()));
        parent.Tell(To("a", 1));

        log.ExpectMsgs("a start", "a 1");
    }
}
