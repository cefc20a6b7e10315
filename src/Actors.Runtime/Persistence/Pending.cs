using System.Runtime.CompilerServices;

namespace Actors.Runtime;

/// <summary>Calls the handler of a persisted event; one in the process for each event type.</summary>
internal abstract class EventInvoker
{
    internal abstract void Invoke(Delegate handler, object @event);
}

internal sealed class EventInvoker<TEvent> : EventInvoker
{
    internal static readonly EventInvoker<TEvent> Instance = new();

    internal override void Invoke(Delegate handler, object @event) => Unsafe.As<Action<TEvent>>(handler)((TEvent)@event);
}

/// <summary>What happens to a pending handler, and what it keeps waiting.</summary>
internal enum PendingKind : byte
{
    /// <summary>An event to write; commands wait for its handler.</summary>
    Persist,

    /// <summary>An event to write; commands go on meanwhile.</summary>
    PersistAsync,

    /// <summary>Nothing to write: the handler keeps its place in the order.</summary>
    Defer,
}

/// <summary>A handler that runs when its event, and all before it, are in the journal.</summary>
internal readonly record struct Pending(PendingKind Kind, object Event, Delegate Handler, EventInvoker Invoker, IActorRef? Sender);

