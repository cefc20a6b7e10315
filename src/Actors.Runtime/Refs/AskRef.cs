namespace Actors.Runtime;

/// <summary>The sender of an ask: the first message told to it is the answer.</summary>
internal sealed class AskRef<T>(ActorSystem system, bool askedByActor) : InternalActorRef
{
    readonly TaskCompletionSource<T> answer = new(system is ThreadedActorSystem
        ? TaskCreationOptions.RunContinuationsAsynchronously
        : TaskCreationOptions.None);

    ActorPath? path;
    ITimer? timer;
    CancellationTokenRegistration cancellation;
    int isDone;

    public override ActorPath Path => path ??= system.TempPath.Child("ask", system.NextUid());

    internal override ActorSystem System => system;

    internal Task<T> Answer => answer.Task;

    public override void Tell(object message, IActorRef? sender)
    {
        switch (message)
        {
            case Status.Failure failure:
                Fail(failure.Cause);
                break;
            case T value:
                Complete(value);
                break;
            default:
                Fail(new ArgumentException($"asked for {typeof(T)} and was answered with {message?.GetType().ToString() ?? "null"}: {message}", nameof(message)));
                break;
        }
    }

    internal void Complete(T value)
    {
        if (End())
            system.CompleteAsk(() => answer.TrySetResult(value), askedByActor);
    }

    internal override void SendSystem(SystemMessage message)
    {
        if (message is Watch watch)
            watch.Watcher.SendSystem(new DeathWatchNotification(this, existenceConfirmed: false));
    }

    internal void Arm(object message, ICanTell receiver, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        if (timeout is { } limit && limit != Timeout.InfiniteTimeSpan)
        {
            timer = system.Time.CreateTimer(static self => ((Action)self!)(), () => TimeOut(message, receiver, limit), Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            timer.Change(limit, Timeout.InfiniteTimeSpan);
        }
        if (cancellationToken.CanBeCanceled)
        {
            cancellation = cancellationToken.UnsafeRegister((_, token) =>
            {
                if (End())
                    system.CompleteAsk(() => answer.TrySetCanceled(token), askedByActor);
            }, null);
        }
    }

    void TimeOut(object message, ICanTell receiver, TimeSpan limit) =>
        Fail(new AskTimeoutException($"{receiver} did not answer {message.GetType().Name} with {typeof(T).Name} within {limit}"));

    void Fail(Exception cause)
    {
        if (End())
            system.CompleteAsk(() => answer.TrySetException(cause), askedByActor);
    }

    bool End()
    {
        if (Interlocked.Exchange(ref isDone, 1) != 0)
            return false;
        timer?.Dispose();
        cancellation.Unregister();
        return true;
    }
}
