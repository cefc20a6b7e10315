namespace Actors.Runtime.TestKit;

/// <summary>An actor of a test whose messages are expected apart from those of the test actor. It stands for its actor wherever a reference is asked for.</summary>
public sealed class TestProbe : TestKitBase, INoImplicitSender, IActorRef, IStandIn
{
    /// <param name="system">The system under test.</param>
    /// <param name="testProbeName">The name of the actor; null for one of the runtime's choice.</param>
    public TestProbe(ActorSystem system, string? testProbeName = null) : base(system, testProbeName)
    {
    }

    /// <summary>The actor.</summary>
    public IActorRef Ref => TestActor;

    /// <summary>The sender of the last message that was received.</summary>
    public IActorRef Sender => LastSender;

    ActorPath IActorRef.Path => Ref.Path;

    InternalActorRef IStandIn.Target => (InternalActorRef)Ref;

    void ICanTell.Tell(object message, IActorRef? sender) => Ref.Tell(message, sender);

    bool IEquatable<IActorRef>.Equals(IActorRef? other) => Ref.Equals(other);

    int IComparable<IActorRef>.CompareTo(IActorRef? other) => Ref.CompareTo(other);

    /// <inheritdoc/>
    public int CompareTo(object? obj) => Ref.CompareTo(obj);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Ref.Equals(obj);

    /// <inheritdoc/>
    public override int GetHashCode() => Ref.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => $"{Ref}";

    /// <summary>Sends a message whose sender is the probe.</summary>
    public void Send(IActorRef actor, object message)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Tell(message, TestActor);
    }

    /// <summary>Sends the last message that was received on, keeping its sender.</summary>
    public void Forward(IActorRef actor) => Forward(actor, LastMessage ?? throw new InvalidOperationException("the probe has received nothing to forward"));

    /// <summary>Sends a message whose sender is that of the last message that was received.</summary>
    public void Forward(IActorRef actor, object message)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Tell(message, Sender);
    }

    /// <summary>Answers the last message that was received.</summary>
    public void Reply(object message) => Sender.Tell(message, TestActor);

    /// <summary>Creates a child of the probe by its parameterless constructor, which treats its failures by a strategy.</summary>
    public IActorRef ChildActorOf<T>(string? name, SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default) where T : ActorBase, new() =>
        ChildActorOf(Props.Create(static () => new T()), name, supervisorStrategy, cancellationToken);

    /// <inheritdoc cref="ChildActorOf{T}(string, SupervisorStrategy, CancellationToken)"/>
    public IActorRef ChildActorOf<T>(SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default) where T : ActorBase, new() =>
        ChildActorOf<T>(name: null, supervisorStrategy, cancellationToken);

    /// <summary>Creates a child of the probe by its parameterless constructor.</summary>
    public IActorRef ChildActorOf<T>(string? name, CancellationToken cancellationToken = default) where T : ActorBase, new() =>
        ChildActorOf<T>(name, SupervisorStrategy.DefaultStrategy, cancellationToken);

    /// <inheritdoc cref="ChildActorOf{T}(string, CancellationToken)"/>
    public IActorRef ChildActorOf<T>(CancellationToken cancellationToken = default) where T : ActorBase, new() =>
        ChildActorOf<T>(name: null, SupervisorStrategy.DefaultStrategy, cancellationToken);

    /// <inheritdoc cref="ChildActorOf{T}(string, SupervisorStrategy, CancellationToken)"/>
    public Task<IActorRef> ChildActorOfAsync<T>(string? name, SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default) where T : ActorBase, new() =>
        ChildActorOfAsync(Props.Create(static () => new T()), name, supervisorStrategy, cancellationToken);

    /// <inheritdoc cref="ChildActorOf{T}(string, SupervisorStrategy, CancellationToken)"/>
    public Task<IActorRef> ChildActorOfAsync<T>(SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default) where T : ActorBase, new() =>
        ChildActorOfAsync<T>(name: null, supervisorStrategy, cancellationToken);

    /// <inheritdoc cref="ChildActorOf{T}(string, CancellationToken)"/>
    public Task<IActorRef> ChildActorOfAsync<T>(string? name, CancellationToken cancellationToken = default) where T : ActorBase, new() =>
        ChildActorOfAsync<T>(name, SupervisorStrategy.DefaultStrategy, cancellationToken);

    /// <inheritdoc cref="ChildActorOf{T}(string, CancellationToken)"/>
    public Task<IActorRef> ChildActorOfAsync<T>(CancellationToken cancellationToken = default) where T : ActorBase, new() =>
        ChildActorOfAsync<T>(name: null, SupervisorStrategy.DefaultStrategy, cancellationToken);
}
