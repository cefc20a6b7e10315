using Actors.Runtime.Hocon;

namespace Actors.Runtime;

/// <summary>Makes the mailboxes of one section of the configuration. Derived classes keep this constructor: the runtime calls it.</summary>
/// <param name="settings">The settings of the system.</param>
/// <param name="config">The section of the mailbox.</param>
public abstract class MailboxType(Settings settings, Config config)
{
    /// <summary>The settings of the system.</summary>
    protected Settings Settings { get; } = settings;

    /// <summary>The section of the mailbox.</summary>
    protected Config Config { get; } = config;

    /// <summary>The mailbox of one actor.</summary>
    public abstract IMessageQueue Create(IActorRef owner, ActorSystem system);
}

/// <summary>Where messages of one actor wait: any thread puts in, one at a time takes out.</summary>
public interface IMessageQueue
{
    /// <summary>Whether a message waits.</summary>
    bool HasMessages { get; }

    /// <summary>How many messages wait.</summary>
    int Count { get; }

    /// <summary>Puts a message in.</summary>
    void Enqueue(IActorRef receiver, Envelope envelope);

    /// <summary>Takes the next message out; false where none waits.</summary>
    bool TryDequeue(out Envelope envelope);
}

/// <summary>A section of the configuration is missing or cannot be.</summary>
public sealed class ConfigurationException(string message, Exception? cause = null) : AkkaException(message, cause);
