using System.Collections.Concurrent;
using Actors.Runtime.Hocon;

namespace Actors.Runtime;

/// <summary>A mailbox for any number of messages, first in, first out: the default.</summary>
public sealed class UnboundedMailbox(Settings settings, Config config) : MailboxType(settings, config)
{
    /// <inheritdoc/>
    public override IMessageQueue Create(IActorRef owner, ActorSystem system) => new UnboundedQueue();
}

internal sealed class UnboundedQueue : IMessageQueue
{
    readonly ConcurrentQueue<Envelope> envelopes = new();

    public bool HasMessages => !envelopes.IsEmpty;

    public int Count => envelopes.Count;

    public void Enqueue(IActorRef receiver, Envelope envelope) => envelopes.Enqueue(envelope);

    public bool TryDequeue(out Envelope envelope) => envelopes.TryDequeue(out envelope);
}
