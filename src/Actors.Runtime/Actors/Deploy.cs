namespace Actors.Runtime;

/// <summary>Where and how an actor is deployed, apart from how it is made. What it leaves empty the <see cref="Props"/> say.</summary>
public sealed record Deploy
{
    /// <summary>Nothing is said.</summary>
    public static readonly Deploy None = new();

    /// <summary>In this process: the one place there is.</summary>
    public static readonly Deploy Local = new();

    /// <summary>Nothing is said.</summary>
    public Deploy()
    {
    }

    /// <summary>Behind a router.</summary>
    public Deploy(RouterConfig routerConfig) => RouterConfig = routerConfig;

    /// <summary>How messages are spread over several actors; null for a single actor.</summary>
    public RouterConfig? RouterConfig { get; private init; }

    /// <summary>The name of the dispatcher; empty where nothing is said.</summary>
    public string Dispatcher { get; private init; } = "";

    /// <summary>The name of the mailbox; empty where nothing is said.</summary>
    public string Mailbox { get; private init; } = "";

    /// <summary>How many messages the stash may hold; -1 where nothing is said.</summary>
    public int StashCapacity { get; private init; } = -1;

    internal static Deploy Of(Props props) => new() { RouterConfig = props.RouterConfig, Dispatcher = props.Dispatcher, Mailbox = props.Mailbox, StashCapacity = props.StashCapacity };

    /// <summary>The same behind a router.</summary>
    public Deploy WithRouterConfig(RouterConfig routerConfig) => this with { RouterConfig = routerConfig };

    /// <summary>The same on a named dispatcher.</summary>
    public Deploy WithDispatcher(string dispatcher) => this with { Dispatcher = dispatcher };

    /// <summary>The same with a named mailbox.</summary>
    public Deploy WithMailbox(string mailbox) => this with { Mailbox = mailbox };

    /// <summary>The same with a bound on the stash.</summary>
    public Deploy WithStashCapacity(int stashCapacity) => this with { StashCapacity = stashCapacity };
}
