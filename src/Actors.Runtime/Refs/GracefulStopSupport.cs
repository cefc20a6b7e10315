namespace Actors.Runtime;

/// <summary>Stopping an actor and waiting for its end.</summary>
public static class GracefulStopSupport
{
    /// <summary>Tells the actor <see cref="PoisonPill"/> and completes with true when it has stopped.</summary>
    /// <exception cref="TaskCanceledException">It has not stopped within <paramref name="timeout"/>.</exception>
    public static Task<bool> GracefulStop(this IActorRef target, TimeSpan timeout) => target.GracefulStop(timeout, PoisonPill.Instance);

    /// <summary>Tells the actor <paramref name="stopMessage"/>, at which it should stop, and completes with true when it has.</summary>
    /// <exception cref="TaskCanceledException">It has not stopped within <paramref name="timeout"/>.</exception>
    public static Task<bool> GracefulStop(this IActorRef target, TimeSpan timeout, object stopMessage)
    {
        var watch = DeathRef.Watch(target, timeout, CancellationToken.None);
        target.Tell(stopMessage, ActorRefs.NoSender);
        return watch;
    }
}

/// <summary>Waiting for the end of an actor.</summary>
public static class WatchAsyncSupport
{
    /// <summary>Completes with true when the actor has stopped.</summary>
    public static Task<bool> WatchAsync(this IActorRef target, CancellationToken token = default) =>
        DeathRef.Watch(target, Timeout.InfiniteTimeSpan, token);
}

/// <summary>A watcher outside of any actor.</summary>
internal sealed class DeathRef(ActorSystem system, bool askedByActor) : InternalActorRef
{
    readonly TaskCompletionSource<bool> ended = new(system is ThreadedActorSystem
        ? TaskCreationOptions.RunContinuationsAsynchronously
        : TaskCreationOptions.None);

    ActorPath? path;
    ITimer? timer;
    CancellationTokenRegistration cancellation;
    int isDone;

    public override ActorPath Path => path ??= system.TempPath.Child("watch", system.NextUid());

    internal override ActorSystem System => system;

    internal static Task<bool> Watch(IActorRef target, TimeSpan timeout, CancellationToken token)
    {
        var subject = InternalActorRef.Of(target);
        var system = subject.System ?? throw new ArgumentException($"{target} belongs to no actor system", nameof(target));
        var watcher = new DeathRef(system, Turn.Current is not null);
        watcher.Arm(subject, timeout, token);
        subject.SendSystem(new Watch(watcher));
        return watcher.ended.Task;
    }

    public override void Tell(object message, IActorRef? sender) => system.DeadLetterRef.Take(message, sender, this);

    internal override void SendSystem(SystemMessage message)
    {
        if (message is DeathWatchNotification)
            End(() => ended.TrySetResult(true));
    }

    void Arm(InternalActorRef subject, TimeSpan timeout, CancellationToken token)
    {
        if (timeout != Timeout.InfiniteTimeSpan)
        {
            timer = system.Time.CreateTimer(static self => ((Action)self!)(), () => GiveUp(subject, CancellationToken.None), Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            timer.Change(timeout, Timeout.InfiniteTimeSpan);
        }
        if (token.CanBeCanceled)
            cancellation = token.UnsafeRegister((_, cancelled) => GiveUp(subject, cancelled), null);
    }

    void GiveUp(InternalActorRef subject, CancellationToken cancelled)
    {
        subject.SendSystem(new Unwatch(this));
        End(() => ended.TrySetCanceled(cancelled));
    }

    void End(Action completion)
    {
        if (Interlocked.Exchange(ref isDone, 1) != 0)
            return;
        timer?.Dispose();
        cancellation.Unregister();
        system.CompleteAsk(completion, askedByActor);
    }
}
