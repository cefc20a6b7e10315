namespace Actors.Runtime;

/// <summary>A reference that stands for a task: it lives until an outcome, a timeout or a cancellation settles it.</summary>
internal abstract class PromiseRef(ActorSystem system) : InternalActorRef
{
    ActorPath? path;
    ITimer? timer;
    CancellationTokenRegistration cancellation;
    int isSettled;

    public override ActorPath Path => path ??= system.TempPath.Child(Kind, system.NextUid());

    internal override ActorSystem System => system;

    /// <summary>True where an actor of the system waits for the task, false where the driver of the system does.</summary>
    internal bool IsAwaitedByActor { get; } = ReferenceEquals(Turn.Current?.System, system);

    /// <summary>The name in the path.</summary>
    protected abstract string Kind { get; }

    /// <summary>Continuations of a task in a threaded system run on the thread pool, in a simulated one on its thread.</summary>
    protected TaskCreationOptions Continuations => system is ThreadedActorSystem
        ? TaskCreationOptions.RunContinuationsAsynchronously
        : TaskCreationOptions.None;

    /// <summary>Completes the task with the outcome that was noted.</summary>
    internal abstract void CompleteTask();

    internal override void SendSystem(SystemMessage message)
    {
        if (message is Watch watch)
            watch.Watcher.SendSystem(new DeathWatchNotification(this, existenceConfirmed: false));
    }

    protected void Arm(TimeSpan? timeout, CancellationToken cancellationToken)
    {
        if (timeout is { } limit && limit != Timeout.InfiniteTimeSpan)
        {
            timer = system.Time.CreateTimer(static self => ((PromiseRef)self!).OnTimeout(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            timer.Change(limit, Timeout.InfiniteTimeSpan);
        }
        if (cancellationToken.CanBeCanceled)
            cancellation = cancellationToken.UnsafeRegister(static (self, token) => ((PromiseRef)self!).OnCancelled(token), this);
    }

    protected abstract void OnTimeout();

    protected abstract void OnCancelled(CancellationToken token);

    /// <summary>True for the first caller, whose outcome counts: it notes the outcome and calls <see cref="Settle"/>.</summary>
    protected bool TryBegin() => Interlocked.Exchange(ref isSettled, 1) == 0;

    protected void Settle()
    {
        timer?.Dispose();
        cancellation.Unregister();
        system.Complete(this);
    }
}
