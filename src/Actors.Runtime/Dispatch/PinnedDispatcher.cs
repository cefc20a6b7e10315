namespace Actors.Runtime;

/// <summary>A thread for each actor, which starts with its first message and ends with the actor.</summary>
internal sealed class PinnedDispatcher(string id, int throughput) : MessageDispatcher(id, throughput)
{
    readonly object gate = new();
    Thread? thread;
    bool isDue;
    bool hasEnded;

    internal override MessageDispatcher ForOneActor() => new PinnedDispatcher(Id, Throughput);

    internal override void Schedule(PooledCell cell)
    {
        lock (gate)
        {
            if (!hasEnded)
            {
                isDue = true;
                Monitor.Pulse(gate);
                thread ??= Start(cell);
                return;
            }
        }
        // What a stopped actor is told still has to reach the dead letters.
        ThreadPool.UnsafeQueueUserWorkItem(cell, preferLocal: false);
    }

    Thread Start(PooledCell cell)
    {
        var started = new Thread(() => GiveTurns(cell)) { IsBackground = true, Name = cell.Self.Path.ToString() };
        started.Start();
        return started;
    }

    void GiveTurns(PooledCell cell)
    {
        while (WaitForTurn(cell))
            ((IThreadPoolWorkItem)cell).Execute();
    }

    /// <summary>False when the actor has stopped and nothing is left to do.</summary>
    bool WaitForTurn(PooledCell cell)
    {
        lock (gate)
        {
            while (!isDue)
            {
                if (cell.IsTerminated)
                {
                    hasEnded = true;
                    return false;
                }
                Monitor.Wait(gate);
            }
            isDue = false;
            return true;
        }
    }
}
