using Actors.Runtime.Hocon;

namespace Actors.Runtime;

/// <summary>
/// A mailbox for <c>mailbox-capacity</c> messages. <c>mailbox-overflow</c> says what happens to one more:
/// <c>dead-letters</c> puts it there, <c>drop-oldest</c> puts the oldest there, <c>answer</c> tells its sender a
/// <see cref="Status.Failure"/>. The runtime's own messages, such as <see cref="Terminated"/>, always fit.
/// </summary>
public sealed class BoundedMailbox : MailboxType
{
    readonly int capacity;
    readonly MailboxOverflow overflow;

    /// <inheritdoc cref="MailboxType(Settings, Config)"/>
    public BoundedMailbox(Settings settings, Config config) : base(settings, config)
    {
        ArgumentNullException.ThrowIfNull(config);
        capacity = config.GetInt("mailbox-capacity");
        if (capacity < 1)
            throw new ConfigurationException($"a bounded mailbox has a mailbox-capacity of {capacity}: expected at least 1");
        overflow = config.GetString("mailbox-overflow", "dead-letters") switch
        {
            "dead-letters" => MailboxOverflow.DeadLetters,
            "drop-oldest" => MailboxOverflow.DropOldest,
            "answer" => MailboxOverflow.Answer,
            var other => throw new ConfigurationException($"a bounded mailbox has a mailbox-overflow of '{other}': expected dead-letters, drop-oldest or answer"),
        };
    }

    /// <inheritdoc/>
    public override IMessageQueue Create(IActorRef owner, ActorSystem system) => new BoundedQueue(system, capacity, overflow);
}

/// <summary>What happens to a message that finds its mailbox full.</summary>
internal enum MailboxOverflow
{
    DeadLetters,
    DropOldest,
    Answer,
}

/// <summary>The answer to a message that found a mailbox full.</summary>
public sealed class MailboxOverflowException(string message) : AkkaException(message);

internal sealed class BoundedQueue(ActorSystem system, int capacity, MailboxOverflow overflow) : IMessageQueue
{
    readonly Lock gate = new();
    readonly Queue<Envelope> envelopes = new();

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
        Envelope refused;
        lock (gate)
        {
            if (envelopes.Count < capacity || envelope.Message is IAutoReceivedMessage)
            {
                envelopes.Enqueue(envelope);
                return;
            }
            refused = envelope;
            if (overflow == MailboxOverflow.DropOldest)
            {
                refused = envelopes.Dequeue();
                envelopes.Enqueue(envelope);
            }
        }
        Refuse(receiver, refused);
    }

    public bool TryDequeue(out Envelope envelope)
    {
        lock (gate)
            return envelopes.TryDequeue(out envelope);
    }

    void Refuse(IActorRef receiver, Envelope refused)
    {
        if (overflow == MailboxOverflow.Answer && refused.Sender is { } asker)
            asker.Tell(new Status.Failure(new MailboxOverflowException($"the mailbox of {receiver} is full with {capacity} messages: send slower, or give it a larger mailbox-capacity")), receiver);
        else
            system.DeadLetterRef.Take(refused.Message, refused.Sender, receiver);
    }
}
