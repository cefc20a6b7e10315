namespace Actors.Tests.Exchanges.Binance;

/// <summary>Continuations one after the other on one thread, in the order in which they came up: a run is a function of its seed.</summary>
sealed class Turns : SynchronizationContext
{
    readonly Queue<(SendOrPostCallback Callback, object? State)> waiting = new();

    /// <summary>Runs what is asynchronous to its end.</summary>
    public static void Run(Func<Task> what)
    {
        var (outer, turns) = (Current, new Turns());
        SetSynchronizationContext(turns);
        try
        {
            var running = what();
            while (!running.IsCompleted)
            {
                if (!turns.TakeTurns())
                    Thread.Yield(); // something is on its way from another thread
            }
            running.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(outer);
        }
    }

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (waiting)
            waiting.Enqueue((d, state));
    }

    bool TakeTurns()
    {
        var any = false;
        while (Take() is var (callback, state))
        {
            callback(state);
            any = true;
        }
        return any;
    }

    (SendOrPostCallback Callback, object? State)? Take()
    {
        lock (waiting)
            return waiting.TryDequeue(out var next) ? next : null;
    }
}
