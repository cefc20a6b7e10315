namespace Actors.Exchanges.Binance.Rest;

/// <summary>
/// One at a time, in the order in which they asked. Who waits goes on where it waited; a semaphore would have it wait for a
/// thread of the pool too.
/// </summary>
sealed class OneAtATime
{
    readonly Lock gate = new();
    readonly Queue<TaskCompletionSource> waiting = new();
    bool isTaken;

    public async Task Wait(CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        TaskCompletionSource mine;
        lock (gate)
        {
            if (!isTaken)
            {
                isTaken = true;
                return;
            }
            mine = new(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Enqueue(mine);
        }
        await using var givenUp = stop.Register(() => mine.TrySetCanceled(stop));
        await mine.Task;
    }

    /// <summary>The turn goes to the next who has not given up.</summary>
    public void Release()
    {
        lock (gate)
        {
            while (waiting.TryDequeue(out var next))
            {
                if (next.TrySetResult())
                    return;
            }
            isTaken = false;
        }
    }
}
