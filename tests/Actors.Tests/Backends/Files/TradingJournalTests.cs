using Actors.Backends.Files;
using Actors.Domain;
using Actors.Runtime;
using Actors.Tests.Domain;

namespace Actors.Tests.Backends.Files;

/// <summary>What the Host opens: journal and snapshots together, as a system takes them.</summary>
public sealed class TradingJournalTests
{
    readonly TradingJournalOptions options = new("/live/journal", "/live/snapshots")
    {
        Disk = new MemoryDisk(),
        Formats = TradingFormats.All.Fields("intent", 1, static (ref FieldWriter to, OrderIntent intent) => IntentFields.Write(ref to, intent), IntentFields.ReadIntent),
    };

    [Fact]
    public async Task An_actor_of_another_start_has_its_snapshot_and_the_events_after_it()
    {
        TradingEvent[] events = [new OrderSubmitted(Cases.Buy(), Cases.Start), new OrderAccepted(new("buy-1"), "v-1", Cases.Start), Cases.Filled(Cases.Buy())];
        (await Start(events, saveAfter: 2)).ShouldBeEmpty();

        (await Start([], saveAfter: 0)).ShouldBe([Cases.Buy(), events[2]]);
    }

    [Fact]
    public void A_second_engine_is_refused_while_the_first_one_has_the_journal()
    {
        using (TradingJournal.Open(options))
            Should.Throw<JournalLockedException>(() => TradingJournal.Open(options)).Message.ShouldStartWith("/live/journal: the journal is in use by ");

        TradingJournal.Open(options).Dispose();
    }

    /// <summary>Runs a system until an actor has kept the events; answers what it recovered.</summary>
    async Task<List<object>> Start(TradingEvent[] events, int saveAfter)
    {
        using var journal = TradingJournal.Open(options);
        using var system = ActorSystem.Create("engine", ActorSystemSetup.Create(journal.Setup));
        var done = new TaskCompletionSource<List<object>>(TaskCreationOptions.RunContinuationsAsynchronously);
        var actor = system.ActorOf(Props.Create(() => new Keeper(done, saveAfter)));
        foreach (var one in events)
            actor.Tell(one);
        actor.Tell("end");
        var recovered = await done.Task;
        await system.Terminate();
        return recovered;
    }

    sealed class Keeper : ReceivePersistentActor
    {
        readonly List<object> recovered = [];
        bool isSaving;

        public Keeper(TaskCompletionSource<List<object>> done, int saveAfter)
        {
            Recover<TradingEvent>(recovered.Add);
            Recover<SnapshotOffer>(offer => recovered.Add(offer.Snapshot));
            Command<TradingEvent>(e => Persist(e, _ =>
            {
                if (LastSequenceNr == saveAfter)
                {
                    isSaving = true;
                    SaveSnapshot(Cases.Buy());
                }
            }));
            Command<SaveSnapshotSuccess>(_ =>
            {
                isSaving = false;
                Stash.UnstashAll();
            });
            Command<SaveSnapshotFailure>(failure => done.SetException(failure.Cause));
            Command<string>(_ =>
            {
                if (isSaving)
                    Stash.Stash();
                else
                    done.SetResult(recovered);
            });
        }

        public override string PersistenceId => "execution-paper";
    }
}
