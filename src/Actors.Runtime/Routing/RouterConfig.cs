using Actors.Runtime.Hocon;

namespace Actors.Runtime;

/// <summary>How messages to one reference are spread over several actors.</summary>
public abstract class RouterConfig
{
    private protected RouterConfig()
    {
    }

    /// <summary>The dispatcher of the router itself; empty for the default.</summary>
    public string RouterDispatcher { get; private protected init; } = "";

    /// <summary>Makes the logic of one router.</summary>
    internal abstract RoutingLogic CreateLogic(ActorSystem system);

    /// <summary>The recipe of the router that stands in the place of the actor that the recipe is for.</summary>
    internal static Props Deploy(Props props, ActorSystem system, LocalActorRef parent, string? name) => props.RouterConfig switch
    {
        null => props,
        FromConfig => Deploy(props.WithRouter(Configured(system, parent, name)), system, parent, name),
        Pool pool => Props.Create(() => new RouterActor(pool, props.WithRouter(null)), pool.SupervisorStrategy).WithDispatcher(pool.RouterDispatcher),
        var group => Props.Create(() => new RouterActor(group, routeeProps: null)).WithDispatcher(group.RouterDispatcher),
    };

    static RouterConfig Configured(ActorSystem system, LocalActorRef parent, string? name)
    {
        var path = name is null ? "an actor without a name" : (parent.Path / name).ToStringWithoutAddress()["/user".Length..];
        var section = system.Settings.Config.GetConfig("akka.actor.deployment").Root.Fields.FirstOrDefault(one => string.Equals(one.Key, path, StringComparison.Ordinal)).Value as ConfigObject
            ?? throw new ConfigurationException($"no router is configured for {path}: add akka.actor.deployment {{ \"{path}\" {{ router = round-robin-pool, nr-of-instances = 5 }} }}");
        return Read(system.Settings.Config.GetConfig($"akka.actor.deployment.\"{path}\""), section, path);
    }

    static RouterConfig Read(Config section, ConfigObject where, string path) => section.GetString("router") switch
    {
        "round-robin-pool" => new RoundRobinPool(section.GetInt("nr-of-instances")),
        "broadcast-pool" => new BroadcastPool(section.GetInt("nr-of-instances")),
        "consistent-hashing-pool" => new ConsistentHashingPool(section.GetInt("nr-of-instances")),
        "round-robin-group" => new RoundRobinGroup(section.GetStringList("routees.paths")),
        "broadcast-group" => new BroadcastGroup(section.GetStringList("routees.paths")),
        "consistent-hashing-group" => new ConsistentHashingGroup(section.GetStringList("routees.paths")),
        var other => throw new ConfigurationException($"{where.Origin}: the router of {path} is '{other}': expected round-robin, broadcast or consistent-hashing with -pool or -group"),
    };
}

/// <summary>The router that the configuration names under <c>akka.actor.deployment</c> for the actor's path.</summary>
public sealed class FromConfig : RouterConfig
{
    FromConfig()
    {
    }

    /// <summary>The one instance.</summary>
    public static FromConfig Instance { get; } = new();

    internal override RoutingLogic CreateLogic(ActorSystem system) => throw new InvalidOperationException("the configuration has not been read");
}

/// <summary>A router that makes its routees and supervises them.</summary>
public abstract class Pool : RouterConfig
{
    private protected Pool(int nrOfInstances)
    {
        if (nrOfInstances < 0)
            throw new ArgumentOutOfRangeException(nameof(nrOfInstances), nrOfInstances, "a pool has no fewer than 0 routees");
        NrOfInstances = nrOfInstances;
    }

    /// <summary>What a router does about failed routees where nothing else is said: its own supervisor decides.</summary>
    public static SupervisorStrategy DefaultSupervisorStrategy { get; } = new OneForOneStrategy(static _ => Directive.Escalate);

    /// <summary>How many routees it begins with.</summary>
    public int NrOfInstances { get; }

    /// <summary>What the router does about failed routees.</summary>
    public SupervisorStrategy SupervisorStrategy { get; private protected init; } = DefaultSupervisorStrategy;
}

/// <summary>A router over actors that others made.</summary>
public abstract class Group : RouterConfig
{
    private protected Group(IEnumerable<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        Paths = [.. paths];
    }

    /// <summary>Where the routees are.</summary>
    public IReadOnlyList<string> Paths { get; }
}
