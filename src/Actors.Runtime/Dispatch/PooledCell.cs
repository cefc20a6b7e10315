namespace Actors.Runtime;

/// <summary>A cell that takes its turns from a dispatcher, on whatever thread, a bounded number of messages each.</summary>
/// <param name="dispatcher">What gives the turns.</param>
/// <param name="mailbox">Where messages wait; null for the mailbox of the cell's own.</param>
internal sealed class PooledCell(Props props, LocalActorRef self, InternalActorRef supervisor, MessageDispatcher dispatcher, IMessageQueue? mailbox)
    : ActorCell(props, self, supervisor), IThreadPoolWorkItem
{
    const int Idle = 0;
    const int Scheduled = 1;

    readonly MessageQueue queue = new();
    SystemMessage? newestSystem;
    int status;

    internal override void Post(object message, IActorRef? from)
    {
        if (mailbox is null)
            queue.Enqueue(message, from);
        else
            mailbox.Enqueue(Self, new(Box.Open(message), from));
        Schedule();
    }

    internal override void Post(Box box, IActorRef? from) => Post((object)box, from);

    internal override IMessageQueue? OwnMailbox => mailbox;

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
        var outer = turn.Cell;
        turn.Cell = this;
        TakeSystemMessages();
        if (IsTerminated)
            BuryMailbox();
        else
            TakeUserMessages();
        var isReady = Suspensions == 0 || IsTerminated;
        var hasBacklog = Backlog is { Count: > 0 };
        turn.Cell = outer;
        Interlocked.Exchange(ref status, Idle);
        if (Volatile.Read(ref newestSystem) is not null || (isReady && (hasBacklog || HasMessages)))
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
        var reader = queue.Read();
        while (TryDequeue(ref reader, out var message, out var from))
            Bury(message, from);
        reader.Close();
    }

    void Schedule()
    {
        if (Volatile.Read(ref status) == Idle && Interlocked.CompareExchange(ref status, Scheduled, Idle) == Idle)
            dispatcher.Schedule(this);
    }

    bool HasMessages => mailbox is null ? !queue.IsEmpty : mailbox.HasMessages;

    bool TryDequeue(ref MessageQueue.Reader reader, out object message, out IActorRef? from)
    {
        if (mailbox is null)
            return reader.TryDequeue(out message, out from);
        var found = mailbox.TryDequeue(out var envelope);
        (message, from) = (envelope.Message, envelope.Sender);
        return found;
    }

    /// <summary>The reader is closed while system messages are taken: one of them may end the actor and bury the mailbox.</summary>
    void TakeUserMessages()
    {
        var reader = queue.Read();
        for (var left = dispatcher.Throughput; left > 0 && TakeUserMessage(ref reader); left--)
        {
            if (Volatile.Read(ref newestSystem) is null)
                continue;
            reader.Close();
            TakeSystemMessages();
            reader = queue.Read();
        }
        reader.Close();
    }

    bool TakeUserMessage(ref MessageQueue.Reader reader)
    {
        if (IsTerminated || Suspensions != 0)
            return false;
        if (Backlog is { Count: > 0 } backlog)
        {
            var envelope = backlog.RemoveFirst();
            Invoke(envelope.Message, envelope.Sender);
            return true;
        }
        if (!TryDequeue(ref reader, out var message, out var from))
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
