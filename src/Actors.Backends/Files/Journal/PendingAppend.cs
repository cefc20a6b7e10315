using System.Threading.Tasks.Sources;

namespace Actors.Backends.Files;

/// <summary>An append on its way to the disk. It is used again when its caller has taken the outcome.</summary>
sealed class PendingAppend(PendingPool pool) : IValueTaskSource
{
    ManualResetValueTaskSourceCore<bool> outcome;

    public StreamState Stream { get; private set; } = null!;

    /// <summary>The number of the last event; 0 for what brings none.</summary>
    public long LastSequenceNr { get; private set; }

    public ValueTask Task => new(this, outcome.Version);

    public PendingAppend For(StreamState stream, long lastSequenceNr)
    {
        (Stream, LastSequenceNr) = (stream, lastSequenceNr);
        return this;
    }

    public void Complete(Exception? failure)
    {
        if (failure is null)
            outcome.SetResult(true);
        else
            outcome.SetException(failure);
    }

    void IValueTaskSource.GetResult(short token)
    {
        try
        {
            outcome.GetResult(token);
        }
        finally
        {
            outcome.Reset();
            pool.Return(this);
        }
    }

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => outcome.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        outcome.OnCompleted(continuation, state, token, flags);
}

/// <summary>The appends that are not in use.</summary>
sealed class PendingPool
{
    readonly Lock gate = new();
    readonly Stack<PendingAppend> free = new();

    public PendingAppend Take()
    {
        lock (gate)
            return free.TryPop(out var one) ? one : new(this);
    }

    public void Return(PendingAppend one)
    {
        lock (gate)
            free.Push(one);
    }
}
