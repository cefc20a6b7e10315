using Actors.Runtime;
using Actors.Tests.Runtime.TestKit;

namespace Actors.Tests.Runtime;

public sealed class ThreadedTellTests() : TellSpec(new ThreadedWorld());

public sealed class SimulatedTellTests() : TellSpec(new SimulatedWorld());

/// <summary>Sending and replying, and what becomes of messages that reach nobody.</summary>
public abstract class TellSpec : IDisposable
{
    readonly World world;

    protected TellSpec(World world)
    {
        this.world = world;
        world.Open();
    }

    public void Dispose() => world.Dispose();

    sealed record Square(int Size);

    readonly record struct Triangle(int Size);

    [Fact]
    public void The_sender_is_the_actor_that_told_and_a_forward_keeps_it()
    {
        var probe = world.CreateTestProbe();
        var echo = world.Spawn(self => self.OnAny(x => self.Sender.Tell(x)));
        var relay = world.Spawn(self =>
        {
            self.On<string>(x => echo.Forward(x));
            self.On<Triangle>(x => echo.Forward(x));
        });

        probe.Send(relay, "hello");
        probe.Send(relay, new Triangle(1));

        probe.ExpectMsg("hello");
        probe.Sender.ShouldBe(echo);
        probe.ExpectMsg(new Triangle(1));
        probe.Sender.ShouldBe(echo);
    }

    [Fact]
    public void Messages_of_one_sender_arrive_in_the_order_told_whatever_their_kind()
    {
        var probe = world.CreateTestProbe();
        var actor = world.Spawn(self =>
        {
            self.On<int>(x => probe.Ref.Tell(x));
            self.On<Square>(x => probe.Ref.Tell(x.Size));
        });

        for (var i = 0; i < 1000; i += 2)
        {
            actor.Tell(i);
            actor.Tell(new Square(i + 1));
        }

        probe.ExpectMsgs([.. Enumerable.Range(0, 1000).Cast<object>()]);
    }

    [Fact]
    public void What_reaches_nobody_is_a_dead_letter()
    {
        var letters = world.Subscribed<DeadLetter>();
        var probe = world.CreateTestProbe();
        var actor = world.Spawn(self => self.OnAny(static _ => { }));
        probe.Watch(actor);
        actor.Tell(PoisonPill.Instance);
        probe.ExpectTerminated(actor);

        actor.Tell(new Triangle(1), probe.Ref);
        actor.Tell("late");

        var first = letters.ExpectMsg<DeadLetter>();
        first.Message.ShouldBe(new Triangle(1));
        first.Sender.ShouldBe(probe.Ref);
        first.Recipient.ShouldBe(actor);
        letters.ExpectMsg<DeadLetter>(x => Equals(x.Message, "late"));
        world.Sys.DeadLetters.Tell("straight");
        letters.ExpectMsg<DeadLetter>(x => Equals(x.Message, "straight"));
    }

    [Fact]
    public void A_reply_to_nobody_is_a_dead_letter()
    {
        var letters = world.Subscribed<DeadLetter>();
        var actor = world.Spawn(self => self.OnAny(x => self.Sender.Tell(x)));

        actor.Tell("question");

        letters.ExpectMsg<DeadLetter>(x => Equals(x.Message, "question") && x.Sender.Equals(actor));
    }

    [Fact]
    public void A_null_message_is_refused()
    {
        var actor = world.Spawn(self => self.OnAny(static _ => { }));

        Should.Throw<ArgumentNullException>(() => actor.Tell(null!));
        Should.Throw<ArgumentNullException>(() => actor.Tell(null!, ActorRefs.NoSender));
    }

    [Fact]
    public void An_actor_answers_who_it_is()
    {
        var probe = world.CreateTestProbe();
        var actor = world.Spawn(self => self.On<string>(static _ => { }));

        probe.Send(actor, new Identify("id"));

        var identity = probe.ExpectMsg<ActorIdentity>();
        identity.MessageId.ShouldBe("id");
        identity.Subject.ShouldBe(actor);
    }

    [Fact]
    public void A_poison_pill_takes_its_turn_after_the_messages_before_it()
    {
        var probe = world.CreateTestProbe();
        var actor = world.Spawn(self => self.OnAny(x => probe.Ref.Tell(x)));
        probe.Watch(actor);

        actor.Tell("one");
        actor.Tell("two");
        actor.Tell(PoisonPill.Instance);
        actor.Tell("three");

        probe.ExpectMsgs("one", "two");
        probe.ExpectTerminated(actor);
        probe.ExpectNoMsg();
    }

    [Fact]
    public void An_actor_cannot_be_made_with_new()
    {
        Should.Throw<ActorInitializationException>(() => new Scripted(static _ => { }));
        Should.Throw<NotSupportedException>(() => Scripted.Context);
    }
}
