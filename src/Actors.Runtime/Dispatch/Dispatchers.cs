using System.Collections.Concurrent;
using Actors.Runtime.Hocon;

namespace Actors.Runtime;

/// <summary>The dispatchers of a system, by the path of their section in the configuration.</summary>
/// <remarks>A simulated system knows the same names; there every actor takes its turns from the one loop.</remarks>
public sealed class Dispatchers
{
    /// <summary>The path of the default dispatcher.</summary>
    public static readonly string DefaultDispatcherId = "akka.actor.default-dispatcher";

    readonly Settings settings;
    readonly ConcurrentDictionary<string, MessageDispatcher> known = new(StringComparer.Ordinal);

    internal Dispatchers(Settings settings)
    {
        this.settings = settings;
        DefaultGlobalDispatcher = Lookup(DefaultDispatcherId);
    }

    /// <summary>What actors run on whose <see cref="Props"/> name no other.</summary>
    public MessageDispatcher DefaultGlobalDispatcher { get; }

    /// <summary>Whether the configuration has a dispatcher of that name.</summary>
    public bool HasDispatcher(string id) => settings.Config.HasPath(id);

    /// <summary>The dispatcher of that name.</summary>
    /// <exception cref="ConfigurationException">The configuration has none, or one that cannot be.</exception>
    public MessageDispatcher Lookup(string dispatcherName)
    {
        ArgumentException.ThrowIfNullOrEmpty(dispatcherName);
        return known.GetOrAdd(dispatcherName, Make);
    }

    internal MessageDispatcher Of(Props props) => props.Dispatcher.Length == 0 ? DefaultGlobalDispatcher : Lookup(props.Dispatcher);

    MessageDispatcher Make(string id)
    {
        if (!HasDispatcher(id))
            throw new ConfigurationException($"the dispatcher '{id}' is not configured: add {id} {{ type = Dispatcher }} or use {DefaultDispatcherId}");
        var section = settings.Config.GetConfig(id);
        foreach (var (key, value) in section.AsEnumerable())
        {
            if (key is not ("type" or "throughput"))
                throw new ConfigurationException($"{value.Origin}: the dispatcher '{id}' has no setting '{key}': it knows type and throughput");
        }
        var throughput = section.GetInt("throughput", 100);
        if (throughput < 1)
            throw new ConfigurationException($"the dispatcher '{id}' has a throughput of {throughput}: expected at least 1 message a turn");
        return section.GetString("type") switch
        {
            "Dispatcher" or "TaskDispatcher" => new PoolDispatcher(id, throughput),
            "PinnedDispatcher" => new PinnedDispatcher(id, throughput),
            "SynchronizedDispatcher" => new SynchronizedDispatcher(id, throughput),
            "CallingThreadDispatcher" => new CallingThreadDispatcher(id),
            var type => throw new ConfigurationException($"the dispatcher '{id}' is of type '{type}': expected Dispatcher, TaskDispatcher, PinnedDispatcher, SynchronizedDispatcher or CallingThreadDispatcher"),
        };
    }
}
