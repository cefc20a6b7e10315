namespace Actors.Runtime;

/// <summary>A cell that takes its turns on the thread pool, a bounded number of messages each.</summary>
internal sealed class PooledCell(ActorSystem system, Props props, LocalActorRef self, InternalActorRef supervisor)
    : ActorCell(system, props, self, supervisor), IThreadPoolWorkItem
{
    /// <summary>How many messages one turn takes before others may run.</summary>
    const int Throughput = 100;

    const int Idle = 0;
    const int Scheduled = 1;

    readonly MessageQueue queue = new();
    SystemMessage? newestSystem;
    int status;

    internal override void Post(object message, IActorRef? from)
    {
        queue.Enqueue(message, from);
        Schedule();
    }

    internal override void Post(Box box, IActorRef? from) => Post((object)box, from);

    internal override void PostFromOutside(object message, IActorRef? from) => Post(message, from);

    internal override void PostSystem(SystemMessage message)
    {
        SystemMessage? newest;
        do
        {
            newest = Volatile.Read(ref newestSystem);
            message.Next = newest;
        }
        while (Interlocked.CompareExchange(ref newestSystem, message, newest) != newest);
        Schedule();
    }

    void IThreadPoolWorkItem.Execute()
    {
        var turn = Turn.OfThisThread;
        turn.Cell = this;
        TakeSystemMessages();
        for (var left = Throughput; left > 0 && TakeUserMessage(); left--)
            TakeSystemMessages();
        var isReady = Suspensions == 0 || IsTerminated;
        var hasBacklog = Backlog is { Count: > 0 };
        turn.Cell = null;
        Interlocked.Exchange(ref status, Idle);
        if (Volatile.Read(ref newestSystem) is not null || (isReady && (hasBacklog || !queue.IsEmpty)))
            Schedule();
    }

    protected override void OnReady()
    {
        // The turn that made the cell ready goes on to its messages.
    }

    protected override void BuryMailbox()
    {
        while (Backlog is { Count: > 0 } backlog)
        {
            var envelope = backlog.RemoveFirst();
            Bury(envelope.Message, envelope.Sender);
        }
        while (queue.TryDequeue(out var message, out var from))
            Bury(message, from);
    }

    void Schedule()
    {
        if (Volatile.Read(ref status) == Idle && Interlocked.CompareExchange(ref status, Scheduled, Idle) == Idle)
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    bool TakeUserMessage()
    {
        if (IsTerminated)
        {
            BuryMailbox();
            return false;
        }
        if (Suspensions != 0)
            return false;
        if (Backlog is { Count: > 0 } backlog)
        {
            var envelope = backlog.RemoveFirst();
            Invoke(envelope.Message, envelope.Sender);
            return true;
        }
        if (!queue.TryDequeue(out var message, out var from))
            return false;
        Invoke(message, from);
        return true;
    }

    void TakeSystemMessages()
    {
        while (Volatile.Read(ref newestSystem) is not null)
        {
            var newest = Interlocked.Exchange(ref newestSystem, null);
            SystemMessage? oldest = null;
            while (newest is not null)
            {
                var next = newest.Next;
                newest.Next = oldest;
                oldest = newest;
                newest = next;
            }
            while (oldest is not null)
            {
                var next = oldest.Next;
                oldest.Next = null;
                HandleSystem(oldest);
                oldest = next;
            }
        }
    }
}
