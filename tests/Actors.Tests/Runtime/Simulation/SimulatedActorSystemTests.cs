using Actors.Runtime;
using Actors.Tests.Runtime.TestKit;

namespace Actors.Tests.Runtime.Simulation;

/// <summary>The driver's view of a simulated system.</summary>
public sealed class SimulatedActorSystemTests : IDisposable
{
    static readonly DateTimeOffset Start = new(2024, 2, 29, 0, 0, 0, TimeSpan.Zero);
    readonly SimulatedActorSystem system = ActorSystem.CreateSimulated(7, Start);
    readonly List<string> log = [];

    public void Dispose() => system.Dispose();

    IActorRef Spawn(Action<Scripted> script) => system.ActorOf(Scripted.Props(script));

    [Fact]
    public void Nothing_happens_until_it_is_run()
    {
        var actor = Spawn(self => self.On<string>(log.Add));
        actor.Tell("a");
        actor.Tell("b");
        log.ShouldBeEmpty();

        system.Step().ShouldBeTrue();
        log.ShouldBe(["a"]);
        system.Run().ShouldBe(1);
        log.ShouldBe(["a", "b"]);
        system.Run().ShouldBe(0);
        system.Step().ShouldBeFalse();
        system.Seed.ShouldBe(7);
    }

    [Fact]
    public void Messages_are_delivered_in_the_order_in_which_they_were_told_by_whomever()
    {
        var last = Spawn(self => self.On<string>(log.Add));
        var relay = Spawn(self => self.On<string>(x => last.Tell($"relayed {x}")));

        relay.Tell("1");
        last.Tell("2");
        relay.Tell("3");
        last.Tell("4");
        system.Run();

        log.ShouldBe(["2", "4", "relayed 1", "relayed 3"]);
    }

    [Fact]
    public void Timers_fire_in_the_order_of_their_instants_and_each_is_done_before_the_next()
    {
        var second = Spawn(self => self.On<string>(x => log.Add($"{x} at {system.Now - Start:c}")));
        var first = Spawn(self => self.On<string>(x => second.Tell($"{x} passed on")));
        foreach (var (name, seconds) in new[] { ("c", 3), ("a", 1), ("b", 1), ("d", 5) })
            system.Scheduler.ScheduleTellOnce(TimeSpan.FromSeconds(seconds), first, name, ActorRefs.NoSender);
        system.NextTimer.ShouldBe(Start.AddSeconds(1));

        system.AdvanceTo(Start.AddSeconds(4));

        log.ShouldBe(["a passed on at 00:00:01", "b passed on at 00:00:01", "c passed on at 00:00:03"]);
        system.Now.ShouldBe(Start.AddSeconds(4));
        system.TimeProvider.GetUtcNow().ShouldBe(system.Now);
        system.NextTimer.ShouldBe(Start.AddSeconds(5));
    }

    [Fact]
    public void Time_does_not_run_backwards() =>
        Should.Throw<ArgumentOutOfRangeException>(() => system.AdvanceTo(Start.AddTicks(-1)));

    [Fact]
    public void Messages_told_before_an_advance_are_handled_at_the_earlier_instant()
    {
        var actor = Spawn(self => self.On<string>(x => log.Add($"{x} at {system.Now - Start:c}")));
        actor.Tell("now");

        system.AdvanceBy(TimeSpan.FromSeconds(1));

        log.ShouldBe(["now at 00:00:00"]);
    }

    [Fact]
    public void An_actor_cannot_run_its_own_system()
    {
        Spawn(self => self.On<string>(_ => system.Run())).Tell("run");
        system.Run();

        system.ErrorCount.ShouldBe(1);
        system.FirstError!.Cause.ShouldBeOfType<InvalidOperationException>();
    }

    [Fact]
    public void Failures_are_counted_and_the_first_is_kept()
    {
        var actor = Spawn(static self => self.On<Exception>(static x => throw x));
        actor.Tell(new Boom("first"));
        actor.Tell(new Boom("second"));
        system.Run();

        system.ErrorCount.ShouldBe(2);
        system.FirstError!.Cause!.Message.ShouldBe("first");
        system.FirstError.LogSource.ShouldBe(actor.Path.ToString());
    }

    [Fact]
    public void A_call_from_another_thread_is_refused_on_both_sides()
    {
        var target = Spawn(self => self.On<string>(log.Add));
        Exception? seenByCaller = null;
        var actor = Spawn(self => self.On<string>(_ =>
        {
            var caller = new Thread(() => seenByCaller = Record.Exception(() => target.Tell("x", ActorRefs.NoSender)));
            caller.Start();
            caller.Join();
        }));
        actor.Tell("go");

        Should.Throw<InvalidOperationException>(() => system.Run()).Message.ShouldContain("one thread");
        seenByCaller.ShouldBeOfType<InvalidOperationException>();
        log.ShouldBeEmpty();
    }

    [Fact]
    public void Asks_from_outside_complete_when_the_run_has_come_to_rest()
    {
        var actor = Spawn(self => self.On<int>(x =>
        {
            self.Sender.Tell(x + 1);
            log.Add($"answered {x}");
            if (x < 3)
                self.Self.Tell(x + 1, ActorRefs.NoSender);
        }));
        var answer = actor.Ask<int>(1);
        _ = answer.ContinueWith(x => log.Add($"got {x.Result}"), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        answer.IsCompleted.ShouldBeFalse();

        system.Run();

        log.ShouldBe(["answered 1", "answered 2", "answered 3", "got 2"]);
    }

    [Fact]
    public void Terminate_outside_of_a_run_ends_the_system_at_once()
    {
        Spawn(self => self.OnPostStop = () => log.Add("stopped"));

        system.Terminate().IsCompletedSuccessfully.ShouldBeTrue();

        log.ShouldBe(["stopped"]);
    }

    [Fact]
    public void An_actor_may_terminate_the_system()
    {
        Spawn(self =>
        {
            self.On<string>(x => _ = system.Terminate());
            self.OnPostStop = () => log.Add("stopped");
        }).Tell("end");

        system.Run();

        log.ShouldBe(["stopped"]);
        system.WhenTerminated.IsCompleted.ShouldBeTrue();
    }
}
