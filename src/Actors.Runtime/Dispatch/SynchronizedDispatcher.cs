namespace Actors.Runtime;

/// <summary>
/// Turns on the synchronization context that was current when the dispatcher was made, as with the first actor that is
/// given it: the thread of a user interface, or a loop that runs a whole program one step at a time.
/// </summary>
internal sealed class SynchronizedDispatcher(string id, int throughput) : MessageDispatcher(id, throughput)
{
    readonly SynchronizationContext context = SynchronizationContext.Current
        ?? throw new ConfigurationException($"the dispatcher '{id}' gives turns on a synchronization context, and there is none on this thread: make the system, or the first such actor, where one is current");

    internal override void Schedule(PooledCell cell) => context.Post(static cell => ((IThreadPoolWorkItem)cell!).Execute(), cell);
}
