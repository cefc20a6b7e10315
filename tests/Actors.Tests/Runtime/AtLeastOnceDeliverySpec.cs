using Actors.Runtime;
using Actors.Tests.Runtime.TestKit;

namespace Actors.Tests.Runtime;

public sealed class ThreadedAtLeastOnceDeliveryTests() : AtLeastOnceDeliverySpec(new ThreadedWorld());

public sealed class SimulatedAtLeastOnceDeliveryTests() : AtLeastOnceDeliverySpec(new SimulatedWorld());

/// <summary>Sending until confirmed.</summary>
public abstract class AtLeastOnceDeliverySpec : IDisposable
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    readonly World world;
    readonly TestProbe log;

    protected AtLeastOnceDeliverySpec(World world)
    {
        this.world = world;
        world.Open();
        log = world.CreateTestProbe();
    }

    public void Dispose() => world.Dispose();

    [Fact]
    public void An_unconfirmed_message_is_sent_again_and_a_confirmed_one_is_not()
    {
        var sender = Sender();
        sender.Tell("a");
        sender.Tell("b");
        log.ExpectMsgs((1L, "a"), (2L, "b"));

        Confirm(sender, 1);
        world.Advance(Interval);

        log.ExpectMsg((2L, "b"));
        Confirm(sender, 2);
        world.Advance(Interval);
        log.ExpectNoMsg();
    }

    [Fact]
    public void A_restarted_sender_sends_what_its_events_say_is_unconfirmed_with_the_same_numbers()
    {
        var sender = Sender();
        foreach (var x in new[] { "a", "b", "c" })
            sender.Tell(x);
        log.ExpectMsgs((1L, "a"), (2L, "b"), (3L, "c"));
        Confirm(sender, 2);
        world.Await(sender.GracefulStop(Interval));

        var second = Sender();

        log.ExpectMsgs((1L, "a"), (3L, "c"));
        second.Tell("d");
        log.ExpectMsg((4L, "d"));
    }

    [Fact]
    public void A_message_to_a_receiver_that_is_away_arrives_when_it_is_back()
    {
        var path = log.Ref.Path.Parent / "late";
        var sender = Sender(path);
        sender.Tell("a");
        world.Await(sender.Ask<int>(new Count())).ShouldBe(1);

        world.Spawn(self => self.OnAny(x => log.Ref.Tell(x)), "late");
        world.Advance(Interval);

        log.ExpectMsg((1L, "a"));
    }

    [Fact]
    public void After_many_attempts_the_sender_is_warned()
    {
        var sender = Sender();
        sender.Tell("a");
        log.ExpectMsg((1L, "a"));

        for (var i = 0; i < 5; i++)
        {
            world.Advance(Interval);
            log.ExpectMsg((1L, "a"));
        }

        log.ExpectMsg("warned of 1");
    }

    [Fact]
    public void A_snapshot_of_the_deliveries_puts_them_back()
    {
        var sender = Sender();
        sender.Tell("a");
        sender.Tell("b");
        log.ExpectMsgs((1L, "a"), (2L, "b"));

        var snapshot = world.Await(sender.Ask<AtLeastOnceDeliverySnapshot>(new Keep()));
        sender.Tell(snapshot);

        snapshot.CurrentDeliveryId.ShouldBe(2);
        world.Await(sender.Ask<int>(new Count())).ShouldBe(2);
        Confirm(sender, 1);
        world.Await(sender.Ask<int>(new Count())).ShouldBe(1);
    }

    [Fact]
    public void One_message_more_than_allowed_is_a_failure()
    {
        var sender = Sender(limit: 1);
        sender.Tell("a");
        log.ExpectMsg((1L, "a"));
        log.Watch(sender);

        sender.Tell("b");

        log.ExpectTerminated(sender);
    }

    IActorRef Sender(ActorPath? destination = null, int limit = 100) =>
        world.Sys.ActorOf(Props.Create(() => new Courier(destination ?? log.Ref.Path, log.Ref, limit), SupervisorStrategy.StoppingStrategy));

    void Confirm(IActorRef sender, long id) => world.Await(sender.Ask<bool>(new Confirmed(id))).ShouldBeTrue();

    sealed record Sent(string Text);

    sealed record Confirmed(long Id);

    sealed record Count;

    sealed record Keep;

    sealed class Courier : AtLeastOnceDeliveryReceiveActor
    {
        public Courier(ActorPath destination, IActorRef log, int limit) : base(settings => settings.WithMaxUnconfirmedMessages(limit))
        {
            Command<string>(text => Persist(new Sent(text), Send));
            Command<Confirmed>(one => Persist(one, e => Sender.Tell(ConfirmDelivery(e.Id))));
            Command<Count>(_ => Sender.Tell(UnconfirmedCount));
            Command<Keep>(_ => Sender.Tell(GetDeliverySnapshot()));
            Command<AtLeastOnceDeliverySnapshot>(SetDeliverySnapshot);
            Command<UnconfirmedWarning>(warning => log.Tell($"warned of {warning.UnconfirmedDeliveries.Count}"));
            Recover<Sent>(Send);
            Recover<Confirmed>(one => ConfirmDelivery(one.Id));

            void Send(Sent sent)
            {
                try
                {
                    Deliver(destination, id => (id, sent.Text));
                }
                catch (MaxUnconfirmedMessagesExceededException)
                {
                    Context.Stop(Self);
                }
            }
        }

        public override string PersistenceId => "courier";
    }
}
