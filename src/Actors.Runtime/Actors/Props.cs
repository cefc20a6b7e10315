using System.Reflection;

namespace Actors.Runtime;

/// <summary>The recipe for an actor: how to make an instance, now and after every restart, and how it is deployed.</summary>
public sealed class Props
{
    /// <summary>No actor: for the <see cref="RouterConfig"/> of a group, which makes none.</summary>
    public static readonly Props Empty = Create<EmptyActor>();

    readonly Func<ActorBase> produce;

    Props(Type type, object?[] arguments, Func<ActorBase> produce)
    {
        Type = type;
        Arguments = arguments;
        this.produce = produce;
    }

    Props(Props copy)
    {
        Type = copy.Type;
        Arguments = copy.Arguments;
        produce = copy.produce;
        SupervisorStrategy = copy.SupervisorStrategy;
        Dispatcher = copy.Dispatcher;
        Mailbox = copy.Mailbox;
        StashCapacity = copy.StashCapacity;
        RouterConfig = copy.RouterConfig;
    }

    /// <summary>The class of the actor.</summary>
    public Type Type { get; }

    /// <summary>The name of the class.</summary>
    public string TypeName => Type.FullName ?? Type.Name;

    /// <summary>The constructor arguments, where it is made from arguments.</summary>
    public IReadOnlyList<object?> Arguments { get; }

    /// <summary>How the actor supervises its children; null leaves it to the actor.</summary>
    public SupervisorStrategy? SupervisorStrategy { get; private init; }

    /// <summary>The name of the dispatcher; empty for the default.</summary>
    public string Dispatcher { get; private init; } = "";

    /// <summary>The name of the mailbox; empty for the default.</summary>
    public string Mailbox { get; private init; } = "";

    /// <summary>How messages are spread over several actors; null for a single actor.</summary>
    public RouterConfig? RouterConfig { get; private init; }

    /// <summary>How many messages the stash may hold; -1 for any number.</summary>
    public int StashCapacity { get; private init; } = -1;

    /// <summary>A recipe that calls <paramref name="factory"/> for every instance.</summary>
    public static Props Create<TActor>(Func<TActor> factory, SupervisorStrategy? supervisorStrategy = null) where TActor : ActorBase
    {
        ArgumentNullException.ThrowIfNull(factory);
        return new(typeof(TActor), [], factory) { SupervisorStrategy = supervisorStrategy };
    }

    /// <summary>A recipe that calls the constructor fitting the arguments.</summary>
    public static Props Create<TActor>(params object?[] args) where TActor : ActorBase => Create(typeof(TActor), args);

    /// <summary>A recipe that calls the parameterless constructor.</summary>
    public static Props Create<TActor>(SupervisorStrategy? supervisorStrategy) where TActor : ActorBase, new() =>
        new(typeof(TActor), [], static () => new TActor()) { SupervisorStrategy = supervisorStrategy };

    /// <summary>A recipe that calls the constructor fitting the arguments.</summary>
    public static Props Create(Type type, params object?[] args)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(args);
        if (!typeof(ActorBase).IsAssignableFrom(type) || type.IsAbstract)
            throw new ArgumentException($"{type} cannot be an actor: expected a concrete class derived from ActorBase", nameof(type));
        const BindingFlags any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DoNotWrapExceptions;
        return new(type, args, () => (ActorBase)Activator.CreateInstance(type, any, binder: null, args, culture: null)!);
    }

    /// <summary>The same recipe on a named dispatcher.</summary>
    public Props WithDispatcher(string dispatcher) => new(this) { Dispatcher = dispatcher };

    /// <summary>The same recipe with a named mailbox.</summary>
    public Props WithMailbox(string mailbox) => new(this) { Mailbox = mailbox };

    /// <summary>The same recipe, deployed as <paramref name="deploy"/> says where it says something.</summary>
    public Props WithDeploy(Deploy deploy)
    {
        ArgumentNullException.ThrowIfNull(deploy);
        return new(this)
        {
            RouterConfig = deploy.RouterConfig ?? RouterConfig,
            Dispatcher = deploy.Dispatcher.Length > 0 ? deploy.Dispatcher : Dispatcher,
            Mailbox = deploy.Mailbox.Length > 0 ? deploy.Mailbox : Mailbox,
            StashCapacity = deploy.StashCapacity >= 0 ? deploy.StashCapacity : StashCapacity,
        };
    }

    /// <summary>The same recipe for actors behind a router.</summary>
    public Props WithRouter(RouterConfig? routerConfig) => new(this) { RouterConfig = routerConfig };

    /// <summary>The same recipe with a strategy for the actor's children.</summary>
    public Props WithSupervisorStrategy(SupervisorStrategy supervisorStrategy) => new(this) { SupervisorStrategy = supervisorStrategy };

    /// <summary>The same recipe with a bound on the stash.</summary>
    public Props WithStashCapacity(int stashCapacity) => new(this) { StashCapacity = stashCapacity };

    /// <summary>Makes an instance; only the runtime can, on the actor's own turn.</summary>
    public ActorBase NewActor() => produce();
}

/// <summary>An actor that handles nothing.</summary>
internal sealed class EmptyActor : UntypedActor
{
    protected override void OnReceive(object message) => Unhandled(message);
}
