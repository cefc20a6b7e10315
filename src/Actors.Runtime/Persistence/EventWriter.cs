using Actors.Runtime.Persistence;

namespace Actors.Runtime;

/// <summary>
/// Writes the events of one instance of a persistent actor, in order, and runs their handlers. When the journal
/// completes at once, all of it happens between two commands on the actor's own turn, without a message.
/// </summary>
internal sealed class EventWriter(Eventsourced actor, IJournal journal, long epoch, long highest)
{
    /// <summary>Handlers whose events are not with the journal yet.</summary>
    readonly Queue<Pending> waiting = new();

    /// <summary>Handlers whose events are with the journal, or safely in it as soon as <see cref="isDurable"/>.</summary>
    readonly Queue<Pending> sent = new();

    object[] batch = [];
    long highest = highest;
    int heldCommands;
    bool isWriting;
    bool isDurable;
    bool isInHandler;
    bool isHolding;
    bool hasFailed;

    /// <summary>True while nothing is waiting, on its way, or held back: most commands persist nothing.</summary>
    internal bool IsIdle => waiting.Count == 0 && sent.Count == 0 && !isWriting && !isHolding && !hasFailed && !isInHandler;

    internal void Add(in Pending pending)
    {
        waiting.Enqueue(pending);
        if (pending.Kind == PendingKind.Persist)
            heldCommands++;
    }

    /// <summary>Writes what is waiting and runs the handlers, as far as the journal completes at once.</summary>
    internal void Flush()
    {
        isInHandler = false;
        while (!isWriting && !hasFailed)
        {
            if (isDurable)
                RunHandlers();
            else if (waiting.Count == 0)
                break;
            else if (waiting.Peek().Kind == PendingKind.Defer)
                Run(waiting.Dequeue());
            else
                Write();
        }
        HoldCommandsAsNeeded();
    }

    /// <summary>
    /// After a command's handler has thrown: writes what it had persisted. The handlers run if the actor resumes;
    /// if it restarts, the next instance replays the events. After an event's handler has thrown, nothing.
    /// </summary>
    internal void FlushAfterFailure()
    {
        if (isInHandler)
            isInHandler = false;
        else if (!isWriting && !isDurable && !hasFailed && waiting.TryPeek(out var next) && next.Kind != PendingKind.Defer)
            Write();
        HoldCommandsAsNeeded();
    }

    /// <summary>How many events will never be written because the instance ends.</summary>
    internal int CountUnwritten() => waiting.Count(static one => one.Kind != PendingKind.Defer);

    void Write()
    {
        while (waiting.TryPeek(out var next) && next.Kind != PendingKind.Defer)
            sent.Enqueue(waiting.Dequeue());
        FillBatch();
        var append = Append();
        if (append.IsCompleted)
        {
            Complete(append);
            return;
        }
        isWriting = true;
        actor.Cell.ContinueWith(append.AsTask(), task =>
        {
            isWriting = false;
            Complete(new ValueTask(task));
            Flush();
        });
    }

    void FillBatch()
    {
        if (batch.Length < sent.Count)
            batch = new object[Math.Max(4, sent.Count)];
        var count = 0;
        var adapters = actor.Cell.System.Persistence.EventAdapters;
        foreach (var pending in sent)
            batch[count++] = adapters.IsEmpty ? pending.Event : adapters.ToJournal(pending.Event);
    }

    ValueTask Append()
    {
        try
        {
            return journal.Append(new(actor.PersistenceId, highest + 1, epoch, batch.AsMemory(0, sent.Count)), CancellationToken.None);
        }
        catch (Exception cause)
        {
            return ValueTask.FromException(cause);
        }
    }

    void Complete(ValueTask append)
    {
        Array.Clear(batch);
        try
        {
            append.GetAwaiter().GetResult();
            highest += sent.Count;
            isDurable = true;
        }
        catch (WriteRejectedException cause)
        {
            Reject(cause);
        }
        catch (Exception cause)
        {
            Fail(cause);
        }
    }

    void RunHandlers()
    {
        while (sent.TryDequeue(out var pending))
        {
            actor.LastSequenceNr++;
            Run(pending);
        }
        isDurable = false;
    }

    void Run(in Pending pending)
    {
        if (pending.Kind == PendingKind.Persist)
            heldCommands--;
        var outer = actor.Cell.ExchangeSender(pending.Sender);
        isInHandler = true;
        pending.Invoker.Invoke(pending.Handler, pending.Event);
        isInHandler = false;
        actor.Cell.ExchangeSender(outer);
    }

    void Reject(WriteRejectedException cause)
    {
        var number = highest;
        while (sent.TryDequeue(out var pending))
        {
            if (pending.Kind == PendingKind.Persist)
                heldCommands--;
            actor.CallOnPersistRejected(cause, pending.Event, ++number);
        }
    }

    void Fail(Exception cause)
    {
        hasFailed = true;
        var first = sent.Peek();
        sent.Clear();
        waiting.Clear();
        actor.FailPersist(cause, first.Event, highest + 1);
    }

    void HoldCommandsAsNeeded()
    {
        var needed = heldCommands > 0 || hasFailed;
        if (needed == isHolding)
            return;
        isHolding = needed;
        if (needed)
            actor.Cell.Hold();
        else
            actor.Cell.Release();
    }
}
