using Actors.Runtime;
using Actors.Tests.Runtime.TestKit;

namespace Actors.Tests.Runtime;

public sealed class ThreadedTimerTests() : TimerSpec(new ThreadedWorld());

public sealed class SimulatedTimerTests() : TimerSpec(new SimulatedWorld());

/// <summary>Keyed timers, the receive timeout and the scheduler.</summary>
public abstract class TimerSpec : IDisposable
{
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    readonly World world;
    readonly TestProbe log;

    protected TimerSpec(World world)
    {
        this.world = world;
        world.Open();
        log = world.CreateTestProbe();
    }

    public void Dispose() => world.Dispose();

    readonly record struct Tock(int Number);

    /// <summary>An actor that does what it is told, and logs everything else. Returns when it has started.</summary>
    IActorRef Clock(Action<Scripted> start)
    {
        var clock = world.Spawn(self =>
        {
            self.OnPreStart = () => start(self);
            self.On<Exception>(static x => throw x);
            self.On<Action<Scripted>>(x => x(self));
            self.OnAny(x => log.Ref.Tell(x));
        });
        Settle(clock);
        return clock;
    }

    /// <summary>Returns when the actor has handled all that was told before.</summary>
    void Settle(IActorRef actor) => world.Await(actor.Ask<ActorIdentity>(new Identify(1)));

    void Do(IActorRef clock, Action<Scripted> action)
    {
        clock.Tell(action);
        Settle(clock);
    }

    [Fact]
    public void A_single_timer_fires_once_and_is_then_inactive()
    {
        var clock = Clock(static self => self.Timers.StartSingleTimer("key", new Tock(1), Second));
        world.Advance(Second - TimeSpan.FromTicks(1));
        log.ExpectNoMsg();

        world.Advance(TimeSpan.FromTicks(1));
        log.ExpectMsg(new Tock(1));
        world.Advance(Second * 5);
        Do(clock, self => log.Ref.Tell(self.Timers.IsTimerActive("key")));

        log.ExpectMsg(false);
    }

    [Fact]
    public void A_periodic_timer_fires_until_cancelled()
    {
        var clock = Clock(static self => self.Timers.StartPeriodicTimer("key", "tick", Second));
        for (var i = 0; i < 3; i++)
        {
            world.Advance(Second);
            log.ExpectMsg("tick");
        }

        Do(clock, static self => self.Timers.Cancel("key"));
        world.Advance(Second * 3);

        log.ExpectNoMsg();
    }

    [Fact]
    public void A_periodic_timer_may_begin_after_another_delay()
    {
        Clock(static self => self.Timers.StartPeriodicTimer("key", "tick", TimeSpan.Zero, Second));
        world.Advance(TimeSpan.Zero);
        log.ExpectMsg("tick");
        world.Advance(Second);
        log.ExpectMsg("tick");
    }

    [Fact]
    public void A_new_timer_of_the_same_key_replaces_the_old_even_when_it_has_fired_already()
    {
        var clock = Clock(static self => self.Timers.StartSingleTimer("key", "old", Second));
        clock.Tell((Action<Scripted>)(self =>
        {
            world.Advance(Second);
            self.Timers.StartSingleTimer("key", "new", Second);
        }));
        if (world is SimulatedWorld)
            return; // An actor cannot move the time of the simulation it is part of.
        Settle(clock);
        log.ExpectNoMsg();

        world.Advance(Second);

        log.ExpectMsg("new");
    }

    [Fact]
    public void A_timer_that_was_cancelled_never_arrives()
    {
        var clock = Clock(static self =>
        {
            self.Timers.StartSingleTimer("a", "a", Second);
            self.Timers.StartSingleTimer("b", "b", Second);
        });
        Do(clock, static self => self.Timers.Cancel("a"));
        world.Advance(Second);

        log.ExpectMsg("b");
        log.ExpectNoMsg();
    }

    [Fact]
    public void Timers_end_with_the_instance()
    {
        var starts = 0;
        var clock = Clock(self =>
        {
            if (Interlocked.Increment(ref starts) == 1)
                self.Timers.StartPeriodicTimer("key", "tick", Second);
        });
        clock.Tell(new Boom());
        Settle(clock);
        world.Advance(Second * 2);
        log.ExpectNoMsg();

        Do(clock, static self => self.Timers.StartSingleTimer("key", "again", Second));
        world.Advance(Second);

        log.ExpectMsg("again");
    }

    [Fact]
    public void Timers_end_with_the_actor()
    {
        var letters = world.Subscribed<AllDeadLetters>();
        var clock = Clock(static self => self.Timers.StartPeriodicTimer("key", "tick", Second));
        world.Await(clock.GracefulStop(Second));

        world.Advance(Second * 2);

        letters.ExpectNoMsg();
    }

    [Fact]
    public void A_periodic_timer_without_an_interval_is_refused()
    {
        var errors = world.Subscribed<Error>();
        var clock = Clock(static _ => { });

        clock.Tell((Action<Scripted>)(static self => self.Timers.StartPeriodicTimer("key", "tick", TimeSpan.Zero)));

        errors.ExpectMsg<Error>().Cause.ShouldBeOfType<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Silence_brings_a_receive_timeout_and_messages_put_it_off()
    {
        var clock = Clock(static self => self.TimeOutAfter(Second * 10));
        world.Advance(Second * 9);
        clock.Tell(new Tock(1));
        log.ExpectMsg(new Tock(1));
        world.Advance(Second * 9);
        log.ExpectNoMsg();

        world.Advance(Second);
        log.ExpectMsg(ReceiveTimeout.Instance);
        world.Advance(Second * 10);
        log.ExpectMsg(ReceiveTimeout.Instance);
        Do(clock, static self => self.TimeOutAfter(null));
        world.Advance(Second * 30);

        log.ExpectNoMsg();
    }

    [Fact]
    public void Messages_that_say_so_do_not_put_off_the_receive_timeout()
    {
        var clock = Clock(static self => self.TimeOutAfter(Second * 10));
        world.Advance(Second * 9);
        Settle(clock);
        clock.Tell(new Quiet());
        log.ExpectMsg(new Quiet());

        world.Advance(Second);

        log.ExpectMsg(ReceiveTimeout.Instance);
    }

    readonly record struct Quiet : INotInfluenceReceiveTimeout;

    [Fact]
    public void The_scheduler_tells_once_and_repeatedly_until_cancelled()
    {
        var scheduler = world.Sys.Scheduler;
        var started = scheduler.Now;
        using var cancel = new Cancelable(scheduler);
        scheduler.ScheduleTellOnce(Second, log.Ref, "once", ActorRefs.NoSender);
        scheduler.ScheduleTellRepeatedly(Second * 2, Second * 2, log.Ref, new Tock(2), ActorRefs.NoSender, cancel);

        world.Advance(Second);
        log.ExpectMsg("once");
        world.Advance(Second);
        log.ExpectMsg(new Tock(2));
        world.Advance(Second * 2);
        log.ExpectMsg(new Tock(2));
        cancel.Cancel();
        world.Advance(Second * 4);

        log.ExpectNoMsg();
        (scheduler.Now - started).ShouldBe(Second * 8);
    }

    [Fact]
    public void A_scheduled_action_that_fails_is_reported()
    {
        var errors = world.Subscribed<Error>();
        world.Sys.Scheduler.Advanced.ScheduleOnce(Second, static () => throw new Boom());

        world.Advance(Second);

        errors.ExpectMsg<Error>().Cause.ShouldBeOfType<Boom>();
    }
}
