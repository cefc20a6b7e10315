namespace Actors.Runtime.TestKit;

/// <content>Children of the test actor.</content>
public abstract partial class TestKitBase
{
    /// <summary>Creates a child of the test actor, which treats its failures by a strategy.</summary>
    public IActorRef ChildActorOf(Props props, string? name, SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Order(actor => actor.Spawn(props, name, supervisorStrategy));
    }

    /// <inheritdoc cref="ChildActorOf(Props, string, SupervisorStrategy, CancellationToken)"/>
    public IActorRef ChildActorOf(Props props, SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default) =>
        ChildActorOf(props, name: null, supervisorStrategy, cancellationToken);

    /// <summary>Creates a child of the test actor.</summary>
    public IActorRef ChildActorOf(Props props, string? name, CancellationToken cancellationToken = default) =>
        ChildActorOf(props, name, SupervisorStrategy.DefaultStrategy, cancellationToken);

    /// <inheritdoc cref="ChildActorOf(Props, string, CancellationToken)"/>
    public IActorRef ChildActorOf(Props props, CancellationToken cancellationToken = default) =>
        ChildActorOf(props, name: null, SupervisorStrategy.DefaultStrategy, cancellationToken);

    /// <inheritdoc cref="ChildActorOf(Props, string, SupervisorStrategy, CancellationToken)"/>
    public Task<IActorRef> ChildActorOfAsync(Props props, string? name, SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default) =>
        Later(() => ChildActorOf(props, name, supervisorStrategy, cancellationToken)).AsTask();

    /// <inheritdoc cref="ChildActorOf(Props, string, SupervisorStrategy, CancellationToken)"/>
    public Task<IActorRef> ChildActorOfAsync(Props props, SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default) =>
        ChildActorOfAsync(props, name: null, supervisorStrategy, cancellationToken);

    /// <inheritdoc cref="ChildActorOf(Props, string, CancellationToken)"/>
    public Task<IActorRef> ChildActorOfAsync(Props props, string? name, CancellationToken cancellationToken = default) =>
        ChildActorOfAsync(props, name, SupervisorStrategy.DefaultStrategy, cancellationToken);

    /// <inheritdoc cref="ChildActorOf(Props, string, CancellationToken)"/>
    public Task<IActorRef> ChildActorOfAsync(Props props, CancellationToken cancellationToken = default) =>
        ChildActorOfAsync(props, name: null, SupervisorStrategy.DefaultStrategy, cancellationToken);
}
