using System.Collections.Concurrent;
using Actors.Runtime.TestKit;

namespace Actors.Runtime;

/// <summary>Sends and receives messages from outside of any actor.</summary>
public interface IInboxable : ICanWatch
{
    /// <summary>Whom to name as sender, for answers to come here.</summary>
    IActorRef Receiver { get; }

    /// <summary>The next message, within the configured time.</summary>
    /// <exception cref="TimeoutException">None comes.</exception>
    object Receive();

    /// <summary>The next message.</summary>
    /// <exception cref="TimeoutException">None comes in time.</exception>
    object Receive(TimeSpan timeout);

    /// <summary>The next message that fits, within the configured time; the others stay.</summary>
    /// <exception cref="TimeoutException">None comes.</exception>
    object ReceiveWhere(Predicate<object> predicate);

    /// <summary>The next message that fits; the others stay.</summary>
    /// <exception cref="TimeoutException">None comes in time.</exception>
    object ReceiveWhere(Predicate<object> predicate, TimeSpan timeout);

    /// <summary>Sends a message whose answers come here.</summary>
    void Send(IActorRef target, object message);
}

/// <summary>
/// A mailbox for code outside of actors: a program's main, a script, a test. On a simulated system waiting runs the
/// simulation and moves its time.
/// </summary>
public sealed class Inbox : IInboxable, IDisposable
{
    readonly ConcurrentQueue<object> arrived = new();
    readonly List<object> passedOver = [];
    readonly TestWaiter waiter;
    readonly InboxRef receiver;
    readonly TimeSpan standardTimeout;

    Inbox(ActorSystem system)
    {
        waiter = new(system);
        receiver = new(system, arrived.Enqueue);
        standardTimeout = system.Settings.Config.GetTimeSpan("akka.actor.inbox.default-timeout");
    }

    /// <inheritdoc/>
    public IActorRef Receiver => receiver;

    /// <summary>A new inbox.</summary>
    public static Inbox Create(ActorSystem system)
    {
        ArgumentNullException.ThrowIfNull(system);
        return new(system);
    }

    /// <inheritdoc/>
    public object Receive() => Receive(standardTimeout);

    /// <inheritdoc/>
    public object Receive(TimeSpan timeout) => ReceiveWhere(static _ => true, timeout);

    /// <inheritdoc/>
    public object ReceiveWhere(Predicate<object> predicate) => ReceiveWhere(predicate, standardTimeout);

    /// <inheritdoc/>
    public object ReceiveWhere(Predicate<object> predicate, TimeSpan timeout)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        object? found = null;
        return waiter.Until(() => (found = Take(predicate)) is not null, timeout)
            ? found!
            : throw new TimeoutException($"no message that fits came to {receiver} within {timeout}");
    }

    /// <inheritdoc/>
    public void Send(IActorRef target, object message)
    {
        ArgumentNullException.ThrowIfNull(target);
        target.Tell(message, receiver);
    }

    /// <summary>Watches an actor: <see cref="Terminated"/> comes here when it stops.</summary>
    public IActorRef Watch(IActorRef subject)
    {
        receiver.Watch(InternalActorRef.Of(subject), message: null);
        return subject;
    }

    /// <summary>Watches an actor, to receive <paramref name="message"/> in place of <see cref="Terminated"/>.</summary>
    public IActorRef WatchWith(IActorRef subject, object message)
    {
        ArgumentNullException.ThrowIfNull(message);
        receiver.Watch(InternalActorRef.Of(subject), message);
        return subject;
    }

    /// <inheritdoc/>
    public IActorRef Unwatch(IActorRef subject)
    {
        receiver.Unwatch(InternalActorRef.Of(subject));
        return subject;
    }

    /// <summary>Closes the inbox: what comes later is a dead letter.</summary>
    public void Dispose() => receiver.Close();

    object? Take(Predicate<object> predicate)
    {
        while (arrived.TryDequeue(out var next))
            passedOver.Add(next);
        var index = passedOver.FindIndex(predicate);
        if (index < 0)
            return null;
        var found = passedOver[index];
        passedOver.RemoveAt(index);
        return found;
    }
}

/// <summary>The reference to an inbox.</summary>
internal sealed class InboxRef(ActorSystem system, Action<object> take) : InternalActorRef
{
    readonly ConcurrentDictionary<IActorRef, object?> watched = new();
    volatile bool isClosed;

    public override ActorPath Path { get; } = system.TempPath.Child("inbox", system.NextUid());

    internal override ActorSystem System => system;

    public override void Tell(object message, IActorRef? sender)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (isClosed)
            system.DeadLetterRef.Take(message, sender, this);
        else
            take(message);
    }

    internal void Watch(InternalActorRef subject, object? message)
    {
        watched[subject] = message;
        subject.SendSystem(new Watch(this));
    }

    internal void Unwatch(InternalActorRef subject)
    {
        if (watched.TryRemove(subject, out _))
            subject.SendSystem(new Unwatch(this));
    }

    internal void Close()
    {
        isClosed = true;
        foreach (var subject in watched.Keys)
            Unwatch(Of(subject));
    }

    internal override void SendSystem(SystemMessage message)
    {
        if (message is Watch watch)
            watch.Watcher.SendSystem(new DeathWatchNotification(this, existenceConfirmed: false));
        else if (message is DeathWatchNotification notice && watched.TryRemove(notice.Actor, out var custom))
            Tell(custom ?? new Terminated(notice.Actor, notice.ExistenceConfirmed, addressTerminated: false), sender: null);
    }
}
