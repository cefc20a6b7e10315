using Actors.Runtime;
using Actors.Runtime.Hocon;
using Actors.Tests.Runtime.TestKit;

namespace Actors.Tests.Runtime;

public sealed class ThreadedMailboxTests() : MailboxSpec(new ThreadedWorld());

public sealed class SimulatedMailboxTests() : MailboxSpec(new SimulatedWorld());

public sealed class SeededMailboxTests() : MailboxSpec(new SimulatedWorld(DeliveryOrder.Seeded));

/// <summary>Mailboxes and dispatchers chosen in the configuration.</summary>
public abstract class MailboxSpec : IDisposable
{
    readonly World world;
    readonly TestProbe log;

    protected MailboxSpec(World world)
    {
        this.world = world;
        world.Open(config: $$"""
            by-number { mailbox-type = "{{typeof(SmallestFirst).AssemblyQualifiedName}}" }
            small { mailbox-type = bounded, mailbox-capacity = 2 }
            newest { mailbox-type = bounded, mailbox-capacity = 2, mailbox-overflow = drop-oldest }
            answering { mailbox-type = bounded, mailbox-capacity = 2, mailbox-overflow = answer }
            wrong { mailbox-type = "System.String" }
            strange { type = Dispatcher, threads = 4 }
            """);
        log = world.CreateTestProbe();
    }

    public void Dispose() => world.Dispose();

    [Fact]
    public void A_priority_mailbox_gives_the_smallest_first_and_equals_in_their_order()
    {
        var (actor, open) = Blocked("by-number");

        foreach (var x in new[] { 30, 10, 21, 20, 11 })
            actor.Tell(x);
        open();

        log.ExpectMsgs(10, 11, 21, 20, 30);
    }

    [Theory]
    [InlineData("small", new[] { 1, 2 }, 3)]
    [InlineData("newest", new[] { 2, 3 }, 1)]
    public void A_full_mailbox_sends_a_message_to_the_dead_letters(string mailbox, int[] kept, int dropped)
    {
        var letters = world.Subscribed<DeadLetter>();
        var (actor, open) = Blocked(mailbox);

        foreach (var x in new[] { 1, 2, 3 })
            actor.Tell(x);
        open();

        log.ExpectMsgs([.. kept.Cast<object>()]);
        letters.ExpectMsg<DeadLetter>().Message.ShouldBe(dropped);
    }

    [Fact]
    public void A_full_mailbox_can_answer_with_a_failure()
    {
        var (actor, open) = Blocked("answering");
        var sender = world.CreateTestProbe();

        foreach (var x in new[] { 1, 2, 3 })
            actor.Tell(x, sender.Ref);

        sender.ExpectMsg<Status.Failure>().Cause.ShouldBeOfType<MailboxOverflowException>();
        open();
        log.ExpectMsgs(1, 2);
    }

    [Fact]
    public void What_cannot_be_is_refused_by_name()
    {
        Refused("wrong", "derived from MailboxType");
        Refused("missing", "'missing' is not configured");
        Should.Throw<ConfigurationException>(() => world.Sys.ActorOf(Scripted.Props(static _ => { }).WithDispatcher("strange"))).Message.ShouldContain("threads");

        void Refused(string mailbox, string why) =>
            Should.Throw<ConfigurationException>(() => world.Sys.ActorOf(Scripted.Props(static _ => { }).WithMailbox(mailbox))).Message.ShouldContain(why);
    }

    [Theory]
    [InlineData("akka.pinned-dispatcher")]
    [InlineData("akka.calling-thread-dispatcher")]
    public void An_actor_lives_and_dies_on_any_dispatcher(string dispatcher)
    {
        var actor = world.Sys.ActorOf(Scripted.Props(self =>
        {
            self.On<Exception>(static x => throw x);
            self.OnAsync<long>(async x =>
            {
                await Task.Yield();
                log.Ref.Tell(x);
            });
            self.On<int>(x => log.Ref.Tell(x));
        }).WithDispatcher(dispatcher));
        log.Watch(actor);

        actor.Tell(1);
        if (world is ThreadedWorld)
        {
            actor.Tell(2L);
            log.ExpectMsgs(1, 2L);
        }
        else
        {
            log.ExpectMsg(1);
        }
        actor.Tell(new Boom());
        actor.Tell(3);
        log.ExpectMsg(3);
        actor.Tell(PoisonPill.Instance);

        log.ExpectTerminated(actor);
    }

    /// <summary>An actor that waits in its first message while the others queue, and a way to let it go on.</summary>
    (IActorRef Actor, Action Open) Blocked(string mailbox)
    {
        var gate = new TaskCompletionSource();
        var actor = world.Sys.ActorOf(Scripted.Props(self =>
        {
            self.OnAsync<string>(async _ =>
            {
                log.Ref.Tell("blocked");
                await gate.Task;
            });
            self.On<int>(x => log.Ref.Tell(x));
        }).WithMailbox(mailbox));
        actor.Tell("block");
        log.ExpectMsg("blocked");
        return (actor, gate.SetResult);
    }
}

/// <summary>Numbers by their tens, anything else first.</summary>
public sealed class SmallestFirst(Settings settings, Config config) : UnboundedPriorityMailbox(settings, config)
{
    protected override int PriorityGenerator(object message) => message is int number ? number / 10 : -1;
}
