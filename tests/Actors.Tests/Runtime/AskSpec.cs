using Actors.Runtime;
using Actors.Tests.Runtime.TestKit;

namespace Actors.Tests.Runtime;

public sealed class ThreadedAskTests() : AskSpec(new ThreadedWorld());

public sealed class SimulatedAskTests() : AskSpec(new SimulatedWorld());

/// <summary>Asking, piping, waiting for the end.</summary>
public abstract class AskSpec : IDisposable
{
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    readonly World world;
    readonly IActorRef echo;

    protected AskSpec(World world)
    {
        this.world = world;
        world.Open();
        echo = world.Spawn(self =>
        {
            self.On<int>(x => self.Sender.Tell(x + 1));
            self.On<Exception>(x => self.Sender.Tell(new Status.Failure(x)));
            self.On<string>(x => self.Sender.Tell(x), x => x.Length > 0);
        });
    }

    public void Dispose() => world.Dispose();

    [Fact]
    public void The_first_answer_completes_the_ask()
    {
        world.Await(echo.Ask<int>(1)).ShouldBe(2);
        world.Await(echo.Ask<string>("hello", Second)).ShouldBe("hello");
        world.Await(echo.Ask("hello")).ShouldBe("hello");
        world.Await(echo.Ask<object>(1)).ShouldBe(2);
    }

    [Fact]
    public void An_ask_can_carry_the_reference_to_answer_to()
    {
        var actor = world.Spawn(self => self.On<IActorRef>(x => x.Tell("for you")));

        world.Await(actor.Ask<string>(me => me, null, CancellationToken.None)).ShouldBe("for you");
    }

    [Fact]
    public void A_failure_as_answer_fails_the_ask_with_its_cause() =>
        Should.Throw<Boom>(() => world.Await(echo.Ask<string>(new Boom())));

    [Fact]
    public void An_answer_of_another_type_fails_the_ask() =>
        Should.Throw<ArgumentException>(() => world.Await(echo.Ask<string>(1))).Message.ShouldContain("System.Int32");

    [Fact]
    public void No_answer_in_time_fails_the_ask()
    {
        var silent = echo.Ask<string>("", Second);
        world.Advance(Second / 2);
        silent.IsCompleted.ShouldBeFalse();
        world.Advance(Second);

        Should.Throw<AskTimeoutException>(() => world.Await(silent));
    }

    [Fact]
    public void A_cancelled_ask_ends_as_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        var silent = echo.Ask<string>("", cancel.Token);
        cancel.Cancel();

        Should.Throw<TaskCanceledException>(() => world.Await(silent));
        Should.Throw<TaskCanceledException>(() => world.Await(echo.Ask<string>("hello", cancel.Token)));
    }

    [Fact]
    public void An_outcome_is_piped_as_a_message()
    {
        var probe = world.CreateTestProbe();
        var actor = world.Spawn(self => self.On<int>(x =>
        {
            var me = self.Self;
            _ = echo.Ask<int>(x).PipeTo(probe.Ref, me);
            _ = echo.Ask<int>(new Boom()).PipeTo(probe.Ref, me, success: y => y, failure: cause => cause.Message);
        }));

        actor.Tell(1);

        new[] { probe.ReceiveOne(), probe.ReceiveOne() }.ShouldBe([2, "boom"], ignoreOrder: true);
        probe.Sender.ShouldBe(actor);
    }

    [Fact]
    public void A_graceful_stop_completes_when_the_actor_has_stopped()
    {
        var log = world.CreateTestProbe();
        var actor = world.Spawn(self =>
        {
            self.On<string>(_ => Scripted.Context.Stop(self.Self));
            self.OnPostStop = () => log.Ref.Tell("stopped");
        });

        world.Await(actor.GracefulStop(Second, "leave")).ShouldBeTrue();
        log.ExpectMsg("stopped");
        world.Await(actor.GracefulStop(Second)).ShouldBeTrue();
        world.Await(actor.WatchAsync()).ShouldBeTrue();
    }

    [Fact]
    public void A_graceful_stop_of_an_actor_that_stays_is_cancelled()
    {
        var stop = echo.GracefulStop(Second, "stay");
        world.Advance(Second * 2);

        Should.Throw<TaskCanceledException>(() => world.Await(stop));
    }
}
