namespace Actors.Runtime.Persistence;

/// <summary>Counts the events that a journal has appended and lets readers wait for more.</summary>
public sealed class AppendFeed
{
    readonly Lock gate = new();
    readonly List<TaskCompletionSource> waiting = [];
    long count;
    int waiters;

    /// <summary>How many events have been announced.</summary>
    public long Count => Interlocked.Read(ref count);

    /// <summary>Counts events that can be read from now on, and lets readers go on.</summary>
    public void Announce(int events)
    {
        Interlocked.Add(ref count, events);
        if (Volatile.Read(ref waiters) == 0)
            return;
        TaskCompletionSource[] due;
        lock (gate)
        {
            due = [.. waiting];
            waiting.Clear();
            waiters = 0;
        }
        foreach (var one in due)
            one.TrySetResult();
    }

    /// <summary>Completes when more than <paramref name="seen"/> events have been announced.</summary>
    public Task WaitForMore(long seen, CancellationToken cancellationToken)
    {
        var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            waiting.Add(waiter);
            Interlocked.Increment(ref waiters);
        }
        // An append that saw no waiter had counted its events before this looks.
        if (Count > seen)
            waiter.TrySetResult();
        if (!waiter.Task.IsCompleted && cancellationToken.CanBeCanceled)
            CancelWith(waiter, cancellationToken);
        return waiter.Task;
    }

    static void CancelWith(TaskCompletionSource waiter, CancellationToken cancellationToken)
    {
        var registration = cancellationToken.UnsafeRegister(static (self, token) => ((TaskCompletionSource)self!).TrySetCanceled(token), waiter);
        _ = waiter.Task.ContinueWith(static (_, registered) => ((CancellationTokenRegistration)registered!).Unregister(), registration, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }
}
