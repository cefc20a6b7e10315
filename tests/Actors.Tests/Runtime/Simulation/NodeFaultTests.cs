using Actors.Runtime;
using Actors.Runtime.Persistence;
using Actors.Tests.Runtime.TestKit;
using Sim = Actors.Runtime.Simulation;

namespace Actors.Tests.Runtime.Simulation;

/// <summary>What each fault does to an actor that keeps numbers in its journal.</summary>
public sealed class NodeFaultTests
{
    static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);

    sealed class Keeper : ReceivePersistentActor
    {
        public Keeper(List<string> log, TimeProvider clock)
        {
            Recover<int>(x => log.Add($"recovers {x}"));
            Command<int>(x => Persist(x, kept => log.Add($"keeps {kept} at {clock.GetUtcNow():s}")));
        }

        public override string PersistenceId => "keeper";
    }

    /// <summary>Tells a keeper 1, 2, 3 and 4, one a second, and starts it again with its node.</summary>
    static (List<string> Log, int[] Journal) Keep(params Fault[] faults)
    {
        var log = new List<string>();
        var journal = new InMemoryJournal();
        Sim.Replay(1, faults, simulation =>
        {
            var node = simulation.AddNode("main", at => at.System.ActorOf(Props.Create(() => new Keeper(log, at.System.TimeProvider)), "keeper"), journal);
            for (var i = 1; i <= 4; i++)
            {
                var number = i;
                simulation.After(i * OneSecond, () => node.Ref("/user/keeper").Tell(number));
            }
            return log;
        }, []).Violation.ShouldBeNull();
        return (log, [.. journal.Read("keeper").Select(entry => (int)entry.Event)]);
    }

    [Fact]
    public void Without_faults_everything_is_kept()
    {
        var (log, journal) = Keep();

        log.ShouldBe(["keeps 1 at 2000-01-01T00:00:01", "keeps 2 at 2000-01-01T00:00:02", "keeps 3 at 2000-01-01T00:00:03", "keeps 4 at 2000-01-01T00:00:04"]);
        journal.ShouldBe([1, 2, 3, 4]);
    }

    [Fact]
    public void What_a_node_kept_is_read_across_its_streams()
    {
        var read = new List<string>();
        Sim.Replay(1, [], simulation =>
        {
            var node = simulation.AddNode("main", at => at.System.ActorOf(Props.Create(() => new Keeper(new List<string>(), at.System.TimeProvider)), "keeper"), new InMemoryJournal());
            node.Ref("/user/keeper").Tell(7);
            simulation.After(OneSecond, () => _ = Read(PersistenceQuery.Get(node.System).ReadJournalFor<ReadJournal>("")));
            return read;
        }, []).Violation.ShouldBeNull();

        read.ShouldBe(["keeper", "keeper 1 7"]);

        async Task Read(ReadJournal journal)
        {
            await foreach (var id in journal.CurrentPersistenceIds())
                read.Add(id);
            await foreach (var one in journal.CurrentEventsByPersistenceId("keeper", 1, long.MaxValue))
                read.Add($"{one.PersistenceId} {one.SequenceNr} {one.Event}");
        }
    }

    [Fact]
    public void A_crash_before_a_message_loses_it_and_a_crash_after_it_loses_what_its_handler_kept_in_mind()
    {
        Keep(new Fault.CrashActor("main", "/user/keeper", 2, Handled: false)).Journal.ShouldBe([1, 3, 4]);

        var (log, journal) = Keep(new Fault.CrashActor("main", "/user/keeper", 2, Handled: true));
        journal.ShouldBe([1, 2, 3, 4]);
        log.Take(3).ShouldBe(["keeps 1 at 2000-01-01T00:00:01", "recovers 1", "recovers 2"]);
    }

    [Fact]
    public void A_killed_node_starts_again_from_its_journal_and_what_was_sent_meanwhile_is_lost()
    {
        var (log, journal) = Keep(new Fault.KillNode("main", 2, 1.5 * OneSecond));

        journal.ShouldBe([1, 2, 4]);
        log.ShouldBe(["keeps 1 at 2000-01-01T00:00:01", "keeps 2 at 2000-01-01T00:00:02", "recovers 1", "recovers 2", "keeps 4 at 2000-01-01T00:00:04"]);
    }

    [Fact]
    public void A_torn_write_is_not_there_after_the_restart_and_one_that_was_not_acknowledged_is()
    {
        Keep(new Fault.TearWrite("main", 2, 0.5 * OneSecond)).Journal.ShouldBe([1, 3, 4]);

        var (log, journal) = Keep(new Fault.KillAfterWrite("main", 2, 0.5 * OneSecond));
        journal.ShouldBe([1, 2, 3, 4]);
        log.Exists(static line => line.StartsWith("keeps 2", StringComparison.Ordinal)).ShouldBeFalse();
    }

    [Fact]
    public void A_failed_write_stops_the_actor_whether_or_not_it_is_stored()
    {
        Keep(new Fault.FailWrite("main", 2, Stored: false)).Journal.ShouldBe([1]);
        Keep(new Fault.FailWrite("main", 2, Stored: true)).Journal.ShouldBe([1, 2]);
    }

    [Fact]
    public void A_delayed_write_keeps_later_commands_waiting()
    {
        var (log, journal) = Keep(new Fault.DelayWrite("main", 2, 1.5 * OneSecond));

        journal.ShouldBe([1, 2, 3, 4]);
        log.ShouldBe(["keeps 1 at 2000-01-01T00:00:01", "keeps 2 at 2000-01-01T00:00:03", "keeps 3 at 2000-01-01T00:00:03", "keeps 4 at 2000-01-01T00:00:04"]);
    }

    [Fact]
    public void A_full_disk_takes_nothing_until_there_is_room()
    {
        var restart = new Fault.KillNode("main", 2, OneSecond / 2);

        Keep(restart, new Fault.FillDisk("main", 2, Writes: 1)).Journal.ShouldBe([1, 3, 4]);
        Keep(restart, new Fault.FillDisk("main", 2, Writes: 2)).Journal.ShouldBe([1]);
    }

    [Fact]
    public void A_crash_within_an_asynchronous_handler_is_supervised_as_any_other()
    {
        var log = new List<string>();
        Sim.Replay(1, [new Fault.CrashActor("main", "/user/actor", 1, Handled: true)], simulation => simulation.AddNode("main", node =>
        {
            var actor = node.System.ActorOf(Scripted.Props(self =>
            {
                log.Add("new");
                self.OnAsync<string>(async x =>
                {
                    log.Add($"begins {x}");
                    await Task.Delay(OneSecond, node.System.TimeProvider);
                    log.Add($"ends {x}");
                });
            }), "actor");
            actor.Tell("a");
            actor.Tell("b");
        }), []).Violation.ShouldBeNull();

        log.ShouldBe(["new", "begins a", "new", "begins b", "ends b"]);
    }
}
