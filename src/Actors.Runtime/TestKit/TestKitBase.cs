using System.Collections.Concurrent;

namespace Actors.Runtime.TestKit;

/// <summary>
/// An actor system under test with an actor, <see cref="TestActor"/>, whose messages the test expects one by one.
/// On a simulated system a wait runs the simulation and moves its virtual time, so that no test waits for real.
/// </summary>
public abstract partial class TestKitBase : IActorRefFactory
{
    readonly BlockingCollection<MessageEnvelope> queue = [];
    readonly TestWaiter waiter;
    MessageEnvelope? peeked;
    MessageEnvelope last;
    TimeSpan? deadline;

    /// <param name="system">The system under test.</param>
    /// <param name="testActorName">The name of the test actor; null for one of the runtime's choice.</param>
    protected TestKitBase(ActorSystem system, string? testActorName = null)
    {
        ArgumentNullException.ThrowIfNull(system);
        Sys = system;
        waiter = new(system);
        var target = queue;
        TestActor = system.ActorOf(Props.Create(() => new TestQueueActor(target)).WithDispatcher("akka.calling-thread-dispatcher"), testActorName);
        waiter.Settle();
        BecomeSender();
    }

    /// <summary>How long an expectation waits that says nothing itself.</summary>
    public static TimeSpan SingleExpectDefault { get; } = TimeSpan.FromSeconds(3);

    /// <summary>How long <see cref="Within(TimeSpan, Action, TimeSpan?, CancellationToken)"/>, <see cref="AwaitAssert"/> and their like wait that say nothing themselves.</summary>
    public static TimeSpan DefaultTimeout { get; } = TimeSpan.FromSeconds(5);

    /// <summary>The system under test.</summary>
    public ActorSystem Sys { get; }

    /// <summary>The actor whose messages are expected; also the sender of what the test tells.</summary>
    public IActorRef TestActor { get; }

    /// <summary>The sender of the last message that was received.</summary>
    public IActorRef LastSender => last.Sender ?? ActorRefs.Nobody;

    /// <summary>The last message that was received.</summary>
    public object? LastMessage => last.Message;

    /// <summary>The logger of the system.</summary>
    public ILoggingAdapter Log => Sys.Log;

    /// <summary>Whether a message waits to be received.</summary>
    public bool HasMessages => peeked is not null || queue.Count > 0;

    /// <summary>Expecting what is published on the event stream.</summary>
    public EventFilterFactory EventFilter => new(this, Sys);

    /// <summary>What is left of the surrounding <c>Within</c>.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public TimeSpan Remaining => deadline is { } end
        ? end - waiter.Now
        : throw new InvalidOperationException("Remaining is what is left of Within, and there is no Within around");

    /// <summary>What is left of the surrounding <c>Within</c>, or the default.</summary>
    public TimeSpan RemainingOrDefault => RemainingOr(SingleExpectDefault);

    /// <inheritdoc/>
    public IActorRef ActorOf(Props props, string? name = null) => Sys.ActorOf(props, name);

    /// <summary>Creates an actor by its parameterless constructor.</summary>
    public IActorRef ActorOf<TActor>(string? name = null) where TActor : ActorBase, new() => Sys.ActorOf(Props.Create(static () => new TActor()), name);

    /// <summary>Creates an actor by a factory.</summary>
    public IActorRef ActorOf<TActor>(Func<TActor> factory, string? name = null) where TActor : ActorBase => Sys.ActorOf(Props.Create(factory), name);

    /// <inheritdoc/>
    public ActorSelection ActorSelection(ActorPath actorPath) => Sys.ActorSelection(actorPath);

    /// <inheritdoc/>
    public ActorSelection ActorSelection(string actorPath) => Sys.ActorSelection(actorPath);

    /// <summary>The actors at a path from an actor.</summary>
    public ActorSelection ActorSelection(IActorRef anchorRef, string actorPath) => Runtime.ActorSelection.Of(InternalActorRef.Of(anchorRef), Sys.Root, actorPath);

    /// <summary>Another actor whose messages can be expected apart.</summary>
    public virtual TestProbe CreateTestProbe(string? name = null) => CreateTestProbe(Sys, name);

    /// <summary>An actor of another system whose messages can be expected apart.</summary>
    public virtual TestProbe CreateTestProbe(ActorSystem system, string? name = null) => new(system, name);

