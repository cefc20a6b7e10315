using Actors.Runtime.Hocon;

namespace Actors.Runtime;

/// <summary>How messages to one reference are spread over several actors.</summary>
public abstract record RouterConfig
{
    /// <summary>The dispatcher of the router itself; empty for the default.</summary>
    public string RouterDispatcher { get; protected init; } = "";

    /// <summary>Makes one router, without its routees. Called on the turn of the actor that stands for it.</summary>
    public abstract Router CreateRouter(ActorSystem system);

    /// <summary>The same with what it leaves open taken from another configuration.</summary>
    public virtual RouterConfig WithFallback(RouterConfig routerConfig) => this;

    /// <summary>The recipe of the router that stands in the place of the actor that the recipe is for.</summary>
    internal static Props Deploy(Props props, ActorSystem system, LocalActorRef parent, string? name) => props.RouterConfig switch
    {
        null => props,
        FromConfig => Deploy(props.WithRouter(Configured(system, parent, name)), system, parent, name),
        Pool pool => Props.Create(() => new RouterActor(pool, pool.RouteeProps(props.WithRouter(null))), pool.SupervisorStrategy).WithDispatcher(pool.RouterDispatcher),
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
        "round-robin-pool" => new RoundRobinPool(section),
        "broadcast-pool" => new BroadcastPool(section),
        "random-pool" => new RandomPool(section),
        "smallest-mailbox-pool" => new SmallestMailboxPool(section),
        "consistent-hashing-pool" => new ConsistentHashingPool(section),
        "scatter-gather-pool" => new ScatterGatherFirstCompletedPool(section),
        "tail-chopping-pool" => new TailChoppingPool(section),
        "round-robin-group" => new RoundRobinGroup(section),
        "broadcast-group" => new BroadcastGroup(section),
        "random-group" => new RandomGroup(section),
        "consistent-hashing-group" => new ConsistentHashingGroup(section),
        "scatter-gather-group" => new ScatterGatherFirstCompletedGroup(section),
        "tail-chopping-group" => new TailChoppingGroup(section),
        var other => throw new ConfigurationException($"{where.Origin}: the router of {path} is '{other}': expected round-robin, broadcast, random, consistent-hashing, scatter-gather or tail-chopping with -pool or -group, or smallest-mailbox-pool"),
    };
}

/// <summary>The router that the configuration names under <c>akka.actor.deployment</c> for the actor's path.</summary>
public sealed record FromConfig : RouterConfig
{
    FromConfig()
    {
    }

    /// <summary>The one instance.</summary>
    public static FromConfig Instance { get; } = new();

    /// <summary>Not called: the configuration is read in its place.</summary>
    public override Router CreateRouter(ActorSystem system) => throw new InvalidOperationException("the configuration has not been read");
}
