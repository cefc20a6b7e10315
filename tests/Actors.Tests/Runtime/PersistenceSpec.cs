using Actors.Runtime;
using Actors.Runtime.Persistence;
using Actors.Tests.Runtime.TestKit;

namespace Actors.Tests.Runtime;

public sealed class ThreadedPersistenceTests() : PersistenceSpec(new ThreadedWorld());

public sealed class SimulatedPersistenceTests() : PersistenceSpec(new SimulatedWorld());

/// <summary>Persistent actors over journals that complete at once and journals that take their time.</summary>
public abstract class PersistenceSpec : IDisposable
{
    readonly World world;
    readonly SteppedJournal stepped = new();

    protected PersistenceSpec(World world)
    {
        this.world = world;
        world.Open();
    }

    public void Dispose() => world.Dispose();

    IActorRef Account(TestProbe log, string id = "account", Action<ScriptedPersistent>? script = null) =>
        world.Sys.ActorOf(Props.Create(() => new ScriptedPersistent(id, log.Ref, script)));

    object[] Written(string id = "account") => [.. world.Journal.Read(id).Select(static x => x.Event)];

    [Fact]
    public void The_handler_runs_after_the_command_and_before_the_next()
    {
        var log = world.CreateTestProbe();
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
        var log = world.CreateTestProbe();
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
        var log = world.CreateTestProbe();
        var asker = world.CreateTestProbe();
        var actor = Account(log, script: self => self.On<string>(x => self.Persist(x, e => self.Sender.Tell($"{e} done"))));

        asker.Send(actor, "a");

        asker.ExpectMsg("a done");
    }

