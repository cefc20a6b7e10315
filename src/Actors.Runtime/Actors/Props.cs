using System.Reflection;

namespace Actors.Runtime;

/// <summary>The recipe for an actor: how to make an instance, now and after every restart, and how it is deployed.</summary>
public sealed class Props : IEquatable<Props>
{
    /// <summary>An actor that handles nothing: for the <see cref="RouterConfig"/> of a group, which makes none.</summary>
    public static readonly Props Empty = Create<EmptyActor>();

    /// <summary>No recipe: null.</summary>
    public static readonly Props? None;

    readonly Func<ActorBase> produce;
    readonly Action<ActorBase>? release;
    readonly object?[] arguments;

    /// <summary>A recipe that calls the constructor fitting the arguments.</summary>
    public Props(Type type, object?[] args) : this(type, args, Constructing(type, args))
    {
    }

    /// <summary>A recipe that calls the parameterless constructor.</summary>
    public Props(Type type) : this(type, [])
    {
    }

    /// <inheritdoc cref="Props(Type, SupervisorStrategy, object[])"/>
    public Props(Type type, SupervisorStrategy? supervisorStrategy, IEnumerable<object?> args) : this(type, [.. args]) => SupervisorStrategy = supervisorStrategy;

    /// <summary>A recipe that calls the constructor fitting the arguments, with a strategy for the actor's children.</summary>
    public Props(Type type, SupervisorStrategy? supervisorStrategy, params object?[] args) : this(type, args) => SupervisorStrategy = supervisorStrategy;

    /// <inheritdoc cref="Props(Deploy, Type, object[])"/>
    public Props(Deploy deploy, Type type, IEnumerable<object?> args) : this(deploy, type, [.. args])
    {
    }

    /// <summary>A recipe that calls the constructor fitting the arguments, deployed as <paramref name="deploy"/> says.</summary>
    public Props(Deploy deploy, Type type, params object?[] args) : this(type, args)
    {
        ArgumentNullException.ThrowIfNull(deploy);
        RouterConfig = deploy.RouterConfig;
        Dispatcher = deploy.Dispatcher;
        Mailbox = deploy.Mailbox;
        StashCapacity = deploy.StashCapacity;
    }

    Props(Type type, object?[] arguments, Func<ActorBase> produce, Action<ActorBase>? release = null)
    {
        Type = type;
        this.arguments = arguments;
        this.produce = produce;
        this.release = release;
    }

    Props(Props copy)
    {
        Type = copy.Type;
        arguments = copy.arguments;
        produce = copy.produce;
        release = copy.release;
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
    public object?[] Arguments => [.. arguments];

    /// <summary>How the actor is deployed: router, dispatcher, mailbox and stash.</summary>
    public Deploy Deploy => Deploy.Of(this);

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
    public static Props Create(Type type, params object?[] args) => new(type, args);

    /// <summary>A recipe that asks a producer, made from the arguments, for every instance and gives it each back.</summary>
    public static Props CreateBy<TProducer>(params object?[] args) where TProducer : class, IIndirectActorProducer =>
        CreateBy((IIndirectActorProducer)Activator.CreateInstance(typeof(TProducer), Any, binder: null, args, culture: null)!, args);

    /// <summary>A recipe that asks a producer for every instance and gives it each back.</summary>
    /// <param name="producer">The producer.</param>
    /// <param name="args">What it was made from: <see cref="Arguments"/>.</param>
    public static Props CreateBy(IIndirectActorProducer producer, params object?[] args)
    {
        ArgumentNullException.ThrowIfNull(producer);
        ArgumentNullException.ThrowIfNull(args);
        return new(producer.ActorType, args, producer.Produce, producer.Release);
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

    /// <summary>Whether both make the same actors in the same way; two lambdas are the same only where they are one object.</summary>
    public bool Equals(Props? other) =>
        other is not null && Type == other.Type && arguments.AsSpan().SequenceEqual(other.arguments) && Deploy.Equals(other.Deploy)
        && Equals(SupervisorStrategy, other.SupervisorStrategy)
        && (produce.Equals(other.produce) || (produce.Target is Constructor && other.produce.Target is Constructor));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Props);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Type, arguments.Length);

    /// <summary>Gives an instance back whose life has ended.</summary>
    internal void Release(ActorBase actor) => release?.Invoke(actor);

    static Func<ActorBase> Constructing(Type type, object?[] args)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(args);
        if (!typeof(ActorBase).IsAssignableFrom(type) || type.IsAbstract)
            throw new ArgumentException($"{type} cannot be an actor: expected a concrete class derived from ActorBase", nameof(type));
        return new Constructor(type, args).Call;
    }

    const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DoNotWrapExceptions;

    /// <summary>The constructor that fits the arguments.</summary>
    sealed class Constructor(Type type, object?[] args)
    {
        internal ActorBase Call() => (ActorBase)Activator.CreateInstance(type, Any, binder: null, args, culture: null)!;
    }
}

/// <summary>Makes the instances of actors for <see cref="Props.CreateBy(IIndirectActorProducer, object[])"/>: a container, say.</summary>
public interface IIndirectActorProducer
{
    /// <summary>The class of the actors.</summary>
    Type ActorType { get; }

    /// <summary>Makes an instance, on the actor's own turn.</summary>
    ActorBase Produce();

    /// <summary>Takes an instance back that has stopped or is replaced.</summary>
    void Release(ActorBase actor);
}

/// <summary>An actor that handles nothing.</summary>
internal sealed class EmptyActor : UntypedActor
{
    protected override void OnReceive(object message) => Unhandled(message);
}
