using Actors.Runtime;
using Actors.Tests.Runtime.TestKit;

namespace Actors.Tests.Runtime;

public sealed class ThreadedRestartTests() : RestartSpec(new ThreadedWorld());

public sealed class SimulatedRestartTests() : RestartSpec(new SimulatedWorld());

/// <summary>What a restart runs, keeps and loses.</summary>
public abstract class RestartSpec : IDisposable
{
    readonly World world;
    readonly TestProbe log;

    protected RestartSpec(World world)
    {
        this.world = world;
        world.Open();
        log = world.CreateTestProbe();
    }

    public void Dispose() => world.Dispose();

    [Fact]
    public void By_default_a_failed_actor_is_restarted_and_keeps_its_mailbox()
    {
        var child = world.Spawn(FailingChild.Script(log, "a"));
        child.Tell(1);
        child.Tell(new Boom());
        child.Tell(2);

        log.ExpectMsgs("a start", "a 1", "a pre-restart boom at boom", "a stop", "a post-restart boom", "a start", "a 2");
    }

    [Fact]
    public void A_restart_stops_the_children_before_the_new_instance_starts()
    {
        var parent = world.Spawn(self =>
        {
            log.Ref.Tell("new parent");
            Scripted.Child(FailingChild.Script(log, "a"), "a");
            self.On<Exception>(static x => throw x);
        });
        log.ExpectMsgs("new parent", "a start");

        parent.Tell(new Boom());

        log.ExpectMsgs("a stop", "new parent", "a start");
    }

    [Fact]
    public void A_parent_that_keeps_its_children_restarts_them_with_itself()
    {
        var parent = world.Spawn(self =>
        {
            self.OnPreStart = () =>
            {
                if (!Scripted.Context.GetChildren().Any())
                    Scripted.Child(FailingChild.Script(log, "a"), "a");
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
    public void Kill_fails_the_actor_and_stops_it_by_default()
    {
        var errors = world.Subscribed<Error>();
        var actor = world.Spawn(FailingChild.Script(log, "a"));
        log.ExpectMsg("a start");
        log.Watch(actor);

        actor.Tell(Kill.Instance);

        log.ExpectMsg("a stop");
        log.ExpectTerminated(actor);
        errors.ExpectMsg<Error>().Cause.ShouldBeOfType<ActorKilledException>();
    }
}
