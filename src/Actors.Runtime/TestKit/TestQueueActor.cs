using System.Collections.Concurrent;

namespace Actors.Runtime.TestKit;

/// <summary>The test actor: puts what it gets where the test takes it from.</summary>
internal sealed class TestQueueActor(BlockingCollection<MessageEnvelope> queue) : UntypedActor
{
    Func<object, bool>? isIgnored;
    AutoPilot pilot = NoAutoPilot.Instance;
    readonly Dictionary<IActorRef, SupervisorStrategy> strategies = [];

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case WatchOrder order:
                Context.Watch(order.Subject);
                break;
            case UnwatchOrder order:
                Context.Unwatch(order.Subject);
                break;
            case IgnoreOrder order:
                isIgnored = order.IsIgnored;
                break;
            case PilotOrder order:
                pilot = order.Pilot;
                break;
            case DoOrder order:
                order.Action(this);
                break;
            default:
                Take(message);
                break;
        }
    }

    void Take(object message)
    {
        var next = pilot.Run(Sender, message);
        if (next is not KeepRunning)
            pilot = next;
        if (isIgnored?.Invoke(message) != true)
            queue.Add(new(message, Cell.ExchangeableSender));
    }

    /// <summary>Makes a child with a strategy of its own.</summary>
    internal IActorRef Spawn(Props props, string? name, SupervisorStrategy strategy)
    {
        var child = Context.ActorOf(props, name);
        strategies.Add(child, strategy);
        return child;
    }

    protected override SupervisorStrategy SupervisorStrategy() => new ByChild(strategies);

    internal sealed record DoOrder(Action<TestQueueActor> Action);

    internal sealed record WatchOrder(IActorRef Subject);

    internal sealed record UnwatchOrder(IActorRef Subject);

    internal sealed record IgnoreOrder(Func<object, bool>? IsIgnored);

    internal sealed record PilotOrder(AutoPilot Pilot);

    /// <summary>Treats each child by the strategy it was made with.</summary>
    sealed class ByChild(Dictionary<IActorRef, SupervisorStrategy> strategies) : SupervisorStrategy
    {
        public override IDecider Decider => DefaultDecider;

        public override void ProcessFailure(IActorContext context, bool restart, IActorRef child, Exception cause, ChildRestartStats stats, IReadOnlyCollection<ChildRestartStats> children) =>
            strategies[child].ProcessFailure(context, restart, child, cause, stats, children);

        public override void HandleChildTerminated(IActorContext actorContext, IActorRef child, IEnumerable<IActorRef> children) => strategies.Remove(child);

        protected override Directive Handle(IActorRef child, Exception exception) => strategies[child].Decider.Decide(exception);
    }
}

/// <summary>Answers the messages of a test actor as they come.</summary>
public abstract class AutoPilot
{
    /// <summary>Takes a message, on the test actor's turn.</summary>
    /// <returns>Who takes the next: <see cref="KeepRunning"/> for this one, <see cref="NoAutoPilot"/> for none.</returns>
    public abstract AutoPilot Run(IActorRef sender, object message);
}

/// <summary>The next message is taken by the same pilot.</summary>
public sealed class KeepRunning : AutoPilot
{
    /// <summary>The one instance.</summary>
    public static KeepRunning Instance { get; } = new();

    /// <inheritdoc/>
    public override AutoPilot Run(IActorRef sender, object message) => throw new InvalidOperationException("KeepRunning is an answer of a pilot and cannot be one");
}

/// <summary>Messages are only expected.</summary>
public sealed class NoAutoPilot : AutoPilot
{
    /// <summary>The one instance.</summary>
    public static NoAutoPilot Instance { get; } = new();

    /// <inheritdoc/>
    public override AutoPilot Run(IActorRef sender, object message) => this;
}

/// <summary>A pilot given as a function.</summary>
public sealed class DelegateAutoPilot(Func<IActorRef, object, AutoPilot> func) : AutoPilot
{
    /// <inheritdoc/>
    public override AutoPilot Run(IActorRef sender, object message) => func(sender, message);
}
