using Actors.Runtime;
using Actors.Tests.Runtime.TestKit;

namespace Actors.Tests.Runtime;

public sealed class ThreadedDeathWatchTests() : DeathWatchSpec(new ThreadedWorld());

public sealed class SimulatedDeathWatchTests() : DeathWatchSpec(new SimulatedWorld());

/// <summary>Being told of the end of another actor.</summary>
public abstract class DeathWatchSpec : IDisposable
{
    readonly World world;

    protected DeathWatchSpec(World world)
    {
        this.world = world;
        world.Open();
    }

    public void Dispose() => world.Dispose();

    [Fact]
    public void A_watcher_is_told_once_whether_the_actor_lives_or_not()
    {
        var before = world.CreateTestProbe();
        var after = world.CreateTestProbe();
        var actor = world.Spawn(static self => self.OnAny(static _ => { }));
        before.Watch(actor);
        before.Watch(actor);

        actor.Tell(PoisonPill.Instance);
        before.ExpectTerminated(actor).ExistenceConfirmed.ShouldBeTrue();
        after.Watch(actor);
        after.ExpectTerminated(actor);

        before.ExpectNoMsg();
        after.ExpectNoMsg();
    }

    [Fact]
    public void A_watch_can_name_its_own_message()
    {
        var probe = world.CreateTestProbe();
        var actor = world.Spawn(static self => self.OnAny(static _ => { }));
        probe.WatchWith(actor, "gone");

        world.Sys.Stop(actor);

        probe.ExpectMsg("gone");
        probe.Sender.ShouldBe(actor);
        probe.ExpectNoMsg();
    }

    [Fact]
    public void A_second_watch_with_another_message_is_refused()
    {
        var errors = world.Subscribed<Error>();
        var subject = world.Spawn(static _ => { });
        world.Spawn(self => self.OnPreStart = () =>
        {
            Scripted.Context.Watch(subject);
            Scripted.Context.WatchWith(subject, "other");
        });

        errors.ExpectMsg<Error>().Cause!.InnerException.ShouldBeOfType<InvalidOperationException>();
    }

    [Fact]
    public void After_an_unwatch_nothing_comes_not_even_what_waits_in_the_mailbox()
    {
        var probe = world.CreateTestProbe();
        var subject = world.Spawn(static self => self.OnAny(static _ => { }));
        var watcher = world.Spawn(self =>
        {
            self.OnPreStart = () => Scripted.Context.Watch(subject);
            self.On<string>(x => Scripted.Context.Unwatch(subject), x => string.Equals(x, "unwatch", StringComparison.Ordinal));
            self.On<Terminated>(_ => probe.Ref.Tell("terminated"));
            self.On<string>(x => probe.Ref.Tell(x));
        });
        watcher.Tell("hello");
        probe.ExpectMsg("hello");

        watcher.Tell("unwatch");
        world.Sys.Stop(subject);
        watcher.Tell("end");

        probe.ExpectMsg("end");
        probe.ExpectNoMsg();
    }

    [Fact]
    public void An_unhandled_notice_is_a_failure_that_stops_the_watcher()
    {
        var probe = world.CreateTestProbe();
        var subject = world.Spawn(static self => self.OnAny(static _ => { }));
        var watcher = world.Spawn(self => self.OnPreStart = () => Scripted.Context.Watch(subject));
        probe.Watch(watcher);

        world.Sys.Stop(subject);

        probe.ExpectTerminated(watcher);
    }

    [Fact]
    public void Children_can_be_watched_like_any_other()
    {
        var log = world.CreateTestProbe();
        var parent = world.Spawn(self =>
        {
            var child = Scripted.Child(static one => one.OnAny(static _ => { }), "child");
            Scripted.Context.Watch(child);
            self.On<Terminated>(x => log.Ref.Tell($"{x.ActorRef.Path.Name} terminated, {Scripted.Context.GetChildren().Count()} left"));
            self.On<string>(_ => Scripted.Context.Stop(child));
        });

        parent.Tell("stop it");

        log.ExpectMsg("child terminated, 0 left");
        log.ExpectNoMsg();
    }
}
