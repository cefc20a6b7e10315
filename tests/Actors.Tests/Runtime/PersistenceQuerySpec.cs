using Actors.Runtime;
using Actors.Runtime.Persistence;
using Actors.Tests.Runtime.TestKit;

namespace Actors.Tests.Runtime;

public sealed class ThreadedPersistenceQueryTests() : PersistenceQuerySpec(new ThreadedWorld());

public sealed class SimulatedPersistenceQueryTests() : PersistenceQuerySpec(new SimulatedWorld());

/// <summary>Event adapters, tags and the read side.</summary>
public abstract class PersistenceQuerySpec(World world) : IDisposable
{
    ReadJournal Journal => PersistenceQuery.Get(world.Sys).ReadJournalFor<ReadJournal>("");

    public void Dispose() => world.Dispose();

    [Fact]
    public void Events_of_one_actor_are_read_between_two_numbers()
    {
        world.Open();
        Write("a", "one", "two", "three");
        Write("b", "other");

        Read(Journal.CurrentEventsByPersistenceId("a", 2, long.MaxValue)).Select(static one => (one.SequenceNr, one.Event)).ShouldBe([(2, "two"), (3, "three")]);
        Read(Journal.CurrentEventsByPersistenceId("a", 1, 1)).Select(static one => one.Event).ShouldBe(["one"]);
    }

    [Fact]
    public void Tagged_events_are_found_across_actors_from_an_offset_and_replayed_without_tags()
    {
        world.Open();
        Write("a", new Tagged("one", ["red"]), "plain", new Tagged("two", ["red", "blue"]));
        Write("b", new Tagged("three", ["red"]));

        var red = Read(Journal.CurrentEventsByTag("red", Offset.NoOffset()));
        red.Select(static one => (one.PersistenceId, one.SequenceNr, one.Event)).ShouldBe([("a", 1, "one"), ("a", 3, "two"), ("b", 1, "three")]);
        Read(Journal.CurrentEventsByTag("red", red[1].Offset)).Select(static one => one.Event).ShouldBe(["three"]);
        Read(Journal.CurrentEventsByTag("blue", Offset.NoOffset())).Select(static one => one.Event).ShouldBe(["two"]);
        Recovered("a").ShouldBe(["one", "plain", "two"]);
    }

    [Fact]
    public async Task A_live_reading_goes_on_with_what_comes()
    {
        world.Open();
        Write("a", new Tagged("one", ["red"]));
        using var stop = new CancellationTokenSource();
        var seen = new List<object>();
        var byTag = Follow(Journal.EventsByTag("red", Offset.NoOffset(), stop.Token), seen, until: "last");
        var byId = Follow(Journal.EventsByPersistenceId("a", 1, 3, stop.Token), [], until: "last");

        Write("a", new Tagged("two", ["red"]), "last untagged");
        Write("b", new Tagged("last", ["red"]));

        await byTag.WaitAsync(TimeSpan.FromSeconds(30));
        await byId.WaitAsync(TimeSpan.FromSeconds(30));
        seen.ShouldBe(["one", "two", "last"]);
    }

    [Fact]
    public async Task A_live_reading_ends_when_it_is_cancelled()
    {
        world.Open();
        using var stop = new CancellationTokenSource();
        var reading = Follow(Journal.EventsByTag("none", Offset.NoOffset(), stop.Token), [], until: "never");

        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => reading.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public void The_ids_that_were_written_are_listed()
    {
        world.Open();
        Write("b", "x");
        Write("a", "x");
        Write("never");

        Journal.CurrentPersistenceIds().ToBlockingEnumerable().ShouldBe(["a", "b"]);
    }

    [Fact]
    public void An_adapter_changes_what_is_kept_tags_it_and_brings_back_one_two_or_no_events()
    {
        world.Open(adapters: EventAdapters.None.With(typeof(string), new Words()));
        Write("a", "plain", "two words", "forgotten");

        world.Journal.Read("a").Select(static one => one.Event).ShouldBe(["PLAIN", "TWO WORDS", "FORGOTTEN"]);
        Recovered("a").ShouldBe(["PLAIN", "TWO", "WORDS"]);
        Read(Journal.CurrentEventsByTag("words", Offset.NoOffset())).Select(static one => one.Event).ShouldBe(["PLAIN", "TWO", "WORDS"]);
    }

    [Fact]
    public void Two_adapters_for_one_type_are_refused()
    {
        var one = EventAdapters.None.With(typeof(string), new Words());
        world.Open(adapters: one);

        Should.Throw<ArgumentException>(() => one.With(typeof(string), new Words())).Message.ShouldContain("already");
    }

    void Write(string id, params object[] events)
    {
        var actor = world.Sys.ActorOf(Props.Create(() => new Writer(id)));
        foreach (var one in events)
            actor.Tell(one);
        world.Await(actor.GracefulStop(TimeSpan.FromSeconds(1)));
    }

    IReadOnlyList<object> Recovered(string id) => world.Await(world.Sys.ActorOf(Props.Create(() => new Writer(id))).Ask<IReadOnlyList<object>>(new GetRecovered()));

    static EventEnvelope[] Read(IAsyncEnumerable<EventEnvelope> events) => [.. events.ToBlockingEnumerable()];

    static Task Follow(IAsyncEnumerable<EventEnvelope> events, List<object> seen, string until) => Task.Run(async () =>
    {
        await foreach (var one in events)
        {
            seen.Add(one.Event);
            if (Equals(one.Event, until))
                return;
        }
    });

    sealed record GetRecovered;

    sealed class Writer : ReceivePersistentActor
    {
        readonly List<object> recovered = [];

        public Writer(string id)
        {
            PersistenceId = id;
            Command<GetRecovered>(_ => Sender.Tell(recovered));
            CommandAny(x => Persist(x, static _ => { }));
            Recover<RecoveryCompleted>(static _ => { });
            RecoverAny(recovered.Add);
        }

        public override string PersistenceId { get; }
    }

    /// <summary>Keeps words in capitals, tagged; splits them when they come back and forgets some.</summary>
    sealed class Words : IEventAdapter
    {
        public string Manifest(object evt) => "words";

        public object ToJournal(object evt) => new Tagged(((string)evt).ToUpperInvariant(), ["words"]);

        public IEventSequence FromJournal(object evt, string manifest) => evt is "FORGOTTEN"
            ? EventSequence.Empty
            : EventSequence.Create(((string)evt).Split(' ').Cast<object>());
    }
}
