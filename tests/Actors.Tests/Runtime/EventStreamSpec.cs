using Actors.Runtime;
using Actors.Tests.Runtime.TestKit;

namespace Actors.Tests.Runtime;

public sealed class ThreadedEventStreamTests() : EventStreamSpec(new ThreadedWorld());

public sealed class SimulatedEventStreamTests() : EventStreamSpec(new SimulatedWorld());

/// <summary>Publishing to subscribers by type.</summary>
public abstract class EventStreamSpec : IDisposable
{
    readonly World world;
    readonly EventStream events;

    protected EventStreamSpec(World world)
    {
        this.world = world;
        world.Open();
        events = world.Sys.EventStream;
    }

    public void Dispose() => world.Dispose();

    interface IEvent;

    record Happened(int Number) : IEvent;

    sealed record HappenedAgain(int Number) : Happened(Number);

    [Fact]
    public void A_subscriber_gets_the_type_its_derived_types_and_its_implementations_once()
    {
        var exact = world.CreateTestProbe();
        var wide = world.CreateTestProbe();
        events.Subscribe(exact.Ref, typeof(HappenedAgain)).ShouldBeTrue();
        events.Subscribe(wide.Ref, typeof(IEvent)).ShouldBeTrue();
        events.Subscribe(wide.Ref, typeof(Happened)).ShouldBeTrue();
        events.Subscribe(wide.Ref, typeof(Happened)).ShouldBeFalse();

        events.Publish(new Happened(1));
        events.Publish(new HappenedAgain(2));
        events.Publish("nothing");

        wide.ExpectMsgs(new Happened(1), new HappenedAgain(2));
        exact.ExpectMsgs(new HappenedAgain(2));
        wide.ExpectNoMsg();
        exact.ExpectNoMsg();
    }

    [Fact]
    public void A_subscription_ends_by_type_or_whole()
    {
        var probe = world.CreateTestProbe();
        events.Subscribe(probe.Ref, typeof(Happened));
        events.Subscribe(probe.Ref, typeof(string));
        events.Unsubscribe(probe.Ref, typeof(string)).ShouldBeTrue();
        events.Unsubscribe(probe.Ref, typeof(string)).ShouldBeFalse();
        events.Publish("a");
        events.Publish(new Happened(1));
        probe.ExpectMsg(new Happened(1));

        events.Unsubscribe(probe.Ref).ShouldBeTrue();
        events.Publish(new Happened(2));

        probe.ExpectNoMsg();
        events.Unsubscribe(probe.Ref).ShouldBeFalse();
    }

    [Fact]
    public void A_subscriber_that_has_stopped_is_forgotten()
    {
        var letters = world.Subscribed<DeadLetter>();
        var actor = world.Spawn(static self => self.OnAny(static _ => { }));
        events.Subscribe(actor, typeof(Happened));
        world.Await(actor.GracefulStop(TimeSpan.FromSeconds(1)));
        world.Await(world.Spawn(static self => self.OnAny(static _ => { })).Ask<ActorIdentity>(new Identify(1)));

        events.Publish(new Happened(1));

        letters.ExpectNoMsg();
    }
}
