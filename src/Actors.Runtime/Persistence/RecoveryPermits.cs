namespace Actors.Runtime;

/// <summary>Lets so many actors of a system recover at the same time; the others wait in the order in which they asked.</summary>
internal sealed class RecoveryPermits(int limit)
{
    readonly Lock gate = new();
    readonly Queue<RecoveryPermit> waiting = new();
    int free = limit;

    /// <summary>A permit, which may have to wait.</summary>
    internal RecoveryPermit Ask()
    {
        lock (gate)
        {
            if (free > 0)
            {
                free--;
                return new(this, waiter: null);
            }
            var permit = new RecoveryPermit(this, new(TaskCreationOptions.RunContinuationsAsynchronously));
            waiting.Enqueue(permit);
            return permit;
        }
    }

    /// <summary>Takes a permit back, or strikes it from those that wait; a second time does nothing.</summary>
    internal void Return(RecoveryPermit permit)
    {
        RecoveryPermit? next;
        lock (gate)
        {
            if (permit.HasEnded)
                return;
            permit.HasEnded = true;
            if (!permit.IsGranted)
                return;
            do
            {
                if (!waiting.TryDequeue(out next))
                    free++;
            }
            while (next?.HasEnded == true);
            next?.IsGranted = true;
        }
        next?.Waiter!.SetResult();
    }
}

/// <summary>The right of one instance to recover.</summary>
internal sealed class RecoveryPermit(RecoveryPermits home, TaskCompletionSource? waiter)
{
    internal TaskCompletionSource? Waiter { get; } = waiter;

    internal bool IsGranted { get; set; } = waiter is null;

    internal bool HasEnded { get; set; }

    /// <summary>Completes when recovery may begin.</summary>
    internal Task Granted => Waiter?.Task ?? Task.CompletedTask;

    internal void Return() => home.Return(this);
}
