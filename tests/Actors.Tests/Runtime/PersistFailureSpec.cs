using Actors.Runtime;
using Actors.Tests.Runtime.TestKit;

namespace Actors.Tests.Runtime;

public sealed class ThreadedPersistFailureTests() : PersistFailureSpec(new ThreadedWorld());

public sealed class SimulatedPersistFailureTests() : PersistFailureSpec(new SimulatedWorld());

/// <summary>Failures around persisting: of handlers, of journals, of second writers.</summary>
public abstract class PersistFailureSpec(World world) : PersistentActorSpec(world)
{
    [Fact]
    public void A_command_that_fails_after_persisting_has_persisted()
    {
        var log = World.CreateTestProbe();
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
        var log = World.CreateTestProbe();
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
        var log = World.CreateTestProbe();
        World.Spawn(self =>
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
        var log = World.CreateTestProbe();
        var failures = World.CreateTestProbe();
        static Action<ScriptedPersistent> Writer(TestProbe failures) => self =>
        {
            self.On<string>(x => self.Persist(x, e => self.Sender.Tell(e)));
            self.OnFailure = (cause, e, number) => failures.Ref.Tell($"{cause.GetType().Name} {e} {number}");
        };
        var first = Account(log, script: Writer(failures));
        World.Await(first.Ask<string>("a")).ShouldBe("a");
        var second = Account(log, script: Writer(failures));
        World.Await(second.Ask<string>("b")).ShouldBe("b");
        log.ExpectMsgs("recovered 0", "recovered 1");
        log.Watch(first);

        first.Tell("c");
        first.Tell("d");

        failures.ExpectMsg("WriterFencedException c 2");
        log.ExpectTerminated(first);
        failures.ExpectNoMsg();
        Written().ShouldBe(["a", "b"]);
        World.Await(second.Ask<string>("e")).ShouldBe("e");
    }

    [Fact]
    public void A_rejected_event_is_reported_and_the_actor_goes_on()
    {
        Stepped.Rejects = "bad";
        OpenStepped();
        var log = World.CreateTestProbe();
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
        Stepped.Fails = "bad";
        OpenStepped();
        var log = World.CreateTestProbe();
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
}
