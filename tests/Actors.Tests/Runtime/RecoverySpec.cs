using Actors.Runtime;
using Actors.Tests.Runtime.TestKit;

namespace Actors.Tests.Runtime;

public sealed class ThreadedRecoveryTests() : RecoverySpec(new ThreadedWorld());

public sealed class SimulatedRecoveryTests() : RecoverySpec(new SimulatedWorld());

/// <summary>Replaying events and snapshots into a new instance.</summary>
public abstract class RecoverySpec(World world) : PersistentActorSpec(world)
{
    [Fact]
    public void A_new_instance_replays_the_events_in_order()
    {
        var log = World.CreateTestProbe();
        void Script(ScriptedPersistent self)
        {
            self.On<string>(x => self.Persist(x, static _ => { }));
            self.OnRecover<string>(x => log.Ref.Tell($"{x} as {self.LastSequenceNr}, recovering {self.IsRecovering}"));
        }
        var first = Account(log, script: Script);
        foreach (var x in new[] { "a", "b", "c" })
            first.Tell(x);
        log.ExpectMsg("recovered 0");
        World.Await(first.GracefulStop(TimeSpan.FromSeconds(1)));

        Account(log, script: Script).Tell("d");

        log.ExpectMsgs("a as 1, recovering True", "b as 2, recovering True", "c as 3, recovering True", "recovered 3");
        World.Await(Account(log, "other").Ask<string>("ping"));
        Written().ShouldBe(["a", "b", "c", "d"]);
    }

    [Fact]
    public void Commands_wait_for_the_recovery_and_pre_start_comes_before_it()
    {
        OpenStepped();
        var log = World.CreateTestProbe();
        var actor = Account(log, script: self =>
        {
            self.OnPreStart = () => log.Ref.Tell("pre-start");
            self.On<string>(x => log.Ref.Tell(x));
        });
        actor.Tell("command");
        log.ExpectMsg("pre-start");
        log.ExpectNoMsg();

        Release();

        log.ExpectMsgs("recovered 0", "command");
    }

    [Fact]
    public void The_completion_of_the_recovery_may_persist()
    {
        var log = World.CreateTestProbe();
        var actor = Account(log, script: self =>
        {
            self.OnRecover<RecoveryCompleted>(_ => self.Persist("opened", e => log.Ref.Tell(e)));
            self.On<string>(x => log.Ref.Tell(x));
        });

        actor.Tell("command");

        log.ExpectMsgs("opened", "command");
    }

    [Fact]
    public void To_persist_while_recovering_stops_the_actor()
    {
        var log = World.CreateTestProbe();
        var errors = World.Subscribed<Error>();
        var first = Account(log, script: self => self.On<string>(x => self.Persist(x, static _ => { })));
        first.Tell("a");
        World.Await(first.GracefulStop(TimeSpan.FromSeconds(1)));
        var second = Account(log, script: self => self.OnRecover<string>(x => self.Persist(x, static _ => { })));
        log.Watch(second);

        errors.ExpectMsg<Error>().Cause.ShouldBeOfType<InvalidOperationException>();
        log.FishForMessage<Terminated>();
    }

    [Fact]
    public void A_snapshot_shortens_the_recovery()
    {
        var log = World.CreateTestProbe();
        void Script(ScriptedPersistent self)
        {
            self.On<string>(x => self.Persist(x, static _ => { }));
            self.On<int>(x => self.SaveSnapshot($"state {x}"));
            self.On<SaveSnapshotSuccess>(x => log.Ref.Tell($"saved {x.Metadata.SequenceNr}"));
            self.OnRecover<SnapshotOffer>(x => log.Ref.Tell($"{x.Snapshot} of {x.Metadata.SequenceNr}"));
            self.OnRecover<string>(x => log.Ref.Tell($"replayed {x}"));
        }
        var first = Account(log, script: Script);
        first.Tell("a");
        first.Tell("b");
        first.Tell(7);
        first.Tell("c");
        log.ExpectMsgs("recovered 0", "saved 2");
        World.Await(first.GracefulStop(TimeSpan.FromSeconds(1)));

        Account(log, script: Script);

        log.ExpectMsgs("state 7 of 2", "replayed c", "recovered 3");
    }

    [Fact]
    public void Deleted_events_are_not_replayed_and_their_numbers_stay_used()
    {
        var log = World.CreateTestProbe();
        void Script(ScriptedPersistent self)
        {
            self.On<string>(x => self.Persist(x, e => log.Ref.Tell($"{e} as {self.LastSequenceNr}")));
            self.On<int>(x => self.DeleteMessages(x));
            self.On<DeleteMessagesSuccess>(x => log.Ref.Tell($"deleted to {x.ToSequenceNr}"));
            self.OnRecover<string>(x => log.Ref.Tell($"replayed {x}"));
        }
        var first = Account(log, script: Script);
        first.Tell("a");
        first.Tell("b");
        first.Tell(1);
        log.ExpectMsgs("recovered 0", "a as 1", "b as 2", "deleted to 1");
        World.Await(first.GracefulStop(TimeSpan.FromSeconds(1)));

        Account(log, script: Script).Tell("c");

        log.ExpectMsgs("replayed b", "recovered 2", "c as 3");
    }

    [Fact]
    public void A_failed_recovery_stops_the_actor_and_says_where()
    {
        var log = World.CreateTestProbe();
        var errors = World.Subscribed<Error>();
        var first = Account(log, script: self => self.On<string>(x => self.Persist(x, static _ => { })));
        first.Tell("a");
        World.Await(first.GracefulStop(TimeSpan.FromSeconds(1)));

        var second = Account(log, script: static self => self.OnRecover<string>(static _ => throw new Boom("broken")));
        log.Watch(second);

        errors.ExpectMsg<Error>().Message.ToString()!.ShouldContain("account could not recover at event 1 (String)");
        log.FishForMessage<Terminated>();
    }
}
