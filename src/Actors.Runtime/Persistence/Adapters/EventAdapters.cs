using System.Collections.Concurrent;

namespace Actors.Runtime.Persistence;

/// <summary>The event adapters of a journal, by type of event: the binding of the nearest base class or, after those, of an interface in the order of binding.</summary>
public sealed class EventAdapters
{
    readonly (Type Type, IEventAdapter Adapter)[] bindings;
    readonly ConcurrentDictionary<Type, IEventAdapter?> known = new();

    EventAdapters((Type, IEventAdapter)[] bindings) => this.bindings = bindings;

    /// <summary>Every event is kept as it is.</summary>
    public static EventAdapters None { get; } = new([]);

    internal bool IsEmpty => bindings.Length == 0;

    /// <summary>These adapters and one more, for events of a type and types derived from it.</summary>
    public EventAdapters With(Type eventType, IEventAdapter adapter)
    {
        ArgumentNullException.ThrowIfNull(eventType);
        ArgumentNullException.ThrowIfNull(adapter);
        return Array.Exists(bindings, one => one.Type == eventType)
            ? throw new ArgumentException($"{eventType} has an event adapter already: bind one that does both", nameof(eventType))
            : new([.. bindings, (eventType, adapter)]);
    }

    internal object ToJournal(object @event) => AdapterOf(@event.GetType()) is { } adapter ? adapter.ToJournal(@event) : @event;

    internal IEnumerable<object> FromJournal(object kept) =>
        AdapterOf(kept.GetType()) is { } adapter ? adapter.FromJournal(kept, adapter.Manifest(kept)).Events : [kept];

    IEventAdapter? AdapterOf(Type type) => known.GetOrAdd(type, static (type, bindings) =>
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            foreach (var (bound, adapter) in bindings)
            {
                if (bound == at)
                    return adapter;
            }
        }
        return Array.Find(bindings, one => one.Type.IsAssignableFrom(type)).Adapter;
    }, bindings);
}
