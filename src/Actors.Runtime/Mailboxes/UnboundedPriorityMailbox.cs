using Actors.Runtime.Hocon;

namespace Actors.Runtime;

/// <summary>A mailbox that gives the message of the lowest number first; equal numbers keep their order.</summary>
/// <param name="settings">The settings of the system.</param>
/// <param name="config">The section of the mailbox.</param>
public abstract class UnboundedPriorityMailbox(Settings settings, Config config) : MailboxType(settings, config)
{
    /// <inheritdoc/>
    public sealed override IMessageQueue Create(IActorRef owner, ActorSystem system) => new PriorityMailboxQueue(PriorityGenerator);

    /// <summary>The number of a message: the lower, the sooner. Called on the thread that tells.</summary>
    protected abstract int PriorityGenerator(object message);
}

/// <inheritdoc/>
public abstract class UnboundedStablePriorityMailbox(Settings settings, Config config) : UnboundedPriorityMailbox(settings, config);

internal sealed class PriorityMailboxQueue(Func<object, int> priorityOf) : IMessageQueue
{
    readonly Lock gate = new();
    readonly PriorityQueue<Envelope, (int Priority, long Order)> envelopes = new();
    long order;

    public bool HasMessages => Count > 0;

    public int Count
    {
        get
        {
            lock (gate)
                return envelopes.Count;
        }
    }

    public void Enqueue(IActorRef receiver, Envelope envelope)
    {
        var priority = priorityOf(envelope.Message);
        lock (gate)
            envelopes.Enqueue(envelope, (priority, order++));
    }

    public bool TryDequeue(out Envelope envelope)
    {
        lock (gate)
            return envelopes.TryDequeue(out envelope, out _);
    }
}
