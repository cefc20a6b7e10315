using Actors.Runtime;
using Actors.Tests.Runtime.TestKit;

namespace Actors.Tests.Runtime;

public sealed class ThreadedRecoveryPermitTests() : RecoveryPermitSpec(new ThreadedWorld());

public sealed class SimulatedRecoveryPermitTests() : RecoveryPermitSpec(new SimulatedWorld());

/// <summary>How many actors recover at the same time.</summary>
public abstract class RecoveryPermitSpec(World world) : PersistentActorSpec(world)
{
    const string OneAtATime = "akka.persistence.max-concurrent-recoveries = 1";

    [Fact]
    public void Recoveries_beyond_the_limit_wait_for_their_turn()
    {
        OpenStepped(OneAtATime);
        var (first, second) = (World.CreateTestProbe(), World.CreateTestProbe());
        Recovering(first, "a");
        Started(second, "b");

        second.ExpectNoMsg();
        Stepped.Waiting.ShouldBe(1);
        Release();
        first.ExpectMsg("recovered 0");
        Release();

        second.ExpectMsg("recovered 0");
    }

    [Fact]
    public void An_actor_that_stops_while_it_recovers_lets_the_next_one_begin()
    {
        OpenStepped(OneAtATime);
        var (first, second) = (World.CreateTestProbe(), World.CreateTestProbe());
        var holder = Recovering(first, "a");
        Started(second, "b");
        second.ExpectNoMsg();

        var stopped = holder.WatchAsync();
        World.Sys.Stop(holder);
        World.Await(stopped).ShouldBeTrue();
        Release();
        Release();

        second.ExpectMsg("recovered 0");
    }

    [Fact]
    public void An_actor_that_stops_while_it_waits_is_passed_over()
    {
        OpenStepped(OneAtATime);
        var (first, second, third) = (World.CreateTestProbe(), World.CreateTestProbe(), World.CreateTestProbe());
        Recovering(first, "a");
        var waiting = Started(second, "b");
        Started(third, "c");

        var stopped = waiting.WatchAsync();
        World.Sys.Stop(waiting);
        World.Await(stopped).ShouldBeTrue();
        Release();
        first.ExpectMsg("recovered 0");
        Release();

        third.ExpectMsg("recovered 0");
    }

    /// <summary>An actor that waits for the journal to open its stream.</summary>
    IActorRef Recovering(TestProbe log, string id)
    {
        var actor = Started(log, id);
        log.ExpectNoMsg();
        SpinWait.SpinUntil(() => Stepped.Waiting == 1, TimeSpan.FromSeconds(30)).ShouldBeTrue();
        return actor;
    }

    /// <summary>An actor whose start hook has run, so that it is next in the queue for recovery.</summary>
    IActorRef Started(TestProbe log, string id)
    {
        var actor = Account(log, id, self => self.OnPreStart = () => log.Ref.Tell("pre-start"));
        log.ExpectMsg("pre-start");
        return actor;
    }
}
