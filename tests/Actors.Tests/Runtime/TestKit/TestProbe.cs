using System.Collections.Concurrent;
using Actors.Runtime;

namespace Actors.Tests.Runtime.TestKit;

/// <summary>An actor that records what it gets, and lets a test expect it.</summary>
public sealed class TestProbe
{
    readonly World world;
    readonly BlockingCollection<Envelope> received = [];

    internal TestProbe(World world, string? name)
    {
        this.world = world;
        Ref = world.Sys.ActorOf(Props.Create(() => new Recorder(received)), name);
    }

    public IActorRef Ref { get; }

    /// <summary>Who sent the last expected message.</summary>
    public IActorRef Sender { get; private set; } = ActorRefs.Nobody;

    public void Send(IActorRef actor, object message) => actor.Tell(message, Ref);

    public void Reply(object message) => Sender.Tell(message, Ref);

    public void Watch(IActorRef subject) => Ref.Tell(new WatchRequest(subject, null), Ref);

    public void WatchWith(IActorRef subject, object message) => Ref.Tell(new WatchRequest(subject, message), Ref);

    public object ReceiveOne()
    {
        world.TryTake(received, expected: true, out var envelope).ShouldBeTrue("a message was expected and none came");
        Sender = envelope.Sender ?? ActorRefs.Nobody;
        return envelope.Message;
    }

    public T ExpectMsg<T>() => ReceiveOne().ShouldBeOfType<T>();

    public T ExpectMsg<T>(T message)
    {
        var got = ReceiveOne();
        got.ShouldBe(message);
        return (T)got;
    }

    public T ExpectMsg<T>(Predicate<T> isExpected)
    {
        var got = ExpectMsg<T>();
        isExpected(got).ShouldBeTrue($"{got} was not expected");
        return got;
    }

    public object[] ReceiveN(int count) => [.. Enumerable.Range(0, count).Select(_ => ReceiveOne())];

    /// <summary>Expects these messages in this order.</summary>
    public void ExpectMsgs(params object[] messages)
    {
        var got = new List<object>();
        while (got.Count < messages.Length)
            got.Add(ReceiveOne());
        got.ShouldBe(messages);
    }

    /// <summary>The next message of a type; others before it are dropped.</summary>
    public T FishForMessage<T>(Predicate<T>? isWanted = null)
    {
        while (true)
        {
            if (ReceiveOne() is T message && isWanted?.Invoke(message) != false)
                return message;
        }
    }

    public Terminated ExpectTerminated(IActorRef actor) => ExpectMsg<Terminated>(one => one.ActorRef.Equals(actor));

    public void ExpectNoMsg() =>
        world.TryTake(received, expected: false, out var envelope).ShouldBeFalse($"no message was expected, and {envelope.Message} came");

    sealed record WatchRequest(IActorRef Subject, object? Message);

    sealed class Recorder(BlockingCollection<Envelope> received) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            if (message is WatchRequest { Message: null } watch)
                Context.Watch(watch.Subject);
            else if (message is WatchRequest { Message: { } custom } watchWith)
                Context.WatchWith(watchWith.Subject, custom);
            else
                received.Add(new(message, Sender));
        }
    }
}
