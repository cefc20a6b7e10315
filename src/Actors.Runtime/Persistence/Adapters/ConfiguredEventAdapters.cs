using Actors.Runtime.Hocon;

namespace Actors.Runtime.Persistence;

/// <summary>The event adapters that the configuration binds to types of events, under <c>akka.persistence.journal</c>.</summary>
internal static class ConfiguredEventAdapters
{
    const string Adapters = "akka.persistence.journal.event-adapters";
    const string Bindings = "akka.persistence.journal.event-adapter-bindings";

    /// <summary>The given adapters and, after them, those of the configuration in its order.</summary>
    /// <exception cref="ConfigurationException">A name, a class or a type is not there or cannot be.</exception>
    internal static EventAdapters Read(ExtendedActorSystem system, EventAdapters given)
    {
        var config = system.Settings.Config;
        var made = config.GetConfig(Adapters).AsEnumerable().ToDictionary(
            static one => one.Key,
            one => Make(system, one.Value, one.Key, config.GetConfig(Adapters).GetString($"\"{one.Key}\"")),
            StringComparer.Ordinal);
        foreach (var (typeName, where) in config.GetConfig(Bindings).AsEnumerable())
        {
            var type = Type.GetType(typeName, throwOnError: false)
                ?? throw new ConfigurationException($"{where.Origin}: an event adapter is bound to '{typeName}', which is no type: expected a class with its assembly such as \"Trading.OrderFilled, Actors.Trading\"");
            var name = config.GetConfig(Bindings).GetString($"\"{typeName}\"");
            if (!made.TryGetValue(name, out var adapter))
                throw new ConfigurationException($"{where.Origin}: {type} is bound to the event adapter '{name}', which is not configured: add {Adapters} {{ {name} = \"class, assembly\" }}, beside {(made.Count == 0 ? "none" : string.Join(", ", made.Keys.Order(StringComparer.Ordinal)))}");
            given = Bind(given, type, adapter, where);
        }
        return given;
    }

    static EventAdapters Bind(EventAdapters adapters, Type type, IEventAdapter adapter, ConfigValue where)
    {
        try
        {
            return adapters.With(type, adapter);
        }
        catch (ArgumentException cause)
        {
            throw new ConfigurationException($"{where.Origin}: {cause.Message}", cause);
        }
    }

    static IEventAdapter Make(ExtendedActorSystem system, ConfigValue where, string name, string typeName)
    {
        var type = Type.GetType(typeName, throwOnError: false)
            ?? throw new ConfigurationException($"{where.Origin}: the event adapter '{name}' is of type '{typeName}', which is not found: expected a class with its assembly such as \"Trading.Upcaster, Actors.Trading\"");
        var instance = type.GetConstructor([typeof(ExtendedActorSystem)]) is { } withSystem
            ? withSystem.Invoke([system])
            : type.GetConstructor([])?.Invoke([])
                ?? throw new ConfigurationException($"{where.Origin}: the event adapter '{name}' of type {type} cannot be made: expected a public constructor that takes an ExtendedActorSystem or nothing");
        return instance switch
        {
            IEventAdapter both => both,
            IWriteEventAdapter writing => new OneWay(writing, Reading: null),
            IReadEventAdapter reading => new OneWay(Writing: null, reading),
            _ => throw new ConfigurationException($"{where.Origin}: the event adapter '{name}' is of type {type}: expected an IEventAdapter, an IWriteEventAdapter or an IReadEventAdapter"),
        };
    }

    /// <summary>An adapter that changes events on one way only.</summary>
    sealed record OneWay(IWriteEventAdapter? Writing, IReadEventAdapter? Reading) : IEventAdapter
    {
        public string Manifest(object evt) => Writing?.Manifest(evt) ?? "";

        public object ToJournal(object evt) => Writing?.ToJournal(evt) ?? evt;

        public IEventSequence FromJournal(object evt, string manifest) => Reading?.FromJournal(evt, manifest) ?? EventSequence.Single(evt);
    }
}