    /// <summary>An actor that, like the test actor, puts its messages where this test expects them.</summary>
    public IActorRef CreateTestActor(string name)
    {
        var target = queue;
        return Sys.ActorOf(Props.Create(() => new TestQueueActor(target)).WithDispatcher("akka.calling-thread-dispatcher"), name);
    }

    /// <summary>Expecting what is published on the event stream of another system.</summary>
    public EventFilterFactory CreateEventFilter(ActorSystem system) => new(this, system);

    /// <summary>Something that opens when it was counted down so often.</summary>
    public virtual TestLatch CreateTestLatch(int count = 1) => new(waiter, count);

    /// <summary>Something that so many threads wait at for each other.</summary>
    public TestBarrier CreateTestBarrier(int count) => new(count);

    /// <summary>Lets the test actor watch: <see cref="Terminated"/> can be expected then.</summary>
    public IActorRef Watch(IActorRef actorToWatch)
    {
        Order(new TestQueueActor.WatchOrder(actorToWatch));
        return actorToWatch;
    }

    /// <summary>Ends a watch.</summary>
    public IActorRef Unwatch(IActorRef actorToUnwatch)
    {
        Order(new TestQueueActor.UnwatchOrder(actorToUnwatch));
        return actorToUnwatch;
    }

    /// <summary>Drops messages of a type before they can be expected.</summary>
    public void IgnoreMessages<TMsg>() => IgnoreMessages(static message => message is TMsg);

    /// <summary>Drops messages that fit before they can be expected.</summary>
    public void IgnoreMessages<TMsg>(Func<TMsg, bool> shouldIgnoreMessage) => IgnoreMessages(message => message is TMsg known && shouldIgnoreMessage(known));

    /// <summary>Drops messages that fit before they can be expected.</summary>
    public void IgnoreMessages(Func<object, bool> shouldIgnoreMessage) => Order(new TestQueueActor.IgnoreOrder(shouldIgnoreMessage));

    /// <summary>Drops nothing any more.</summary>
    public void IgnoreNoMessages() => Order(new TestQueueActor.IgnoreOrder(null));

    /// <summary>Answers messages as they come; they can be expected too.</summary>
    public void SetAutoPilot(AutoPilot pilot) => Order(new TestQueueActor.PilotOrder(pilot));

    /// <summary>Terminates the system and waits until it has.</summary>
    public virtual void Shutdown(TimeSpan? duration = null, bool verifySystemShutdown = false) => Shutdown(Sys, duration, verifySystemShutdown);

    /// <summary>Terminates a system and waits until it has.</summary>
    protected virtual void Shutdown(ActorSystem system, TimeSpan? duration = null, bool verifySystemShutdown = false)
    {
        ArgumentNullException.ThrowIfNull(system);
        if (ReferenceEquals(Turn.OfThisThread.Ambient?.System, system))
            Turn.OfThisThread.Ambient = null;
        var done = system.Terminate();
        if (!new TestWaiter(system).Until(() => done.IsCompleted, duration ?? DefaultTimeout) && verifySystemShutdown)
            throw new TestKitException($"{system} did not terminate within {duration ?? DefaultTimeout}");
    }

    /// <summary>Makes the test actor the sender of what this thread tells, as a test expects.</summary>
    private protected void BecomeSender()
    {
        if (this is not INoImplicitSender)
            Turn.OfThisThread.Ambient = ((LocalActorRef)TestActor).Cell;
    }

    internal bool WaitUntil(Func<bool> condition, TimeSpan max) => waiter.Until(condition, max);

    /// <summary>Has the test actor do something that gives a result.</summary>
    T Order<T>(Func<TestQueueActor, T> order)
    {
        var done = new TaskCompletionSource<T>();
        Order(new TestQueueActor.DoOrder(actor =>
        {
            try
            {
                done.SetResult(order(actor));
            }
            catch (Exception cause)
            {
                done.SetException(cause);
            }
        }));
        if (!waiter.Until(() => done.Task.IsCompleted, DefaultTimeout))
            throw new TestKitException($"{TestActor} has not done what it was asked for within {DefaultTimeout}");
        return done.Task.GetAwaiter().GetResult();
    }

    void Order(object order)
    {
        TestActor.Tell(order, TestActor);
        waiter.Settle();
    }
}

/// <summary>A test kit whose test actor is not the sender of what the test tells.</summary>
public interface INoImplicitSender;

/// <summary>A message of the test actor with its sender.</summary>
public readonly record struct MessageEnvelope(object? Message, IActorRef? Sender);

/// <summary>An expectation was not met.</summary>
public sealed class TestKitException(string message) : AkkaException(message);
