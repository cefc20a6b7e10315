using Actors.Runtime;
using Actors.Tests.Runtime.TestKit;
using Sim = Actors.Runtime.Simulation;

namespace Actors.Tests.Runtime.Simulation;

/// <summary>The report of an exploration: the first seed that fails, the least faults, the trace, and its replay.</summary>
public sealed class ExplorationTests
{
    static readonly IEnumerable<long> Seeds = Enumerable.Range(1, 100).Select(static seed => (long)seed);

    /// <summary>An actor counts to ten, by one message a second, and forgets its count when it crashes.</summary>
    static int[] Counting(Sim simulation)
    {
        var count = new int[1];
        var node = simulation.AddNode("main", at => at.System.ActorOf(Scripted.Props(self =>
        {
            var mine = 0;
            self.On<string>(_ => count[0] = ++mine);
        }), "counter"));
        for (var i = 1; i <= 10; i++)
            simulation.After(TimeSpan.FromSeconds(i), () => node.Ref("/user/counter").Tell("one"));
        return count;
    }

    static readonly Invariant<int[]>[] ToTen = [new("it counts to ten", static count => count[0] == 10 ? null : $"it counts to {count[0]}")];

    static readonly SimulationOptions ManyFaults = new()
    {
        Faults = [Faults.CrashActor("main", "/user/counter", 12), Faults.CrashActor("main", "/user/nobody", 12)],
        MostFaults = 10,
    };

    [Fact]
    public void The_first_failing_seed_is_reported_with_the_least_faults_and_replays_exactly()
    {
        var found = Sim.Explore(Seeds, Counting, ToTen, ManyFaults);
        var again = Sim.Explore(Seeds, Counting, ToTen, ManyFaults with { Parallelism = 1 });

        var failure = found.Failure.ShouldNotBeNull();
        failure.Faults.ShouldHaveSingleItem().ShouldBeOfType<Fault.CrashActor>().Path.ShouldBe("/user/counter");
        found.DrawnFaults.Count.ShouldBeGreaterThan(1);
        found.Runs.ShouldBe(failure.Seed);
        found.ToString().ShouldBe(again.ToString());

        var replayed = Sim.Replay(failure.Seed, failure.Faults, Counting, ToTen, ManyFaults);
        replayed.Violation.ShouldBe(failure.Violation);
        replayed.Fingerprint.ShouldBe(failure.Fingerprint);
        replayed.Trace.ShouldBe(failure.Trace);
    }

    [Fact]
    public void The_report_says_what_was_wrong_why_and_how_it_came_about()
    {
        var report = Should.Throw<SimulationException>(() => Sim.Explore(Seeds, Counting, ToTen, ManyFaults).ThrowIfFailed()).Message;

        report.ShouldContain("violates: it counts to ten");
        report.ShouldContain("faults, 1 of the ");
        report.ShouldContain("CrashActor { Node = main, Path = /user/counter, AtMessage = ");
        report.ShouldContain("00:00:01.000000 main/user/counter <- nobody: one");
        report.ShouldContain("* akka://main/user/counter failed: ");
    }

    [Fact]
    public void Seeds_that_hold_are_counted()
    {
        var found = Sim.Explore(Seeds, Counting, ToTen);

        found.Failure.ShouldBeNull();
        found.Runs.ShouldBe(100);
        found.ToString().ShouldStartWith("100 seeds held in ");
    }

    [Fact]
    public void An_invariant_that_always_holds_is_looked_at_after_every_turn()
    {
        var run = Sim.Replay(1, [], Counting, [new("it stays below seven", static count => count[0] < 7 ? null : "seven", Hold.Always)]);

        run.Violation.ShouldBe(new Violation("it stays below seven", "seven"));
        run.Elapsed.ShouldBe(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public void A_failure_of_an_actor_that_no_fault_caused_fails_the_run_unless_it_is_expected()
    {
        static Violation? Failing(SimulationOptions options) => Sim.Replay(1, [], simulation => simulation.AddNode("main", node =>
            node.System.ActorOf(Scripted.Props(static self => self.On<string>(static x => throw new Boom(x)))).Tell("bang")), [], options).Violation;

        Failing(new())!.Found.ShouldContain("bang");
        Failing(new() { IsExpected = static error => error.Cause is Boom }).ShouldBeNull();
    }

    [Fact]
    public void A_run_that_does_not_come_to_rest_fails()
    {
        static SimulatedNode Chatter(Sim simulation) => simulation.AddNode("main", node =>
            node.System.ActorOf(Scripted.Props(static self => self.On<string>(x => self.Self.Tell(x)))).Tell("again"));

        Sim.Replay(1, [], Chatter, [], new() { MostTurns = 1_000 }).Violation!.Invariant.ShouldBe("the run comes to rest");
    }

    [Fact]
    public void A_run_ends_with_its_time()
    {
        static SimulatedNode Ticking(Sim simulation) => simulation.AddNode("main", node =>
            node.System.Scheduler.ScheduleTellRepeatedly(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), node.System.DeadLetters, "tick", ActorRefs.NoSender));

        var run = Sim.Replay(1, [], Ticking, [], new() { Duration = TimeSpan.FromMinutes(1) });
        run.Violation.ShouldBeNull();
        run.Elapsed.ShouldBe(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void A_simulation_may_be_run_by_an_actor_of_another_system()
    {
        using var outer = ActorSystem.CreateSimulated(1);
        Exploration? found = null;
        outer.ActorOf(Scripted.Props(self => self.On<string>(_ => found = Sim.Explore(Seeds, Counting, ToTen)))).Tell("go");
        outer.Run();

        outer.FirstError.ShouldBeNull();
        found.ShouldNotBeNull().Failure.ShouldBeNull();
    }
}
