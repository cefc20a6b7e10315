using Actors.Runtime.Hocon;

namespace Actors.Runtime;

/// <summary>A router that makes its routees and supervises them.</summary>
public abstract record Pool : RouterConfig
{
    /// <param name="nrOfInstances">How many routees it begins with.</param>
    /// <param name="resizer">What changes their number; null for nothing.</param>
    /// <param name="supervisorStrategy">What the router does about failed routees.</param>
    /// <param name="routerDispatcher">The dispatcher of the router itself; null or empty for the default.</param>
    /// <param name="usePoolDispatcher">Not here: give the <see cref="Props"/> of the routees a dispatcher.</param>
    protected Pool(int nrOfInstances, Resizer? resizer, SupervisorStrategy? supervisorStrategy, string? routerDispatcher, bool usePoolDispatcher)
    {
        if (nrOfInstances < 0)
            throw new ArgumentOutOfRangeException(nameof(nrOfInstances), nrOfInstances, "a pool has no fewer than 0 routees");
        if (usePoolDispatcher)
            throw new NotSupportedException("a pool has no dispatcher for its routees: name one with WithDispatcher in the Props of the routees");
        NrOfInstances = nrOfInstances;
        Resizer = resizer;
        SupervisorStrategy = supervisorStrategy ?? DefaultSupervisorStrategy;
        RouterDispatcher = routerDispatcher ?? "";
    }

    /// <summary>As a section says: <c>nr-of-instances</c>, and <c>resizer</c> where that is enabled.</summary>
    protected Pool(Config config) : this(Read(config).GetInt("nr-of-instances"), Resizer.FromConfig(config), supervisorStrategy: null, routerDispatcher: null, usePoolDispatcher: false)
    {
    }

    /// <summary>What a router does about failed routees where nothing else is said: its own supervisor decides.</summary>
    public static SupervisorStrategy DefaultSupervisorStrategy { get; } = new OneForOneStrategy(static _ => Directive.Escalate);

    /// <summary>How many routees it begins with.</summary>
    public int NrOfInstances { get; }

    /// <summary>What changes the number of routees; null for nothing.</summary>
    public Resizer? Resizer { get; protected init; }

    /// <summary>What the router does about failed routees.</summary>
    public SupervisorStrategy SupervisorStrategy { get; protected init; }

    /// <summary>Whether the number of waiting messages is needed, so that the routees get a mailbox that counts.</summary>
    internal virtual bool NeedsCounts => Resizer is not null;

    /// <summary>How many routees it begins with in a system.</summary>
    public virtual int GetNrOfInstances(ActorSystem system) => NrOfInstances;

    /// <summary>The same with resizer, strategy and dispatcher of another pool where this one says nothing.</summary>
    public override RouterConfig WithFallback(RouterConfig routerConfig) => routerConfig is not Pool other
        ? this
        : this with
        {
            Resizer = Resizer ?? other.Resizer,
            SupervisorStrategy = ReferenceEquals(SupervisorStrategy, DefaultSupervisorStrategy) ? other.SupervisorStrategy : SupervisorStrategy,
            RouterDispatcher = RouterDispatcher.Length > 0 ? RouterDispatcher : other.RouterDispatcher,
        };

    /// <summary>The recipe of the routees.</summary>
    internal Props RouteeProps(Props props) => NeedsCounts && props.Mailbox.Length == 0 ? props.WithMailbox(Mailboxes.CountingMailboxId) : props;

    internal static IEnumerable<string> ReadPaths(Config config) => Read(config).GetStringList("routees.paths");

    private protected static Config Read(Config config)
    {
        ArgumentNullException.ThrowIfNull(config);
        return config;
    }
}

/// <summary>A router over actors that others made.</summary>
public abstract record Group : RouterConfig
{
    /// <param name="paths">Where the routees are.</param>
    /// <param name="routerDispatcher">The dispatcher of the router itself; null or empty for the default.</param>
    protected Group(IEnumerable<string> paths, string? routerDispatcher = null)
    {
        ArgumentNullException.ThrowIfNull(paths);
        Paths = [.. paths];
        RouterDispatcher = routerDispatcher ?? "";
    }

    /// <summary>As a section says: <c>routees.paths</c>.</summary>
    protected Group(Config config) : this(Pool.ReadPaths(config))
    {
    }

    /// <summary>Where the routees are.</summary>
    public IReadOnlyList<string> Paths { get; }
}
