#nullable disable // As a program written for Akka.NET would be.
using System.Collections;
using System.Text.RegularExpressions;
using Actors.Runtime;
using Actors.Runtime.TestKit;

namespace Actors.Tests.Runtime.Surface;

public sealed class ThreadedTestKitSurfaceTests() : TestKitSurface(ActorSystem.Create("test"));

public sealed class SimulatedTestKitSurfaceTests() : TestKitSurface(ActorSystem.CreateSimulated(1));

/// <summary>Uses the rest of the test kit's surface with Akka.NET's names, parameter orders and generic shapes, on both systems.</summary>
public abstract class TestKitSurface(ActorSystem system) : TestKit(system)
{
    static readonly TimeSpan Short = TimeSpan.FromMilliseconds(20);

    protected override void AfterAll() => Shutdown(Sys, TimeSpan.FromSeconds(30), verifySystemShutdown: true);

    [Fact]
    public async Task A_child_of_the_test_actor_is_treated_by_the_strategy_it_was_made_with()
    {
        var probe = CreateTestProbe();
        IActorRef stopped = probe.ChildActorOf(Props.Create(() => new Fragile()), "child", SupervisorStrategy.StoppingStrategy);
        IActorRef restarted = await probe.ChildActorOfAsync<Fragile>();
        probe.Watch(stopped);

        EventFilter.Exception<InvalidOperationException>().Expect(2, () =>
        {
            restarted.Tell(new InvalidOperationException("x"));
            stopped.Tell(new InvalidOperationException("x"));
        });
        restarted.Tell("alive", probe);

        ReceiveBoth(probe, "alive", stopped);
        ChildActorOf(Props.Create(() => new Fragile()), "named").Path.Parent.ShouldBe(TestActor.Path);
    }

    [Fact]
    public void A_probe_stands_for_its_actor()
    {
        var probe = CreateTestProbe("probe");
        IActorRef actor = probe;
        var fragile = ActorOf<Fragile>("fragile");

        fragile.Tell("to the probe", probe);
        probe.ExpectMsg("to the probe");
        Sys.EventStream.Subscribe(probe, typeof(string)).ShouldBeTrue();
        Sys.EventStream.Publish("event");
        probe.ExpectMsg("event");
        Watch(probe);
        actor.Tell(PoisonPill.Instance);

        ExpectTerminated(probe);
        actor.Path.ShouldBe(probe.Ref.Path);
        actor.Equals(probe.Ref).ShouldBeTrue();
        probe.Ref.Equals(probe).ShouldBeTrue();
        probe.GetHashCode().ShouldBe(probe.Ref.GetHashCode());
        probe.CompareTo(probe.Ref).ShouldBe(0);
    }

    [Fact]
    public void A_latch_opens_when_it_was_counted_down()
    {
        TestLatch latch = CreateTestLatch(2);

        latch.CountDown();
        latch.IsOpen.ShouldBeFalse();
        Should.Throw<TimeoutException>(() => latch.Ready(Short)).Message.ShouldContain("1 are missing");
        latch.CountDown();
        latch.Ready();

        latch.IsOpen.ShouldBeTrue();
        latch.Reset();
        latch.IsOpen.ShouldBeFalse();
        latch.Open();
        latch.Ready(Short);
    }

