using Actors.Runtime;
using Actors.Runtime.Persistence;
using Actors.Tests.Runtime.TestKit;

namespace Actors.Tests.Runtime.Simulation;

/// <summary>After warm-up the simulated system allocates nothing of its own.</summary>
public sealed class AllocationTests : IDisposable
{
    const int Messages = 100_000;
    readonly SimulatedActorSystem system = ActorSystem.CreateSimulated(1, setup: ActorSystemSetup.Create(new PersistenceSetup(new NoJournal())));

    public void Dispose() => system.Dispose();

    readonly record struct Bar(long Time, decimal Open, decimal High, decimal Low, decimal Close);

    /// <summary>A value with a reference inside, which the envelope must let go of.</summary>
    readonly record struct Named(string Name, int Number);

    sealed record Order(int Number);

    sealed class Sink : ReceiveActor
    {
        decimal sum;

        public Sink()
        {
            Receive<Bar>(x => sum += x.Close);
            Receive<Named>(x => sum += x.Number);
            Receive<Order>(x => sum += x.Number, static x => x.Number > 0);
            Receive<Order>(_ => Sender.Tell(new Bar()));
        }
    }

    sealed class Hop : ReceiveActor
    {
        public Hop(IActorRef next)
        {
            Receive<Bar>(x => next.Tell(x));
            Receive<Named>(x => next.Forward(x));
            Receive<Order>(x => next.Tell(x, Self));
        }
    }

    IActorRef Chain()
    {
        var sink = system.ActorOf(Props.Create(static () => new Sink()));
        var middle = system.ActorOf(Props.Create(() => new Hop(sink)));
        return system.ActorOf(Props.Create(() => new Hop(middle)));
    }

    /// <summary>The least of some rounds: in one of them the compiler may put a better version of the loop in place, at the loop's cost.</summary>
    long BytesOf(Action<int> tell) => Enumerable.Range(0, 5).Min(_ => BytesOfRound(tell));

    long BytesOfRound(Action<int> tell)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Messages; i++)
        {
            tell(i);
            system.Run();
        }
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    [Fact]
    public void Values_cost_no_allocation()
    {
        var first = Chain();

        BytesOf(i => first.Tell(new Bar(i, 1, 2, 3, 4))).ShouldBe(0);
        BytesOf(i => first.Tell(new Named("name", i))).ShouldBe(0);
        BytesOf(i => first.Tell(i == -1 ? default : new Bar(i, 1, 2, 3, 4), ActorRefs.NoSender)).ShouldBe(0);
    }

    [Fact]
    public void Class_messages_cost_no_allocation()
    {
        var first = Chain();
        var order = new Order(1);

        BytesOf(_ => first.Tell(order)).ShouldBe(0);
    }

    [Fact]
    public void Time_that_moves_past_no_timer_costs_no_allocation()
    {
        var first = Chain();

        BytesOf(i =>
        {
            system.AdvanceBy(TimeSpan.FromMinutes(1));
            first.Tell(new Bar(i, 1, 2, 3, 4));
        }).ShouldBe(0);
    }

    [Fact]
    public void A_persisted_event_costs_no_more_than_itself()
    {
        var actor = system.ActorOf(Props.Create(static () => new Booking()));
        var order = new Order(1);

        BytesOf(_ => actor.Tell(order)).ShouldBe(0);
    }

    sealed class Booking : ReceivePersistentActor
    {
        int booked;

        public Booking()
        {
            Action<Order> apply = x => booked += x.Number;
            Command<Order>(x => Persist(x, apply));
        }

        public override string PersistenceId => "booking";
    }

    /// <summary>A journal that keeps nothing.</summary>
    sealed class NoJournal : IJournal
    {
        public ValueTask<JournalPosition> Open(string persistenceId, CancellationToken cancellationToken) => new(new JournalPosition(1, 0));

        public ValueTask Append(JournalWrite write, CancellationToken cancellationToken) => default;

        public IAsyncEnumerable<JournalEntry> Replay(string persistenceId, long fromSequenceNr, long toSequenceNr, CancellationToken cancellationToken) =>
            AsyncEnumerable.Empty<JournalEntry>();

        public ValueTask DeleteTo(string persistenceId, long toSequenceNr, CancellationToken cancellationToken) => default;
    }
}
