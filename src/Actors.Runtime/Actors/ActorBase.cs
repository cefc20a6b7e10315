namespace Actors.Runtime;

/// <summary>The base of every actor: state that is touched by one message at a time.</summary>
public abstract class ActorBase
{
    internal readonly ActorCell Cell;

    /// <summary>Called by <see cref="IActorRefFactory.ActorOf"/> through the <see cref="Props"/>, never with <c>new</c> alone.</summary>
    /// <exception cref="ActorInitializationException">The constructor was called outside of <c>ActorOf</c>.</exception>
    protected ActorBase()
    {
        Cell = Turn.Current is { IsCreating: true } cell
            ? cell
            : throw new ActorInitializationException($"{GetType().Name} was created with new; give a Props for it to ActorOf instead");
    }

    /// <summary>This actor's own reference.</summary>
    protected IActorRef Self => Cell.Self;

    /// <summary>Who sent the message at hand; the dead letters where nobody did.</summary>
    protected IActorRef Sender => Cell.Sender;

    /// <summary>The context of the actor that is running on this thread.</summary>
    /// <exception cref="NotSupportedException">No actor is running on this thread.</exception>
    protected static IActorContext Context => ActorCell.Running;

    /// <summary>A behaviour that handles nothing.</summary>
    protected static Receive EmptyReceive { get; } = static _ => false;

    /// <summary>Handles a message; false means that it was not handled.</summary>
    protected abstract bool Receive(object message);

    /// <summary>Called before the first message.</summary>
    protected virtual void PreStart()
    {
    }

    /// <summary>Called when the actor has stopped, after all its children have.</summary>
    protected virtual void PostStop()
    {
    }

    /// <summary>Called on the failed instance before a restart: by default stops all children and calls <see cref="PostStop"/>.</summary>
    protected virtual void PreRestart(Exception reason, object? message)
    {
        foreach (var child in Cell.GetChildren())
        {
            Cell.Unwatch(child);
            Cell.Stop(child);
        }
        PostStop();
    }

    /// <summary>Called on the new instance after a restart: by default calls <see cref="PreStart"/>.</summary>
    protected virtual void PostRestart(Exception reason) => PreStart();

    /// <summary>Stands around <see cref="PreStart"/>: for base classes that must act whether or not their heirs call <c>base</c>.</summary>
    public virtual void AroundPreStart() => PreStart();

    /// <summary>Stands around <see cref="PostStop"/> when the actor stops.</summary>
    public virtual void AroundPostStop() => PostStop();

    /// <summary>Stands around <see cref="PreRestart"/>.</summary>
    public virtual void AroundPreRestart(Exception cause, object? message) => PreRestart(cause, message);

    /// <summary>Stands around <see cref="PostRestart"/>; the new instance is not given the message that the old one failed on.</summary>
    public virtual void AroundPostRestart(Exception cause, object? message) => PostRestart(cause);

    /// <summary>
    /// Stands around the handling of every message that is meant for the actor itself: calls <paramref name="receive"/>,
    /// the present behaviour, and <see cref="Unhandled"/> where that did not handle the message. Only classes that
    /// override it pay for it; a value message reaches it boxed.
    /// </summary>
    protected virtual bool AroundReceive(Receive receive, object message)
    {
        ArgumentNullException.ThrowIfNull(receive);
        var handled = receive(message);
        if (!handled)
            Unhandled(message);
        return handled;
    }

    /// <summary>How this actor supervises its children, where its <see cref="Props"/> do not say.</summary>
    protected virtual SupervisorStrategy SupervisorStrategy() => Runtime.SupervisorStrategy.DefaultStrategy;

    /// <summary>Called with what no handler took: publishes <see cref="UnhandledMessage"/>; an unhandled <see cref="Terminated"/> is a failure.</summary>
    protected virtual void Unhandled(object message)
    {
        if (message is Terminated terminated)
            throw new DeathPactException(terminated.ActorRef);
        Cell.System.EventStream.Publish(new UnhandledMessage(message, Sender, Self));
    }

    /// <summary>Sets the silence after which <see cref="ReceiveTimeout"/> is sent; null clears it.</summary>
    protected void SetReceiveTimeout(TimeSpan? timeout) => Cell.SetReceiveTimeout(timeout);

    /// <summary>Replaces the behaviour.</summary>
    protected void Become(Receive receive) => Cell.Become(receive);

    /// <summary>Puts a behaviour on top of the present one.</summary>
    protected void BecomeStacked(Receive receive) => Cell.BecomeStacked(receive);

    /// <summary>Returns to the behaviour below.</summary>
    protected void UnbecomeStacked() => Cell.UnbecomeStacked();

    /// <summary>The behaviour that the constructor has left.</summary>
    internal virtual Behaviour InitialBehaviour() => ReceiveBehaviour.Instance;

    /// <summary>Called when start or restart hooks have run: where a persistent actor recovers.</summary>
    internal virtual void AfterStart()
    {
    }

    /// <summary>Called when an asynchronous handler has completed without failing.</summary>
    internal virtual void AfterAsyncHandler()
    {
    }

    internal bool CallAroundReceive(Receive receive, object message) => AroundReceive(receive, message);

    internal bool CallReceive(object message) => Receive(message);

    internal void CallUnhandled(object message) => Unhandled(message);

    internal SupervisorStrategy CallSupervisorStrategy() => SupervisorStrategy();
}
