using System.Collections.Concurrent;

namespace Actors.Runtime;

/// <summary>Actors of which there is one in the whole cluster; this system is the one node there is.</summary>
public sealed class ClusterSingleton : IExtension
{
    readonly ExtendedActorSystem system;
    readonly ConcurrentDictionary<string, IActorRef> singletons = new(StringComparer.Ordinal);

    ClusterSingleton(ExtendedActorSystem system) => this.system = system;

    /// <summary>The singletons of a system.</summary>
    public static ClusterSingleton Get(ActorSystem system) => Provider.Instance.Get(system);

    /// <summary>Starts a singleton, or finds the one of its name.</summary>
    public IActorRef Init(SingletonActor singleton)
    {
        ArgumentNullException.ThrowIfNull(singleton);
        return singletons.GetOrAdd(singleton.Name, _ => system.ActorOf(singleton.Props, singleton.Name));
    }

    sealed class Provider : ExtensionIdProvider<ClusterSingleton>
    {
        internal static readonly Provider Instance = new();

        public override ClusterSingleton CreateExtension(ExtendedActorSystem system) => new(system);
    }
}

/// <summary>The recipe of a singleton.</summary>
public sealed record SingletonActor
{
    SingletonActor(Props props, string name)
    {
        Props = props;
        Name = name;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>How it is made.</summary>
    public Props Props { get; private init; }

    /// <summary>A singleton.</summary>
    public static SingletonActor Create(Props props, string name) => new(props, name);

    /// <summary>The same, made otherwise.</summary>
    public SingletonActor WithProps(Props props) => this with { Props = props };
}