    [Fact]
    public async Task A_barrier_holds_until_all_have_come()
    {
        using var barrier = CreateTestBarrier(2);

        Should.Throw<TimeoutException>(() => barrier.Await(Short));
        var other = Task.Run(() => barrier.Await());
        barrier.Await();

        await other;
        other.IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_awaited_is_what_is_expected()
    {
        Tell(1, "a", 2, "b", 3, 4, 5, "fish", 6, 7, "end");

        (await ExpectMsgAsync<int>((message, sender) => message == 1)).ShouldBe(1);
        (await ExpectMsgAsync("a", (expected, got) => expected == got)).ShouldBe("a");
        (await ExpectMsgFromAsync<int>(sender => sender.Equals(ActorRefs.Nobody), message => message == 2)).ShouldBe(2);
        (await PeekOneAsync()).ShouldBe("b");
        (await TryReceiveOneAsync(null)).Item1.ShouldBeTrue();
        (await All(ExpectMsgAllOfAsync(new[] { 4, 3 }))).ShouldBe([3, 4]);
        var before = new ArrayList();
        (await FishForMessageAsync<string>(message => message == "fish", before)).ShouldBe("fish");
        before.ToArray().ShouldBe([5]);
        (await All(ReceiveNAsync(2))).ShouldBe([6, 7]);
        await FishUntilMessageAsync<string>();
        await ExpectNoMsgAsync(Short);
    }

    [Fact]
    public async Task Messages_are_received_while_they_fit()
    {
        Tell("a", "b", 1, 2, 30, 4, "c", 5);

        ReceiveWhile<string>(null, Short, message => message as string).ShouldBe(["a", "b"]);
        ReceiveWhile<int>(message => message < 10).ShouldBe([1, 2]);
        PeekOne(CancellationToken.None).ShouldBe(30);
        ReceiveWhile<int>(message => true, idle: Short, msgs: 1).ShouldBe([30]);
        (await All(ReceiveWhileAsync<int>(message => true, idle: Short))).ShouldBe([4, 5]);
        Tell("x", "y");
        (await WaitForRadioSilenceAsync(Short)).ToArray().ShouldBe(["x", "y"]);
        Tell("x", "y");
        await Should.ThrowAsync<TestKitException>(() => WaitForRadioSilenceAsync(Short, maxMessages: 1));
    }

    [Fact]
    public async Task Messages_are_expected_in_any_order_by_what_fits_them()
    {
        Tell(2, "one");
        ExpectMsgAllOfMatchingPredicates(PredicateInfo.Create<string>(x => x.Length == 3), PredicateInfo.Create<int>(x => x > 1)).Count.ShouldBe(2);
        Tell(2);
        (await All(ExpectMsgAllOfMatchingPredicatesAsync(new[] { PredicateInfo.Create<int>(x => x > 1) }))).ShouldBe([2]);
        Tell(2);
        Should.Throw<TestKitException>(() => ExpectMsgAllOfMatchingPredicates(PredicateInfo.Create<int>(x => x > 2))).Message.ShouldContain("2 came");
    }

    [Fact]
    public async Task Conditions_and_limits_are_awaited()
    {
        var tries = 0;

        await AwaitConditionAsync(() => ++tries > 1);
        await AwaitConditionAsync(async () => await Task.FromResult(++tries > 3));
        await AwaitAssertAsync(async () => await Task.FromResult(++tries).ContinueWith(got => got.Result.ShouldBeGreaterThan(5), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default));
        tries.ShouldBe(6);
        (await AwaitConditionNoThrowAsync(() => false, Short)).ShouldBeFalse();
        AwaitConditionNoThrow(() => true, Short).ShouldBeTrue();
        await Should.ThrowAsync<TestKitException>(() => AwaitConditionAsync(async () => await Task.FromResult(false), Short, "never true"));
        (await WithinAsync(TimeSpan.FromSeconds(9), async () => await Task.FromResult(Remaining))).ShouldBeInRange(TimeSpan.Zero, TimeSpan.FromSeconds(9));
        await Should.ThrowAsync<TestKitException>(() => WithinAsync(TimeSpan.FromHours(1), TimeSpan.FromHours(2), () => Task.CompletedTask));
    }

    [Fact]
    public void Events_are_expected_by_pattern_by_level_and_by_type()
    {
        EventFilter.Warning(new Regex("^care", RegexOptions.None, TimeSpan.FromSeconds(1))).ExpectOne(() => Log.Warning("careful"));
        EventFilter.ForLogLevel(LogLevel.ErrorLevel, contains: "bad").ExpectOne(() => Log.Error("bad"));
        EventFilter.ForLogLevel(LogLevel.InfoLevel, new Regex("o", RegexOptions.None, TimeSpan.FromSeconds(1))).ExpectOne(() => Log.Info("news: {0}", "ok"));
        EventFilter.DeadLetter(typeof(string), message => message is "lost").ExpectOne(() => Sys.DeadLetters.Tell("lost"));
        EventFilter.Exception(typeof(FormatException), contains: "inner", checkInnerExceptions: true)
            .ExpectOne(() => Log.Error(new InvalidOperationException("outer", new FormatException("inner")), "text"));
        CreateEventFilter(Sys).Error(start: "b").ExpectOne(() => Log.Error("bad"));
    }

    [Fact]
    public void Another_test_actor_feeds_the_same_expectations()
    {
        IActorRef other = CreateTestActor("other");

        other.Tell("through the other");

        ExpectMsg("through the other");
        ActorSelection(other, "../fragile").PathString.ShouldBe("/../fragile");
    }

    void Tell(params object[] messages)
    {
        foreach (var message in messages)
            TestActor.Tell(message, ActorRefs.NoSender);
    }

    /// <summary>A message and the end of an actor, in either order.</summary>
    static void ReceiveBoth(TestProbe probe, string text, IActorRef stopped) => probe.ExpectMsgAllOfMatchingPredicates(
        PredicateInfo.Create<string>(got => got == text),
        PredicateInfo.Create<Terminated>(got => got.ActorRef.Equals(stopped)));

    static async Task<T[]> All<T>(IAsyncEnumerable<T> coming)
    {
        var all = new List<T>();
        await foreach (var one in coming)
            all.Add(one);
        return [.. all];
    }

    sealed class Fragile : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            if (message is Exception failure)
                throw failure;
            Sender.Tell(message);
        }
    }
}
