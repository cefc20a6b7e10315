using System.Diagnostics;
using Actors.Runtime;
using Actors.Tests.Runtime.TestKit;
using Sim = Actors.Runtime.Simulation;

namespace Actors.Tests.Runtime.Simulation;

/// <summary>An actor that reaches for the real world fails the run, and the report names who and what.</summary>
public sealed class EscapeTests
{
    sealed class ReadsClock : ReceiveActor
    {
        long last;

        public ReadsClock() => Receive<string>(_ => last = Math.Max(last, DateTime.UtcNow.Ticks));
    }

    sealed class Sleeps : ReceiveActor
    {
        public Sleeps() => ReceiveAsync<string>(OnText);

        async Task OnText(string text) => await Task.Delay(text.Length);
    }

    sealed class StartsThread : ReceiveActor
    {
        public StartsThread() => Receive<string>(static x => new Thread(() => Console.Write(x)).Start());
    }

    sealed class AsksElsewhere : ReceiveActor
    {
        public AsksElsewhere() => Receive<string>(_ => Watch.Ticks());
    }

    static class Watch
    {
        internal static long Ticks() => Stopwatch.GetTimestamp();
    }

    sealed class Innocent : ReceiveActor
    {
        public Innocent() => ReceiveAsync<string>(x => Task.Delay(TimeSpan.FromSeconds(x.Length), Time));

        static TimeProvider Time => ((SimulatedActorSystem)Context.System).TimeProvider;
    }

    static Violation? Run(Props props) => Sim.Replay(1, [], simulation => simulation.AddNode("main", node => node.System.ActorOf(props, "actor").Tell("text")), []).Violation;

    [Fact]
    public void Using_a_clock_a_timer_or_a_thread_is_refused_by_name()
    {
        Run(Props.Create(() => new ReadsClock()))!.Found.ShouldContain("ReadsClock cannot run in a simulation: ReadsClock.its constructor uses DateTime.UtcNow");
        Run(Props.Create(() => new Sleeps()))!.Found.ShouldContain("Sleeps.OnText uses Task.Delay");
        Run(Props.Create(() => new StartsThread()))!.Found.ShouldContain("uses new Thread");
        Run(Props.Create(() => new AsksElsewhere()))!.Found.ShouldContain("Watch.Ticks uses Stopwatch.GetTimestamp");
        Run(Props.Create(() => new Innocent())).ShouldBeNull();
    }

    [Fact]
    public void Waiting_for_what_the_simulation_does_not_complete_is_found_at_rest_by_name()
    {
        var never = new TaskCompletionSource();
        var violation = Run(Scripted.Props(self => self.OnAsync<string>(async _ => await never.Task)));

        violation!.Invariant.ShouldBe("nothing leaves the simulation");
        violation.Found.ShouldContain("/user/actor");
        violation.Found.ShouldContain("a real timer, thread or device");
    }

    [Fact]
    public void A_continuation_from_another_thread_is_refused_by_name()
    {
        var violation = Run(Scripted.Props(self => self.OnAsync<string>(async _ =>
        {
            var done = new TaskCompletionSource();
            var thread = new Thread(() => done.SetResult());
            var waiting = Waiting(done.Task);
            thread.Start();
            thread.Join();
            await waiting;
        })));

        violation!.Found.ShouldContain("/user/actor");
        violation.Found.ShouldContain("EscapeTests.Waiting");
    }

    static async Task Waiting(Task task) => await task;

    [Fact]
    public void A_run_that_differs_from_its_repetition_is_found_where_they_part()
    {
        var calls = 0;
        var found = Sim.Explore([7L], simulation => simulation.AddNode("main", node =>
        {
            var actor = node.System.ActorOf(Scripted.Props(self => self.On<string>(_ => { })), "actor");
            actor.Tell("first");
            if (Interlocked.Increment(ref calls) > 1)
                actor.Tell("second");
        }), []);

        found.Failure!.Violation!.Invariant.ShouldBe("a run is a function of its seed");
        found.Failure.Violation.Found.ShouldContain("part at step 3: <the end> and <00:00:00.000000 main/user/actor <- nobody: second>");
    }

    [Fact]
    public void A_run_whose_messages_differ_in_content_only_is_found_too()
    {
        var calls = 0;
        var found = Sim.Explore([7L], simulation => simulation.AddNode("main", node =>
            node.System.ActorOf(Scripted.Props(self => self.On<int>(_ => { })), "actor").Tell(Interlocked.Increment(ref calls))), []);

        found.Failure!.Violation!.Found.ShouldContain("<00:00:00.000000 main/user/actor <- nobody: 1> and <00:00:00.000000 main/user/actor <- nobody: 2>");
    }
}
