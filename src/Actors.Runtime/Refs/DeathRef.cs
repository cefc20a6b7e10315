namespace Actors.Runtime;

/// <summary>A watcher outside of any actor.</summary>
internal sealed class DeathRef : PromiseRef
{
    readonly InternalActorRef subject;
    readonly TaskCompletionSource<bool> task;
    CancellationToken cancelled;
    bool isDead;

    DeathRef(ActorSystem system, InternalActorRef subject) : base(system)
    {
        this.subject = subject;
        task = new(Continuations);
    }

    protected override string Kind => "watch";

    /// <summary>Completes with true when the target has stopped, or as cancelled when time or the token runs out.</summary>
    internal static Task<bool> Watch(IActorRef target, TimeSpan timeout, CancellationToken token)
    {
        var watched = Of(target);
        var system = watched.System ?? throw new ArgumentException($"{target} belongs to no actor system", nameof(target));
        var watcher = new DeathRef(system, watched);
        watcher.Arm(timeout, token);
        watched.SendSystem(new Watch(watcher));
        return watcher.task.Task;
    }

    public override void Tell(object message, IActorRef? sender) => System.DeadLetterRef.Take(message, sender, this);

    internal override void SendSystem(SystemMessage message)
    {
        if (message is not DeathWatchNotification || !TryBegin())
            return;
        isDead = true;
        Settle();
    }

    internal override void CompleteTask()
    {
        if (isDead)
            task.TrySetResult(true);
        else
            task.TrySetCanceled(cancelled);
    }

    protected override void OnTimeout() => GiveUp(CancellationToken.None);

    protected override void OnCancelled(CancellationToken token) => GiveUp(token);

    void GiveUp(CancellationToken token)
    {
        if (!TryBegin())
            return;
        cancelled = token;
        subject.SendSystem(new Unwatch(this));
        Settle();
    }
}
