using System.Runtime.CompilerServices;
using Actors.Runtime.Persistence;

namespace Actors.Runtime;

/// <summary>
/// Writes the events of one instance of a persistent actor, in order, and runs their handlers. When the journal
/// completes at once, all of it happens between two commands on the actor's own turn, without a message.
/// </summary>
internal sealed class EventWriter(Eventsourced actor, IJournal journal, long epoch, long highest)
{
    /// <summary>What was sent is with the journal, or safely in it as soon as <see cref="isDurable"/>.</summary>
    readonly PendingEvents pending = new();

    /// <summary>Brings the outcome of an append to a turn of the actor; never current, so that it always comes on a turn of its own.</summary>
    readonly CellSynchronizationContext wayBack = new(actor.Cell, actor);

    Action? goOn;
    ValueTaskAwaiter underWay;
    long highest = highest;
    int heldCommands;
    bool isWriting;
    bool isDurable;
    bool isInHandler;
    bool isHolding;
    bool hasFailed;

    /// <summary>True while nothing is waiting, on its way, or held back: most commands persist nothing.</summary>
    internal bool IsIdle => pending.WaitingCount == 0 && pending.SentCount == 0 && !isWriting && !isHolding && !hasFailed && !isInHandler;

    internal void Add(PendingKind kind, object @event, Delegate handler, EventInvoker invoker, IActorRef? sender)
    {
        pending.Add(kind, @event, handler, invoker, sender);
        if (kind == PendingKind.Persist)
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
            else if (pending.WaitingCount == 0)
                break;
            else if (pending.NextWaitingKind == PendingKind.Defer)
                RunDeferred();
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
        else if (!isWriting && !isDurable && !hasFailed && HasEventsToWrite)
            Write();
        HoldCommandsAsNeeded();
    }

    /// <summary>How many events will never be written because the instance ends.</summary>
    internal int CountUnwritten() => pending.CountUnwritten();

    bool HasEventsToWrite => pending.WaitingCount > 0 && pending.NextWaitingKind != PendingKind.Defer;

    void Write()
    {
        while (HasEventsToWrite)
            pending.Send();
        var append = Append().GetAwaiter();
        if (append.IsCompleted)
        {
            Complete(append);
            return;
        }
        isWriting = true;
        underWay = append;
        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(wayBack);
        append.UnsafeOnCompleted(goOn ??= GoOn);
        SynchronizationContext.SetSynchronizationContext(outer);
    }

    void GoOn()
    {
        isWriting = false;
        Complete(underWay);
        Flush();
    }

    /// <summary>As the journal is to keep them: through the adapters, where there are any.</summary>
    ReadOnlyMemory<object> EventsToKeep()
    {
        var adapters = actor.Cell.System.EventAdapters;
        if (adapters.IsEmpty)
            return pending.SentEvents;
        var kept = pending.SentEvents.ToArray();
        foreach (ref var one in kept.AsSpan())
            one = adapters.ToJournal(one);
        return kept;
    }

    ValueTask Append()
    {
        try
        {
            return journal.Append(new(actor.PersistenceId, highest + 1, epoch, EventsToKeep()), CancellationToken.None);
        }
        catch (Exception cause)
        {
            return ValueTask.FromException(cause);
        }
    }

    void Complete(ValueTaskAwaiter append)
    {
        try
        {
            append.GetResult();
            highest += pending.SentCount;
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
        while (pending.SentCount > 0)
        {
            actor.LastSequenceNr++;
            Run(pending.TakeSent());
        }
        isDurable = false;
    }

    void RunDeferred()
    {
        pending.Send();
        Run(pending.TakeSent());
    }

    void Run(in Pending one)
    {
        if (one.Kind == PendingKind.Persist)
            heldCommands--;
        var outer = actor.Cell.ExchangeSender(one.Sender);
        isInHandler = true;
        one.Invoker.Invoke(one.Handler, one.Event);
        isInHandler = false;
        actor.Cell.ExchangeSender(outer);
    }

    void Reject(WriteRejectedException cause)
    {
        var number = highest;
        while (pending.SentCount > 0)
        {
            var one = pending.TakeSent();
            if (one.Kind == PendingKind.Persist)
                heldCommands--;
            actor.CallOnPersistRejected(cause, one.Event, ++number);
        }
    }

    void Fail(Exception cause)
    {
        hasFailed = true;
        var first = pending.SentEvents.Span[0];
        pending.Clear();
        actor.FailPersist(cause, first, highest + 1);
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
