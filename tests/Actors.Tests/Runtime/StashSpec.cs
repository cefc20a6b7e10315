using Actors.Runtime;
using Actors.Tests.Runtime.TestKit;

namespace Actors.Tests.Runtime;

public sealed class ThreadedStashTests() : StashSpec(new ThreadedWorld());

public sealed class SimulatedStashTests() : StashSpec(new SimulatedWorld());

/// <summary>Putting messages aside and back.</summary>
public abstract class StashSpec : IDisposable
{
    readonly World world;
    readonly TestProbe log;

    protected StashSpec(World world)
    {
        this.world = world;
        world.Open();
        log = world.CreateTestProbe();
    }

    public void Dispose() => world.Dispose();

    /// <summary>Stashes numbers and values until "open", then logs them with their senders.</summary>
    Action<Scripted> Door => self =>
    {
        self.On<string>(x =>
        {
            self.Stash.UnstashAll();
            self.TurnStacked(() =>
            {
                self.On<Exception>(static x => throw x);
                self.On<string>(_ => self.TurnBack());
                self.OnAny(x => log.Ref.Tell(x, self.Sender));
            });
        }, static x => string.Equals(x, "open", StringComparison.Ordinal));
        self.On<string>(_ => self.Stash.Unstash(), static x => string.Equals(x, "one", StringComparison.Ordinal));
        self.On<Exception>(static x => throw x);
        self.OnAny(_ => self.Stash.Stash());
    };

    [Fact]
    public void Stashed_messages_come_back_in_their_order_before_newer_ones()
    {
        var door = world.Spawn(Door);
        foreach (var x in new object[] { 1, 2L, (3, "three"), "open", 4, "close", 5, 6, "open", 7 })
            door.Tell(x);

        log.ExpectMsgs(1, 2L, (3, "three"), 4, 5, 6, 7);
    }

    [Fact]
    public void A_stashed_message_keeps_its_sender()
    {
        var door = world.Spawn(Door);
        var sender = world.CreateTestProbe();
        door.Tell((A: 1, B: 2), sender.Ref);
        door.Tell("open");

        log.ExpectMsg((1, 2));
        log.Sender.ShouldBe(sender.Ref);
    }

    [Fact]
    public void A_restart_puts_the_stash_back_before_the_mailbox()
    {
        var door = world.Spawn(Door);
        foreach (var x in new object[] { 1, 2, new Boom(), 3, "open", 4 })
            door.Tell(x);

        log.ExpectMsgs(1, 2, 3, 4);
    }

    [Fact]
    public void A_stop_sends_the_stash_to_the_dead_letters()
    {
        var letters = world.Subscribed<DeadLetter>();
        var door = world.Spawn(Door);
        foreach (var x in new object[] { 1, 2, PoisonPill.Instance, 3 })
            door.Tell(x);

        for (var i = 1; i <= 3; i++)
            letters.ExpectMsg<DeadLetter>(x => Equals(x.Message, i) && x.Recipient.Equals(door));
    }

    [Fact]
    public void Unstash_gives_back_one_at_a_time()
    {
        var door = world.Spawn(self =>
        {
            var open = 0;
            self.On<string>(_ =>
            {
                open++;
                self.Stash.Unstash();
                self.Stash.Unstash();
            });
            self.On<int>(x =>
            {
                if (open == 0)
                    self.Stash.Stash();
                else
                    log.Ref.Tell($"{x} with {self.Stash.Count} left");
            });
        });
        foreach (var x in new object[] { 1, 2, 3, "x", "x" })
            door.Tell(x);

        log.ExpectMsgs("2 with 1 left", "1 with 1 left", "3 with 0 left");
    }

    [Fact]
    public void A_message_cannot_be_stashed_twice()
    {
        var errors = world.Subscribed<Error>();
        var parent = world.Spawn(self =>
        {
            self.Strategy = SupervisorStrategy.StoppingStrategy;
            var child = Scripted.Child(static one => one.OnAny(_ =>
            {
                one.Stash.Stash();
                one.Stash.Stash();
            }));
            self.OnAny(child.Tell);
        });

        parent.Tell(1);

        errors.ExpectMsg<Error>().Cause.ShouldBeOfType<IllegalActorStateException>();
    }

    [Fact]
    public void A_full_stash_refuses()
    {
        var errors = world.Subscribed<Error>();
        var actor = world.Sys.ActorOf(Scripted.Props(self =>
        {
            self.On<string>(_ => log.Ref.Tell($"{self.Stash.Count} of {self.Stash.Capacity}, full {self.Stash.IsFull}"));
            self.OnAny(_ => self.Stash.Stash());
        }).WithStashCapacity(2));

        actor.Tell(1);
        actor.Tell(2);
        actor.Tell("count");
        actor.Tell(3);

        log.ExpectMsg("2 of 2, full True");
        errors.ExpectMsg<Error>().Cause.ShouldBeOfType<StashOverflowException>();
    }

    [Fact]
    public void A_notice_of_death_survives_the_stash()
    {
        var subject = world.Spawn(static self => self.OnAny(static _ => { }));
        var door = world.Spawn(self =>
        {
            Scripted.Context.Watch(subject);
            self.On<Terminated>(_ => self.Stash.Stash());
            self.On<string>(_ =>
            {
                self.Stash.UnstashAll();
                self.Turn(() => self.On<Terminated>(x => log.Ref.Tell(("gone", x.ActorRef))));
            });
        });
        log.Watch(subject);
        world.Sys.Stop(subject);
        log.ExpectTerminated(subject);
        world.Await(door.Ask<ActorIdentity>(new Identify(1)));

        door.Tell("open");

        log.ExpectMsg(("gone", subject));
    }

    [Fact]
    public void Messages_held_back_by_a_failure_keep_their_place_behind_the_stash()
    {
        var decided = 0;
        var parent = world.Spawn(self =>
        {
            self.Strategy = new OneForOneStrategy(_ => Interlocked.Increment(ref decided) > 0 ? Directive.Resume : Directive.Stop);
            var door = Scripted.Child(Door);
            self.OnAny(door.Forward);
        });
        foreach (var x in new object[] { 1, new Boom(), 2, new Boom(), 3, "open", 4, new Boom(), 5 })
            parent.Tell(x);

        log.ExpectMsgs(1, 2, 3, 4, 5);
    }
}
