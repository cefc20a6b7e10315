using Actors.Runtime;
using Actors.Tests.Runtime.TestKit;

namespace Actors.Tests.Runtime;

public sealed class ThreadedAsyncTests() : AsyncSpec(new ThreadedWorld());

public sealed class SimulatedAsyncTests() : AsyncSpec(new SimulatedWorld());

/// <summary>Asynchronous handlers.</summary>
public abstract class AsyncSpec : IDisposable
{
    readonly World world;
    readonly TestProbe log;
    readonly TaskCompletionSource gate = new();

    protected AsyncSpec(World world)
    {
        this.world = world;
        world.Open();
        log = world.CreateTestProbe();
    }

    public void Dispose() => world.Dispose();

    readonly record struct Number(int Value);

    void Open()
    {
        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        gate.SetResult();
        SynchronizationContext.SetSynchronizationContext(outer);
    }

    [Fact]
    public void The_next_message_waits_and_the_context_is_kept_across_the_await()
    {
        var asker = world.CreateTestProbe();
        var actor = world.Spawn(self =>
        {
            self.OnAsync<Number>(async x =>
            {
                log.Ref.Tell("begin");
                await gate.Task;
                Scripted.Context.Self.ShouldBe(self.Self);
                self.Sender.Tell(x);
                await Task.CompletedTask;
                log.Ref.Tell("end");
            });
            self.On<string>(x => log.Ref.Tell(x));
        });
        asker.Send(actor, new Number(7));
        actor.Tell("next");
        log.ExpectMsg("begin");
        log.ExpectNoMsg();

        Open();

        asker.ExpectMsg(new Number(7));
        asker.Sender.ShouldBe(actor);
        log.ExpectMsgs("end", "next");
    }

    [Fact]
    public void A_handler_that_ends_at_once_does_not_wait()
    {
        var actor = world.Spawn(self =>
        {
            self.OnAsync<Number>(x =>
            {
                log.Ref.Tell(x);
                return Task.CompletedTask;
            });
        });

        actor.Tell(new Number(1));
        actor.Tell(new Number(2));

        log.ExpectMsgs(new Number(1), new Number(2));
    }

    [Fact]
    public void A_handler_may_await_the_systems_time_and_other_actors()
    {
        var time = (world.Sys as SimulatedActorSystem)?.TimeProvider;
        var other = world.Spawn(self => self.On<int>(x => self.Sender.Tell(x + 1)));
        var actor = world.Spawn(self => self.OnAsync<int>(async x =>
        {
            for (var i = 0; i < 3; i++)
                x = await other.Ask<int>(x);
            if (time is not null)
                await Task.Delay(TimeSpan.FromHours(1), time);
            log.Ref.Tell(x);
        }));

        actor.Tell(1);
        if (time is not null)
            world.Advance(TimeSpan.FromHours(1));

        log.ExpectMsg(4);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_failure_goes_to_the_supervisor_with_the_message(bool isLate)
    {
        var actor = world.Spawn(self =>
        {
            self.OnAsync<Number>(async _ =>
            {
                if (isLate)
                    await gate.Task;
                throw new Boom();
            });
            self.On<string>(x => log.Ref.Tell(x));
            self.OnPreRestart = (cause, message) => log.Ref.Tell($"{cause.Message} at {message}");
        });
        actor.Tell(new Number(1));
        actor.Tell("next");
        if (isLate)
        {
            log.ExpectNoMsg();
            Open();
        }

        log.ExpectMsgs("boom at Number { Value = 1 }", "next");
    }

    [Fact]
    public void An_actor_that_stops_while_it_waits_never_goes_on()
    {
        var warnings = world.Subscribed<Warning>();
        var actor = world.Spawn(self =>
        {
            self.OnAsync<Number>(async _ =>
            {
                log.Ref.Tell("begin");
                await gate.Task;
                log.Ref.Tell("never");
            });
            self.OnPostStop = () => log.Ref.Tell("stopped");
        });
        actor.Tell(new Number(1));
        log.ExpectMsg("begin");
        world.Sys.Stop(actor);
        log.ExpectMsg("stopped");

        Open();

        warnings.ExpectMsg<Warning>();
        log.ExpectNoMsg();
    }

    [Fact]
    public void A_sibling_that_is_restarted_while_it_waits_goes_on_as_a_new_instance()
    {
        var warnings = world.Subscribed<Warning>();
        var parent = world.Spawn(self =>
        {
            self.Strategy = new AllForOneStrategy(static _ => Directive.Restart);
            var waiting = Scripted.Child(one =>
            {
                one.OnAsync<Number>(async _ =>
                {
                    log.Ref.Tell("begin");
                    await gate.Task;
                    log.Ref.Tell("never");
                });
                one.OnPostRestart = _ => log.Ref.Tell("restarted");
                one.On<string>(x => log.Ref.Tell(x));
            });
            var failing = Scripted.Child(static one => one.On<Exception>(static x => throw x));
            self.On<Number>(x => waiting.Tell(x));
            self.On<string>(x => waiting.Tell(x));
            self.On<Exception>(x => failing.Tell(x));
        });
        parent.Tell(new Number(1));
        parent.Tell("kept");
        log.ExpectMsg("begin");

        parent.Tell(new Boom());
        log.ExpectMsgs("restarted", "kept");
        Open();

        warnings.ExpectMsg<Warning>();
        log.ExpectNoMsg();
    }

    [Fact]
    public void A_stash_in_an_asynchronous_handler_keeps_the_value()
    {
        var actor = world.Spawn(self => self.OnAsync<Number>(async x =>
        {
            if (x.Value == 1)
                await gate.Task;
            if (!gate.Task.IsCompleted || x.Value > 1)
            {
                log.Ref.Tell(x);
                return;
            }
            self.Stash.Stash();
            self.Turn(() => self.On<Number>(y => log.Ref.Tell(y)));
            self.Stash.UnstashAll();
        }));
        actor.Tell(new Number(1));
        actor.Tell(new Number(2));
        Open();

        log.ExpectMsgs(new Number(1), new Number(2));
    }
}
