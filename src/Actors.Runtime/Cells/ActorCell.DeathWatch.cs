namespace Actors.Runtime;

/// <summary>Watching and being watched.</summary>
internal abstract partial class ActorCell
{
    /// <summary>The watched actors with the message each watch was given, if any.</summary>
    Dictionary<IActorRef, object?>? watching;

    /// <summary>Notices that wait in the mailbox, with the message to deliver in their place, if any.</summary>
    Dictionary<IActorRef, object?>? queuedNotices;

    List<InternalActorRef>? watchedBy;

    /// <summary>True once the actor has subscribed to the event stream.</summary>
    internal bool IsSubscriber;

    public IActorRef Watch(IActorRef subject)
    {
        if (!IsWatching(subject, message: null))
            BeginWatch(subject, message: null);
        return subject;
    }

    public IActorRef WatchWith(IActorRef subject, object message)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (!IsWatching(subject, message))
            BeginWatch(subject, message);
        return subject;
    }

    public IActorRef Unwatch(IActorRef subject)
    {
        var target = InternalActorRef.Of(subject);
        if (watching?.Remove(subject) == true)
            target.SendSystem(new Unwatch(Self));
        queuedNotices?.Remove(subject);
        return subject;
    }

    bool IsWatching(IActorRef subject, object? message)
    {
        if (watching is null || !watching.TryGetValue(subject, out var known))
            return false;
        if (!Equals(known, message))
            throw new InvalidOperationException($"{Self} already watches {subject} with {known ?? "Terminated"}, and cannot watch it with {message ?? "Terminated"}: Unwatch it first");
        return true;
    }

    void BeginWatch(IActorRef subject, object? message)
    {
        var target = InternalActorRef.Of(subject);
        if (ReferenceEquals(target, Self))
            return;
        (watching ??= []).Add(subject, message);
        target.SendSystem(new Watch(Self));
    }

    void AddWatcher(InternalActorRef watcher)
    {
        if (watchedBy?.Contains(watcher) != true)
            (watchedBy ??= []).Add(watcher);
    }

    void HandleDeath(DeathWatchNotification notice)
    {
        object? custom = null;
        if (watching?.Remove(notice.Actor, out custom) == true && !IsStopping)
        {
            (queuedNotices ??= [])[notice.Actor] = custom;
            Post(new Terminated(notice.Actor, notice.ExistenceConfirmed, addressTerminated: false), notice.Actor);
        }
        if (notice.Actor is LocalActorRef child)
            RemoveChild(child);
    }

    /// <summary>Whether a notice is still wanted, and what to deliver for it.</summary>
    bool TakeQueuedNotice(Terminated notice, out object message)
    {
        object? custom = null;
        var wanted = queuedNotices?.Remove(notice.ActorRef, out custom) == true;
        message = custom ?? notice;
        return wanted;
    }

    void TellWatchers()
    {
        foreach (var watcher in watchedBy ?? [])
        {
            if (!ReferenceEquals(watcher, Supervisor))
                watcher.SendSystem(new DeathWatchNotification(Self, existenceConfirmed: true));
        }
        watchedBy = null;
    }

    void UnwatchAll()
    {
        foreach (var subject in watching?.Keys ?? Enumerable.Empty<IActorRef>())
            InternalActorRef.Of(subject).SendSystem(new Unwatch(Self));
        watching = null;
        queuedNotices = null;
    }
}
