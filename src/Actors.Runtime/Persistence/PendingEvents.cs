namespace Actors.Runtime;

/// <summary>
/// The pending handlers of one actor in the order in which they were added. Those at the head are with the journal,
/// the rest wait. The events lie side by side, so that the journal gets them without a copy.
/// </summary>
internal sealed class PendingEvents
{
    object[] events = new object[4];
    Handling[] handlings = new Handling[4];
    int first;
    int firstWaiting;
    int end;

    /// <summary>How many wait, not with the journal yet.</summary>
    internal int WaitingCount => end - firstWaiting;

    /// <summary>How many are with the journal.</summary>
    internal int SentCount => firstWaiting - first;

    internal ReadOnlyMemory<object> SentEvents => events.AsMemory(first, SentCount);

    internal PendingKind NextWaitingKind => handlings[firstWaiting].Kind;

    internal void Add(PendingKind kind, object @event, Delegate handler, EventInvoker invoker, IActorRef? sender)
    {
        if (end == events.Length)
            MakeRoom();
        events[end] = @event;
        ref var handling = ref handlings[end];
        handling.Handler = handler;
        handling.Invoker = invoker;
        handling.Sender = sender;
        handling.Kind = kind;
        end++;
    }

    /// <summary>Hands the one that has waited longest to the journal, or past it.</summary>
    internal void Send() => firstWaiting++;

    /// <summary>Takes the first one of those that were sent.</summary>
    internal Pending TakeSent()
    {
        ref var handling = ref handlings[first];
        var taken = new Pending(handling.Kind, events[first], handling.Handler, handling.Invoker, handling.Sender);
        events[first] = null!;
        handling = default;
        if (++first == end)
            first = firstWaiting = end = 0;
        return taken;
    }

    /// <summary>How many of those that wait have an event to write.</summary>
    internal int CountUnwritten()
    {
        var count = 0;
        for (var i = firstWaiting; i < end; i++)
            count += handlings[i].Kind == PendingKind.Defer ? 0 : 1;
        return count;
    }

    internal void Clear()
    {
        Array.Clear(events);
        Array.Clear(handlings);
        first = firstWaiting = end = 0;
    }

    void MakeRoom()
    {
        var (count, sent) = (end - first, SentCount);
        var size = count > events.Length / 2 ? events.Length * 2 : events.Length;
        var (oldEvents, oldHandlings) = (events, handlings);
        // What the journal was given stays as it is: it may be reading.
        (events, handlings) = (new object[size], new Handling[size]);
        Array.Copy(oldEvents, first, events, 0, count);
        Array.Copy(oldHandlings, first, handlings, 0, count);
        (first, firstWaiting, end) = (0, sent, count);
    }

    struct Handling
    {
        internal Delegate Handler;
        internal EventInvoker Invoker;
        internal IActorRef? Sender;
        internal PendingKind Kind;
    }
}
