using Actors.Runtime;
using Actors.Tests.Runtime.TestKit;

namespace Actors.Tests.Runtime;

public sealed class ThreadedBackoffTests() : BackoffSpec(new ThreadedWorld());

public sealed class SimulatedBackoffTests() : BackoffSpec(new SimulatedWorld());

/// <summary>Restarting after a pause.</summary>
public abstract class BackoffSpec : IDisposable
{
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    readonly World world;
    readonly TestProbe log;

    protected BackoffSpec(World world)
    {
        this.world = world;
        world.Open();
        log = world.CreateTestProbe();
    }

    public void Dispose() => world.Dispose();

    Props Child => Scripted.Props(self =>
    {
        self.OnPreStart = () => log.Ref.Tell("start");
        self.On<Exception>(static x => throw x);
        self.On<string>(x => log.Ref.Tell(x));
    });

    [Fact]
    public void A_stopped_child_comes_back_after_pauses_that_double_up_to_the_longest()
    {
        var supervisor = Supervisor(Backoff.OnStop(Child, "child", Second, 3 * Second, 0).WithManualReset());
        log.ExpectMsg("start");

        foreach (var pause in new[] { 1, 2, 3, 3 })
        {
            StopChild(supervisor);
            world.Advance((pause * Second) - TimeSpan.FromMilliseconds(1));
            log.ExpectNoMsg();
            world.Advance(TimeSpan.FromMilliseconds(1));
            log.ExpectMsg("start");
            CurrentChild(supervisor).IsNobody().ShouldBeFalse();
        }
        world.Await(supervisor.Ask<BackoffSupervisor.RestartCount>(BackoffSupervisor.GetRestartCount.Instance)).Count.ShouldBe(4);
    }

    [Fact]
    public void A_failed_child_comes_back_after_the_pause()
    {
        var supervisor = Supervisor(Backoff.OnFailure(Child, "child", Second, 3 * Second, 0));
        log.ExpectMsg("start");

        supervisor.Tell(new Boom());
        WaitUntilGone(supervisor);
        world.Advance(Second);

        log.ExpectMsg("start");
        supervisor.Tell("on");
        log.ExpectMsg("on");
    }

    [Fact]
    public void A_child_that_lives_long_enough_begins_with_the_shortest_pause_again()
    {
        var supervisor = Supervisor(Backoff.OnStop(Child, "child", Second, 60 * Second, 0).WithAutoReset(10 * Second));
        log.ExpectMsg("start");
        StopChild(supervisor);
        world.Advance(Second);
        log.ExpectMsg("start");
        // The answer comes after the supervisor has set its timer, which the child's start may overtake.
        world.Await(supervisor.Ask<BackoffSupervisor.RestartCount>(BackoffSupervisor.GetRestartCount.Instance)).Count.ShouldBe(1);

        // The answer comes after the supervisor has set its timer, which the child's start may overtake.
        world.Await(supervisor.Ask<BackoffSupervisor.RestartCount>(BackoffSupervisor.GetRestartCount.Instance)).Count.ShouldBe(1);

        world.Advance(10 * Second);
        world.Await(supervisor.Ask<BackoffSupervisor.RestartCount>(BackoffSupervisor.GetRestartCount.Instance)).Count.ShouldBe(0);
        StopChild(supervisor);
        world.Advance(Second);

        log.ExpectMsg("start");
    }

    [Fact]
    public void After_the_last_allowed_restart_the_supervisor_stops_too()
    {
        var supervisor = Supervisor(Backoff.OnStop(Child, "child", Second, Second, 0, maxNrOfRetries: 1).WithManualReset());
        log.ExpectMsg("start");
        log.Watch(supervisor);
        StopChild(supervisor);
        world.Advance(Second);
        log.ExpectMsg("start");

        StopChild(supervisor);

        log.ExpectTerminated(supervisor);
    }

    [Fact]
    public void A_child_that_stops_by_itself_ends_a_supervisor_that_waits_for_failures()
    {
        var supervisor = Supervisor(Backoff.OnFailure(Child, "child", Second, Second, 0));
        log.ExpectMsg("start");
        log.Watch(supervisor);

        StopChild(supervisor);

        log.ExpectTerminated(supervisor);
    }

    [Fact]
    public void During_a_pause_messages_are_answered_or_dead_letters()
    {
        var letters = world.Subscribed<DeadLetter>();
        var answering = Supervisor(Backoff.OnStop(Child, "child", Second, Second, 0).WithReplyWhileStopped("away"));
        var silent = Supervisor(Backoff.OnStop(Child, "child", Second, Second, 0));
        log.ExpectMsgs("start", "start");
        StopChild(answering);
        StopChild(silent);

        answering.Tell("hello", log.Ref);
        silent.Tell("hello", log.Ref);

        log.ExpectMsg("away");
        letters.FishForMessage<DeadLetter>(static one => one.Message is "hello").Recipient.ShouldBe(silent);
    }

    IActorRef Supervisor(BackoffOptions options) => world.Sys.ActorOf(BackoffSupervisor.Props(options));

    IActorRef CurrentChild(IActorRef supervisor) =>
        world.Await(supervisor.Ask<BackoffSupervisor.CurrentChild>(BackoffSupervisor.GetCurrentChild.Instance)).Ref;

    void StopChild(IActorRef supervisor)
    {
        world.Await(CurrentChild(supervisor).GracefulStop(Second));
        WaitUntilGone(supervisor);
    }

    /// <summary>Asks until the supervisor has noticed, or has stopped itself.</summary>
    void WaitUntilGone(IActorRef supervisor)
    {
        var watch = supervisor.WatchAsync();
        var asked = supervisor.Ask<BackoffSupervisor.CurrentChild>(BackoffSupervisor.GetCurrentChild.Instance);
        while (world.Await(Task.WhenAny(asked, watch)) == asked && !world.Await(asked).Ref.IsNobody())
            asked = supervisor.Ask<BackoffSupervisor.CurrentChild>(BackoffSupervisor.GetCurrentChild.Instance);
    }
}
