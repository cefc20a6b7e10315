using Actors.Backends.Files;
using Actors.Runtime;
using Actors.Runtime.Persistence;
using Actors.Tests.Runtime;
using Actors.Tests.Runtime.TestKit;

namespace Actors.Tests.Backends.Files;

/// <summary>Persistent actors on a journal in files.</summary>
public sealed class PersistentActorTests : IDisposable
{
    readonly MemoryDisk disk = new();
    readonly ThreadedWorld world = new();
    readonly FileJournal journal;

    public PersistentActorTests() => world.Open(journal = FileJournal.Open(WrittenLog.Options(disk)));

    public void Dispose()
    {
        world.Dispose();
        journal.Dispose();
    }

    [Fact]
    public void What_was_persisted_is_there_for_the_next_instance()
    {
        var log = world.CreateTestProbe();
        var first = Account(log);
        log.ExpectMsg("recovered 0");
        first.Tell("a");
        first.Tell("b");
        log.ExpectMsgs("persisted a", "persisted b");

        Stop(first, log);
        Account(log);

        log.ExpectMsgs("replayed a", "replayed b", "recovered 2");
    }

    [Fact]
    public async Task On_a_full_disk_a_persist_fails_by_name_and_the_next_instance_goes_on_with_space()
    {
        var log = world.CreateTestProbe();
        var first = Account(log);
        log.ExpectMsg("recovered 0");
        first.Tell("a");
        log.ExpectMsg("persisted a");
        log.Watch(first);

        disk.SpaceLeft = 20;
        first.Tell("b");
        log.ExpectMsg("DiskFullException at 2");
        log.ExpectTerminated(first);

        disk.SpaceLeft = null;
        var second = Account(log);
        log.ExpectMsgs("replayed a", "recovered 1");
        second.Tell("c");
        log.ExpectMsg("persisted c");
        (await journal.Events("account")).ShouldBe(["a", "c"]);
    }

    [Fact]
    public void An_event_without_a_format_is_rejected_and_the_actor_goes_on()
    {
        var log = world.CreateTestProbe();
        var actor = Account(log);
        log.ExpectMsg("recovered 0");

        actor.Tell(new Version(1, 0));
        actor.Tell("a");

        log.ExpectMsgs("WriteRejectedException", "persisted a");
    }

    IActorRef Account(TestProbe log) => world.Sys.ActorOf(Props.Create(() => new Keeper(log.Ref)));

    static void Stop(IActorRef actor, TestProbe log)
    {
        log.Watch(actor);
        actor.Tell(PoisonPill.Instance);
        log.ExpectTerminated(actor);
    }

    sealed class Keeper : ReceivePersistentActor
    {
        readonly IActorRef log;

        public Keeper(IActorRef log)
        {
            this.log = log;
            Command<string>(text => Persist(text, e => log.Tell($"persisted {e}")));
            Command<Version>(version => Persist(version, _ => log.Tell("impossible")));
            Recover<string>(e => log.Tell($"replayed {e}"));
            Recover<RecoveryCompleted>(_ => log.Tell($"recovered {LastSequenceNr}"));
        }

        public override string PersistenceId => "account";

        protected override void OnPersistFailure(Exception cause, object @event, long sequenceNr) =>
            log.Tell($"{cause.GetType().Name} at {sequenceNr}");

        protected override void OnPersistRejected(Exception cause, object @event, long sequenceNr) => log.Tell(cause.GetType().Name);
    }
}