    [Fact]
    public void Events_may_be_values()
    {
        var log = world.CreateTestProbe();
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
    public void A_new_instance_replays_the_events_in_order()
    {
        var log = world.CreateTestProbe();
        void Script(ScriptedPersistent self)
        {
            self.On<string>(x => self.Persist(x, static _ => { }));
            self.OnRecover<string>(x => log.Ref.Tell($"{x} as {self.LastSequenceNr}, recovering {self.IsRecovering}"));
        }
        var first = Account(log, script: Script);
        foreach (var x in new[] { "a", "b", "c" })
            first.Tell(x);
        log.ExpectMsg("recovered 0");
        world.Await(first.GracefulStop(TimeSpan.FromSeconds(1)));

        Account(log, script: Script).Tell("d");

        log.ExpectMsgs("a as 1, recovering True", "b as 2, recovering True", "c as 3, recovering True", "recovered 3");
        world.Await(Account(log, "other").Ask<string>("ping"));
        Written().ShouldBe(["a", "b", "c", "d"]);
    }

    [Fact]
    public void Commands_wait_for_the_recovery_and_pre_start_comes_before_it()
    {
        Reopen(stepped);
        var log = world.CreateTestProbe();
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
        var log = world.CreateTestProbe();
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
        var log = world.CreateTestProbe();
        var errors = world.Subscribed<Error>();
        var first = Account(log, script: self => self.On<string>(x => self.Persist(x, static _ => { })));
        first.Tell("a");
        world.Await(first.GracefulStop(TimeSpan.FromSeconds(1)));
        var second = Account(log, script: self => self.OnRecover<string>(x => self.Persist(x, static _ => { })));
        log.Watch(second);

        errors.ExpectMsg<Error>().Cause.ShouldBeOfType<InvalidOperationException>();
        log.FishForMessage<Terminated>();
    }

    [Fact]
    public void A_slow_journal_keeps_commands_waiting_and_no_one_else()
    {
        Reopen(stepped);
        var log = world.CreateTestProbe();
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
        Reopen(stepped);
        var log = world.CreateTestProbe();
        var asker = world.CreateTestProbe();
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
        var log = world.CreateTestProbe();
        var actor = Account(log, script: self => self.On<string>(x => self.DeferAsync(x, e => log.Ref.Tell($"{e} deferred"))));

        actor.Tell("a");

        log.ExpectMsgs("recovered 0", "a deferred");
        Written().ShouldBeEmpty();
    }

    [Fact]
    public void A_command_that_fails_after_persisting_has_persisted()
    {
        var log = world.CreateTestProbe();
        var actor = Account(log, script: self =>
        {
            self.On<string>(x =>
            {
                self.Persist(x, e => log.Ref.Tell($"{e} handled"));
                throw new Boom();
            });
            self.OnRecover<string>(x => log.Ref.Tell($"replayed {x}"));
        });

        actor.Tell("a");

        log.ExpectMsgs("recovered 0", "replayed a", "recovered 1");
        Written().ShouldBe(["a"]);
    }

    [Fact]
    public void A_handler_that_fails_restarts_the_actor_from_its_events()
    {
        var log = world.CreateTestProbe();
        var actor = Account(log, script: self =>
        {
            self.On<string>(x => self.PersistAll([x, $"{x}2"], static _ => throw new Boom()));
            self.On<int>(x => log.Ref.Tell(x));
            self.OnRecover<string>(x => log.Ref.Tell($"replayed {x}"));
        });

        actor.Tell("a");
        actor.Tell(1);

        log.ExpectMsgs("recovered 0", "replayed a", "replayed a2", "recovered 2", 1);
    }

    [Fact]
    public void A_resumed_actor_runs_the_handlers_that_were_still_to_run()
    {
        var log = world.CreateTestProbe();
        world.Spawn(self =>
        {
            self.Strategy = new OneForOneStrategy(static _ => Directive.Resume);
            var child = Scripted.Context.ActorOf(Props.Create(() => new ScriptedPersistent("account", log.Ref, one =>
            {
                one.On<string>(x =>
                {
                    one.PersistAll([$"{x}1", $"{x}2"], e =>
                    {
                        if (e.EndsWith('1'))
                            throw new Boom();
                        log.Ref.Tell($"{e} handled");
                    });
                    one.Persist($"{x}3", e => log.Ref.Tell($"{e} handled"));
                });
                one.On<int>(_ =>
                {
                    one.Persist("late", e => log.Ref.Tell($"{e} handled"));
                    throw new Boom();
                });
            })));
            child.Tell("a");
            child.Tell(1);
            child.Tell("b");
        });

        log.ExpectMsgs("recovered 0", "a2 handled", "a3 handled", "late handled", "b2 handled", "b3 handled");
    }

    [Fact]
    public void The_second_writer_of_one_stream_takes_it_and_the_first_stops_loudly()
    {
        var log = world.CreateTestProbe();
        var failures = world.CreateTestProbe();
        static Action<ScriptedPersistent> Writer(TestProbe failures) => self =>
        {
            self.On<string>(x => self.Persist(x, e => self.Sender.Tell(e)));
            self.OnFailure = (cause, e, number) => failures.Ref.Tell($"{cause.GetType().Name} {e} {number}");
        };
        var first = Account(log, script: Writer(failures));
        world.Await(first.Ask<string>("a")).ShouldBe("a");
        var second = Account(log, script: Writer(failures));
        world.Await(second.Ask<string>("b")).ShouldBe("b");
        log.ExpectMsgs("recovered 0", "recovered 1");
        log.Watch(first);

        first.Tell("c");
        first.Tell("d");

        failures.ExpectMsg("WriterFencedException c 2");
        log.ExpectTerminated(first);
        failures.ExpectNoMsg();
        Written().ShouldBe(["a", "b"]);
        world.Await(second.Ask<string>("e")).ShouldBe("e");
    }

    [Fact]
    public void A_rejected_event_is_reported_and_the_actor_goes_on()
    {
        stepped.Rejects = "bad";
        Reopen(stepped);
        var log = world.CreateTestProbe();
        var actor = Account(log, script: self =>
        {
            self.On<string>(x => self.Persist(x, e => log.Ref.Tell($"{e} as {self.LastSequenceNr}")));
            self.OnRejected = (_, e, number) => log.Ref.Tell($"{e} rejected as {number}");
        });
        Release();
        log.ExpectMsg("recovered 0");
        actor.Tell("bad");
        actor.Tell("good");
        Release();
        log.ExpectMsg("bad rejected as 1");
        Release();

        log.ExpectMsg("good as 1");
    }

    [Fact]
    public void A_journal_that_fails_later_stops_the_actor_as_well()
    {
        stepped.Fails = "bad";
        Reopen(stepped);
        var log = world.CreateTestProbe();
        var actor = Account(log, script: self =>
        {
            self.On<string>(x => self.Persist(x, e => log.Ref.Tell(e)));
            self.OnFailure = (cause, e, _) => log.Ref.Tell($"{cause.Message} {e}");
        });
        Release();
        log.ExpectMsg("recovered 0");
        log.Watch(actor);
        actor.Tell("bad");
        actor.Tell("never");
        Release();

        log.ExpectMsg("disk full bad");
        log.ExpectTerminated(actor);
    }

    [Fact]
    public void A_snapshot_shortens_the_recovery()
    {
        var log = world.CreateTestProbe();
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
        world.Await(first.GracefulStop(TimeSpan.FromSeconds(1)));

        Account(log, script: Script);

        log.ExpectMsgs("state 7 of 2", "replayed c", "recovered 3");
    }

    [Fact]
    public void Deleted_events_are_not_replayed_and_their_numbers_stay_used()
    {
        var log = world.CreateTestProbe();
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
        world.Await(first.GracefulStop(TimeSpan.FromSeconds(1)));

        Account(log, script: Script).Tell("c");

        log.ExpectMsgs("replayed b", "recovered 2", "c as 3");
    }

    [Fact]
    public void An_asynchronous_command_persists_when_it_ends()
    {
        var log = world.CreateTestProbe();
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

    [Fact]
    public void A_failed_recovery_stops_the_actor_and_says_where()
    {
        var log = world.CreateTestProbe();
        var errors = world.Subscribed<Error>();
        var first = Account(log, script: self => self.On<string>(x => self.Persist(x, static _ => { })));
        first.Tell("a");
        world.Await(first.GracefulStop(TimeSpan.FromSeconds(1)));

        var second = Account(log, script: static self => self.OnRecover<string>(static _ => throw new Boom("broken")));
        log.Watch(second);

        errors.ExpectMsg<Error>().Message.ToString()!.ShouldContain("account could not recover at event 1 (String)");
        log.FishForMessage<Terminated>();
    }

    void Reopen(IJournal journal)
    {
        world.Await(world.Sys.Terminate());
        world.Open(journal);
    }

    void Release() => stepped.Release(() => world.CreateTestProbe().ExpectNoMsg());
}
