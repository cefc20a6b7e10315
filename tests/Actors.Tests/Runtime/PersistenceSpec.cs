using Actors.Runtime;
using Actors.Tests.Runtime.TestKit;

namespace Actors.Tests.Runtime;

public sealed class ThreadedPersistenceTests() : PersistenceSpec(new ThreadedWorld());

public sealed class SimulatedPersistenceTests() : PersistenceSpec(new SimulatedWorld());

/// <summary>Persistent actors over journals that complete at once and journals that take their time.</summary>
public abstract class PersistenceSpec(World world) : PersistentActorSpec(world)
{
    [Fact]
    public void The_handler_runs_after_the_command_and_before_the_next()
    {
        var log = World.CreateTestProbe();
        var actor = Account(log, script: self => self.On<string>(x =>
        {
            self.Persist($"{x}!", e => log.Ref.Tell(e));
            log.Ref.Tell($"{x} returned");
        }));

        actor.Tell("a");
        actor.Tell("b");

        log.ExpectMsgs("recovered 0", "a returned", "a!", "b returned", "b!");
        Written().ShouldBe(["a!", "b!"]);
    }

    [Fact]
    public void Handlers_may_persist_again_before_the_next_command()
    {
        var log = World.CreateTestProbe();
        var actor = Account(log, script: self => self.On<string>(x =>
            self.PersistAll([$"{x}1", $"{x}2"], e =>
            {
                log.Ref.Tell($"{e} as {self.LastSequenceNr}");
                self.Persist($"{e} nested", nested => log.Ref.Tell($"{nested} as {self.LastSequenceNr}"));
            })));

        actor.Tell("a");
        actor.Tell("b");

        log.ExpectMsgs("recovered 0", "a1 as 1", "a2 as 2", "a1 nested as 3", "a2 nested as 4", "b1 as 5", "b2 as 6", "b1 nested as 7", "b2 nested as 8");
        Written().ShouldBe(["a1", "a2", "a1 nested", "a2 nested", "b1", "b2", "b1 nested", "b2 nested"]);
    }

    [Fact]
    public void A_handler_still_knows_the_sender_of_the_command()
    {
        var log = World.CreateTestProbe();
        var asker = World.CreateTestProbe();
        var actor = Account(log, script: self => self.On<string>(x => self.Persist(x, e => self.Sender.Tell($"{e} done"))));

        asker.Send(actor, "a");

        asker.ExpectMsg("a done");
    }

    [Fact]
    public void Events_may_be_values()
    {
        var log = World.CreateTestProbe();
        var actor = Account(log, script: self =>
        {
            self.On<int>(x => self.Persist((Amount: x, Note: "paid"), e => log.Ref.Tell(e)));
            self.OnRecover<(int Amount, string Note)>(e => log.Ref.Tell($"replayed {e.Amount}"));
        });

        actor.Tell(5);
        log.ExpectMsgs("recovered 0", (5, "paid"));
        Restart(actor, log);

        log.ExpectMsgs("replayed 5", "recovered 1");
    }

    static void Restart(IActorRef actor, TestProbe log)
    {
        log.Watch(actor);
        actor.Tell(new Boom());
    }

    [Fact]
    public void A_slow_journal_keeps_commands_waiting_and_no_one_else()
    {
        OpenStepped();
        var log = World.CreateTestProbe();
        var actor = Account(log, script: self =>
        {
            self.On<string>(x =>
            {
                log.Ref.Tell($"{x} command");
                self.Persist(x, e => log.Ref.Tell($"{e} handled"));
            });
        });
        Release();
        log.ExpectMsg("recovered 0");
        actor.Tell("a");
        actor.Tell("b");
        log.ExpectMsg("a command");
        log.ExpectNoMsg();

        Release();
        log.ExpectMsgs("a handled", "b command");
        Release();
        log.ExpectMsg("b handled");
    }

    [Fact]
    public void Asynchronous_persists_let_commands_go_on_and_keep_their_order()
    {
        OpenStepped();
        var log = World.CreateTestProbe();
        var asker = World.CreateTestProbe();
        var actor = Account(log, script: self => self.On<string>(x =>
        {
            log.Ref.Tell($"{x} command");
            self.PersistAsync($"{x}1", e => self.Sender.Tell(e));
            self.DeferAsync($"{x} deferred", e => self.Sender.Tell(e));
            self.PersistAllAsync([$"{x}2", $"{x}3"], e => self.Sender.Tell(e));
        }));
        Release();
        log.ExpectMsg("recovered 0");
        asker.Send(actor, "a");
        asker.Send(actor, "b");
        log.ExpectMsgs("a command", "b command");

        for (var batches = 0; batches < 3; batches++)
            Release();

        asker.ExpectMsgs("a1", "a deferred", "a2", "a3", "b1", "b deferred", "b2", "b3");
    }

    [Fact]
    public void A_deferred_handler_runs_at_once_when_nothing_is_being_written()
    {
        var log = World.CreateTestProbe();
        var actor = Account(log, script: self => self.On<string>(x => self.DeferAsync(x, e => log.Ref.Tell($"{e} deferred"))));

        actor.Tell("a");

        log.ExpectMsgs("recovered 0", "a deferred");
        Written().ShouldBeEmpty();
    }

    [Fact]
    public void An_asynchronous_command_persists_when_it_ends()
    {
        var log = World.CreateTestProbe();
        var gate = new TaskCompletionSource();
        var actor = Account(log, script: self =>
        {
            self.OnAsync<int>(async x =>
            {
                self.Persist("before", e => log.Ref.Tell(e));
                await gate.Task;
                self.Persist("after", e => log.Ref.Tell(e));
                log.Ref.Tell("end");
            });
            self.On<string>(x => log.Ref.Tell(x));
        });
        actor.Tell(1);
        actor.Tell("next");
        log.ExpectMsg("recovered 0");
        log.ExpectNoMsg();

        gate.SetResult();

        log.ExpectMsgs("end", "before", "after", "next");
    }
}
