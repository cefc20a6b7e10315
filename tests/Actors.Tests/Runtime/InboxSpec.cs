using Actors.Runtime;
using Actors.Tests.Runtime.TestKit;

namespace Actors.Tests.Runtime;

public sealed class ThreadedInboxTests() : InboxSpec(new ThreadedWorld());

public sealed class SimulatedInboxTests() : InboxSpec(new SimulatedWorld());

/// <summary>Messages for code outside of actors.</summary>
public abstract class InboxSpec : IDisposable
{
    static readonly TimeSpan Short = TimeSpan.FromMilliseconds(20);
    readonly World world;
    readonly Inbox inbox;

    protected InboxSpec(World world)
    {
        this.world = world;
        world.Open();
        inbox = Inbox.Create(world.Sys);
    }

    public void Dispose()
    {
        inbox.Dispose();
        world.Dispose();
    }

    [Fact]
    public void An_answer_comes_to_the_inbox()
    {
        inbox.Send(world.Spawn(self => self.OnAny(x => self.Sender.Tell($"{x}!"))), "hello");

        inbox.Receive().ShouldBe("hello!");
    }

    [Fact]
    public void A_message_is_found_among_others_which_stay_in_order()
    {
        foreach (var x in new object[] { 1, "wanted", 2 })
            inbox.Receiver.Tell(x);

        inbox.ReceiveWhere(static x => x is string).ShouldBe("wanted");
        inbox.Receive(Short).ShouldBe(1);
        inbox.Receive(Short).ShouldBe(2);
    }

    [Fact]
    public void Without_a_message_in_time_the_wait_fails() =>
        Should.Throw<TimeoutException>(() => inbox.Receive(Short)).Message.ShouldContain("no message");

    [Fact]
    public void The_end_of_a_watched_actor_comes_to_the_inbox()
    {
        var first = world.Spawn(static self => self.OnAny(static _ => { }));
        var second = world.Spawn(static self => self.OnAny(static _ => { }));
        var third = world.Spawn(static self => self.OnAny(static _ => { }));
        inbox.Watch(first);
        inbox.WatchWith(second, "gone");
        inbox.Watch(third);
        inbox.Unwatch(third);

        third.Tell(PoisonPill.Instance);
        first.Tell(PoisonPill.Instance);
        inbox.Receive().ShouldBeOfType<Terminated>().ActorRef.ShouldBe(first);
        second.Tell(PoisonPill.Instance);

        inbox.Receive().ShouldBe("gone");
        Should.Throw<TimeoutException>(() => inbox.Receive(Short));
    }

    [Fact]
    public void What_comes_to_a_closed_inbox_is_a_dead_letter()
    {
        var letters = world.Subscribed<DeadLetter>();

        inbox.Dispose();
        inbox.Receiver.Tell("late");

        letters.ExpectMsg<DeadLetter>().Message.ShouldBe("late");
    }
}
