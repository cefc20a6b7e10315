using Actors.Runtime;
using Actors.Runtime.TestKit;

namespace Actors.Tests.Runtime.Surface;

public sealed class ThreadedTestKitTests() : TestKitSpec(ActorSystem.Create("test"));

public sealed class SimulatedTestKitTests() : TestKitSpec(ActorSystem.CreateSimulated(1));

/// <summary>The test kit on both systems.</summary>
public abstract class TestKitSpec(ActorSystem system) : TestKit(system)
{
    static readonly TimeSpan Short = TimeSpan.FromMilliseconds(20);

    protected override void AfterAll() => Shutdown();

    [Fact]
    public void The_test_actor_is_the_sender_of_what_the_test_tells()
    {
        var echo = ActorOf(() => new Echo());

        echo.Tell("hello");

        ExpectMsg("hello").ShouldBe("hello");
        LastSender.ShouldBe(echo);
        ExpectMsgFrom<string>(Told(echo, "again"), isMessage: static x => x.Length == 5);
    }

    [Fact]
    public void An_expectation_that_is_not_met_says_what_came()
    {
        TestActor.Tell("text");
        Should.Throw<TestKitException>(() => ExpectMsg<int>()).Message.ShouldContain("text");
        TestActor.Tell(1);
        Should.Throw<TestKitException>(() => ExpectMsg(2, hint: "the second")).Message.ShouldContain("the second");
        Should.Throw<TestKitException>(() => ExpectMsg<int>(Short)).Message.ShouldContain("none came");
        TestActor.Tell("unwanted");
        Should.Throw<TestKitException>(() => ExpectNoMsg(Short)).Message.ShouldContain("unwanted");
    }

    [Fact]
    public void Messages_are_taken_in_any_order_fished_for_ignored_and_peeked_at()
    {
        foreach (var x in new object[] { 2, 1, "a", "fish", 5, 6 })
            TestActor.Tell(x);

        ExpectMsgAllOf(1, 2);
        FishForMessage<string>(static x => x.StartsWith('f')).ShouldBe("fish");
        PeekOne().ShouldBe(5);
        ReceiveN(2).ShouldBe([5, 6]);
        IgnoreMessages<string>();
        TestActor.Tell("dropped");
        TestActor.Tell(7);
        ExpectMsgAnyOf([7, 8]).ShouldBe(7);
        ReceiveWhile<object>(Short, static x => x).ShouldBeEmpty();
        HasMessages.ShouldBeFalse();
    }

    [Fact]
    public void Within_limits_the_time_of_what_is_in_it()
    {
        Within(Short, () => { Should.Throw<TestKitException>(() => ExpectMsg<int>()); }, epsilonValue: TimeSpan.FromHours(1));
        Should.Throw<TestKitException>(() => Within(TimeSpan.FromHours(1), TimeSpan.FromHours(2), static () => { })).Message.ShouldContain("at least");
        Within(TimeSpan.FromSeconds(9), () =>
        {
            Remaining.ShouldBeInRange(TimeSpan.Zero, TimeSpan.FromSeconds(9));
            return 1;
        }).ShouldBe(1);
    }

    [Fact]
    public void A_condition_is_awaited()
    {
        var tries = 0;

        AwaitAssert(() => (++tries).ShouldBeGreaterThan(2));
        AwaitCondition(() => ++tries > 4);

        tries.ShouldBe(5);
        Should.Throw<TestKitException>(() => AwaitCondition(static () => false, Short));
    }

    [Fact]
    public void A_probe_expects_replies_forwards_and_watches_on_its_own()
    {
        var probe = CreateTestProbe("probe");
        var echo = ActorOf(() => new Echo());

        probe.Send(echo, "x");
        probe.ExpectMsg("x");
        probe.Ref.Tell("question");
        probe.ExpectMsg("question");
        probe.Reply("answer");
        ExpectMsg("answer");
        probe.Forward(echo, "through");
        ExpectMsg("through");
        probe.Watch(echo);
        echo.Tell(PoisonPill.Instance);
        probe.ExpectTerminated(echo);
    }

    [Fact]
    public void An_auto_pilot_answers_while_messages_can_still_be_expected()
    {
        var probe = CreateTestProbe();
        probe.SetAutoPilot(new DelegateAutoPilot(static (sender, message) =>
        {
            sender.Tell($"{message}!");
            return message is "last" ? NoAutoPilot.Instance : KeepRunning.Instance;
        }));

        foreach (var x in new[] { "a", "last", "silent" })
            probe.Ref.Tell(x);

        ReceiveN(2).ShouldBe(["a!", "last!"]);
        ExpectNoMsg(Short);
        probe.ReceiveN(3).ShouldBe(["a", "last", "silent"]);
    }

    [Fact]
    public void Events_are_expected_by_what_they_say()
    {
        var echo = ActorOf(() => new Echo());

        EventFilter.Exception<InvalidOperationException>(contains: "broken").ExpectOne(() => echo.Tell(new InvalidOperationException("broken")));
        EventFilter.DeadLetter<string>(static x => x.Length == 4).ExpectOne(() => Sys.DeadLetters.Tell("lost"));
        EventFilter.Warning("careful").Expect(2, () =>
        {
            Log.Warning("careful");
            Log.Warning("careful");
        });
        Should.Throw<TestKitException>(() => EventFilter.Error(start: "never").ExpectOne(Short, static () => { })).Message.ShouldContain("0 came");
    }

    [Fact]
    public async Task What_is_awaited_comes()
    {
        if (Sys is SimulatedActorSystem)
            TestActor.Tell("later");
        var coming = ExpectMsgAsync<string>(static x => x is "later");
        if (Sys is not SimulatedActorSystem)
            TestActor.Tell("later");

        (await coming).ShouldBe("later");
        await ExpectNoMsgAsync(Short);
    }

    IActorRef Told(IActorRef actor, string message)
    {
        actor.Tell(message);
        return actor;
    }

    sealed class Echo : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            if (message is Exception failure)
                throw failure;
            Sender.Tell(message);
        }
    }
}

/// <summary>The scheduler that a test moves.</summary>
public sealed class TestSchedulerTests() : TestKit("akka.scheduler.implementation = TestScheduler")
{
    [Fact]
    public void Scheduled_messages_come_when_the_test_moves_time()
    {
        var scheduler = (TestScheduler)Sys.Scheduler;
        Sys.Scheduler.ScheduleTellRepeatedly(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TestActor, "tick", ActorRefs.NoSender);

        HasMessages.ShouldBeFalse();
        scheduler.Advance(TimeSpan.FromSeconds(1));
        ExpectMsg("tick");
        scheduler.Advance(TimeSpan.FromSeconds(4));
        ReceiveN(2).ShouldBe(["tick", "tick"]);
        HasMessages.ShouldBeFalse();
    }
}
