using Actors.Runtime;
using Actors.Tests.Runtime.TestKit;

namespace Actors.Tests.Runtime;

public sealed class ThreadedShutdownTests() : ShutdownSpec(new ThreadedWorld());

public sealed class SimulatedShutdownTests() : ShutdownSpec(new SimulatedWorld());

/// <summary>Stopping a system in phases.</summary>
public abstract class ShutdownSpec(World world) : IDisposable
{
    readonly List<string> ran = [];

    public void Dispose() => world.Dispose();

    [Fact]
    public void The_phases_run_in_their_order_and_the_system_terminates_at_the_end()
    {
        world.Open();
        var shutdown = CoordinatedShutdown.Get(world.Sys);
        Note(CoordinatedShutdown.PhaseServiceStop);
        Note(CoordinatedShutdown.PhaseBeforeServiceUnbind);
        Note(CoordinatedShutdown.PhaseBeforeActorSystemTerminate);

        world.Await(shutdown.Run(CoordinatedShutdown.ClrExitReason.Instance));

        ran.ShouldBe(["before-service-unbind", "service-stop", "before-actor-system-terminate"]);
        world.Await(world.Sys.WhenTerminated);
        shutdown.ShutdownReason.ShouldBe(CoordinatedShutdown.ClrExitReason.Instance);
    }

    [Fact]
    public void A_second_run_is_the_first_and_a_later_phase_can_be_the_beginning()
    {
        world.Open();
        var shutdown = CoordinatedShutdown.Get(world.Sys);
        Note(CoordinatedShutdown.PhaseServiceUnbind);
        Note(CoordinatedShutdown.PhaseServiceStop);

        var first = shutdown.Run(CoordinatedShutdown.UnknownReason.Instance, CoordinatedShutdown.PhaseServiceStop);
        var second = shutdown.Run(CoordinatedShutdown.ClrExitReason.Instance);

        second.ShouldBe(first);
        world.Await(first);
        ran.ShouldBe(["service-stop"]);
    }

    [Fact]
    public void A_failed_or_late_task_is_reported_and_the_next_phase_runs()
    {
        world.Open();
        var warnings = world.Subscribed<Warning>();
        var shutdown = CoordinatedShutdown.Get(world.Sys);
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceUnbind, "broken", static () => throw new Boom("cannot unbind"));
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceRequestsDone, "endless", static () => new TaskCompletionSource<Done>().Task);
        Note(CoordinatedShutdown.PhaseServiceStop);

        var run = shutdown.Run(CoordinatedShutdown.UnknownReason.Instance);
        warnings.ExpectMsg<Warning>(static one => $"{one.Message}".Contains("cannot unbind", StringComparison.Ordinal));
        run.IsCompleted.ShouldBeFalse();
        world.Advance(shutdown.Timeout(CoordinatedShutdown.PhaseServiceRequestsDone));

        world.Await(run);
        ran.ShouldBe(["service-stop"]);
    }

    [Fact]
    public void A_phase_that_does_not_recover_ends_the_shutdown()
    {
        world.Open(config: "akka.coordinated-shutdown.phases.service-unbind.recover = off");
        var shutdown = CoordinatedShutdown.Get(world.Sys);
        shutdown.AddTask(CoordinatedShutdown.PhaseServiceUnbind, "broken", static () => throw new Boom());
        Note(CoordinatedShutdown.PhaseServiceStop);

        Should.Throw<ShutdownFailedException>(() => world.Await(shutdown.Run(CoordinatedShutdown.UnknownReason.Instance)));
        ran.ShouldBeEmpty();
    }

    [Fact]
    public void An_unknown_phase_and_a_circle_of_phases_are_refused()
    {
        world.Open();
        Should.Throw<ArgumentException>(() => CoordinatedShutdown.Get(world.Sys).AddTask("later", "x", static () => Task.FromResult(Done.Instance)))
            .Message.ShouldContain("service-stop");

        using var other = ActorSystem.CreateSimulated(1, setup: ActorSystemSetup.Create(BootstrapSetup.Create().WithConfig(
            Actors.Runtime.Hocon.ConfigurationFactory.ParseString("akka.coordinated-shutdown.phases.before-service-unbind.depends-on = [service-stop]"))));
        Should.Throw<ConfigurationException>(() => CoordinatedShutdown.Get(other)).Message.ShouldContain("depends on itself");
    }

    void Note(string phase) => CoordinatedShutdown.Get(world.Sys).AddTask(phase, $"note {phase}", () =>
    {
        ran.Add(phase);
        return Task.FromResult(Done.Instance);
    });
}
