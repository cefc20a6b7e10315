namespace Actors.Runtime;

/// <summary>What gives actors their turns.</summary>
public abstract class MessageDispatcher
{
    private protected MessageDispatcher(string id, int throughput)
    {
        Id = id;
        Throughput = throughput;
    }

    /// <summary>Its name in the configuration.</summary>
    public string Id { get; }

    /// <summary>How many messages an actor takes on one turn before it lets others run.</summary>
    public int Throughput { get; }

    /// <summary>Gives the cell a turn soon. The cell asks once, and again after the turn if messages are left.</summary>
    internal abstract void Schedule(PooledCell cell);

    /// <summary>The dispatcher of one new actor: itself, or one that serves that actor alone.</summary>
    internal virtual MessageDispatcher ForOneActor() => this;
}

/// <summary>Turns on the thread pool that all actors share.</summary>
internal sealed class PoolDispatcher(string id, int throughput) : MessageDispatcher(id, throughput)
{
    internal override void Schedule(PooledCell cell) => ThreadPool.UnsafeQueueUserWorkItem(cell, preferLocal: false);
}

/// <summary>
/// Turns on the thread that tells, before the tell returns. An actor that is already running takes the message when
/// its present turn goes on. For tests: a chain of tells is a chain of calls.
/// </summary>
internal sealed class CallingThreadDispatcher(string id) : MessageDispatcher(id, int.MaxValue)
{
    internal override void Schedule(PooledCell cell)
    {
        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        ((IThreadPoolWorkItem)cell).Execute();
        SynchronizationContext.SetSynchronizationContext(outer);
    }
}
