using System.Globalization;
using Actors.Runtime;
using Actors.Runtime.Persistence;
using Actors.Tests.Runtime.TestKit;

namespace Actors.Tests.Runtime;

/// <summary>Event adapters that the configuration names.</summary>
public sealed class ConfiguredEventAdapterTests : IDisposable
{
    static readonly string Here = typeof(ConfiguredEventAdapterTests).AssemblyQualifiedName!.Split(',')[1].Trim();
    readonly SimulatedWorld world = new();

    public void Dispose()
    {
        if (world.Sys is not null)
            world.Dispose();
    }

    [Fact]
    public void Events_are_kept_as_the_adapter_says_and_replayed_as_it_reads_them()
    {
        world.Open(config: Config($"number = \"{Name<AsText>()}\"", "\"System.Int32\" = number, \"System.String\" = number"));
        var log = world.CreateTestProbe();
        Recorder(log, "first").Tell(5);
        log.ExpectMsgs("recovered 0", "kept 5");

        Kept("numbers").ShouldBe(["5"]);
        Recorder(log, "second");

        log.ExpectMsgs(5, "recovered 1");
    }

    [Fact]
    public void An_adapter_may_work_on_one_way_only_and_know_the_system()
    {
        world.Open(config: Config($"tagger = \"{Name<Tagging>()}\"", "\"System.Int32\" = tagger"));
        var log = world.CreateTestProbe();
        Recorder(log, "first").Tell(7);
        log.ExpectMsgs("recovered 0", "kept 7");

        var read = world.Await(Tagged(world.Sys.Name));

        read.ShouldBe([7]);
    }

    [Theory]
    [InlineData("a = \"No.Such, Assembly\"", "", "event adapter 'a' is of type 'No.Such, Assembly', which is not found")]
    [InlineData("a = \"System.String\"", "", "cannot be made")]
    [InlineData("a = \"System.Object\"", "", "expected an IEventAdapter")]
    [InlineData("", "\"System.Int32\" = missing", "'missing', which is not configured")]
    [InlineData("", "\"No.Such\" = missing", "'No.Such', which is no type")]
    public void What_cannot_be_is_refused_with_its_place(string adapters, string bindings, string message) =>
        Should.Throw<ConfigurationException>(() => world.Open(config: Config(adapters, bindings))).Message.ShouldSatisfyAllConditions(
            text => text.ShouldContain(message),
            static text => text.ShouldContain("the test's configuration"));

    [Fact]
    public void A_type_that_code_has_bound_already_is_refused() =>
        Should.Throw<ConfigurationException>(() => world.Open(
            config: Config($"number = \"{Name<AsText>()}\"", "\"System.Int32\" = number"),
            adapters: EventAdapters.None.With(typeof(int), new AsText()))).Message.ShouldContain("has an event adapter already");

    static string Config(string adapters, string bindings) =>
        $"akka.persistence.journal {{ event-adapters {{ {adapters} }}, event-adapter-bindings {{ {bindings} }} }}";

    static string Name<T>() => $"{typeof(T).FullName}, {Here}";

    IActorRef Recorder(TestProbe log, string name) => world.Sys.ActorOf(Props.Create(() => new ScriptedPersistent("numbers", log.Ref, self =>
    {
        self.On<int>(x => self.Persist(x, kept => log.Ref.Tell($"kept {kept}")));
        self.OnRecover<int>(x => log.Ref.Tell(x));
    })), name);

    object[] Kept(string id) => world.Await(Read(world.Journal.Replay(id, 1, long.MaxValue, CancellationToken.None)));

    static async Task<object[]> Read(IAsyncEnumerable<JournalEntry> entries)
    {
        var all = new List<object>();
        await foreach (var entry in entries)
            all.Add(entry.Event);
        return [.. all];
    }

    async Task<object[]> Tagged(string tag)
    {
        var all = new List<object>();
        await foreach (var envelope in PersistenceQuery.Get(world.Sys).ReadJournalFor<ReadJournal>("").CurrentEventsByTag(tag, Offset.NoOffset()))
            all.Add(envelope.Event);
        return [.. all];
    }

    public sealed class AsText : IEventAdapter
    {
        public string Manifest(object evt) => "";

        public object ToJournal(object evt) => Convert.ToString(evt, CultureInfo.InvariantCulture)!;

        public IEventSequence FromJournal(object evt, string manifest) => EventSequence.Single(int.Parse((string)evt, CultureInfo.InvariantCulture));
    }

    /// <summary>Tags events with the name of the system.</summary>
    public sealed class Tagging(ExtendedActorSystem system) : IWriteEventAdapter
    {
        public string Manifest(object evt) => "";

        public object ToJournal(object evt) => new Tagged(evt, [system.Name]);
    }
}
