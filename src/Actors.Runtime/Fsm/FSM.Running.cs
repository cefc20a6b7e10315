namespace Actors.Runtime;

/// <content>Taking events, moving from state to state, and ending.</content>
public abstract partial class FSM<TState, TData>
{
    State<TState, TData>? current;
    State<TState, TData>? next;
    bool hasStateTimer;

    /// <summary>The name of the present state; in a transition handler that of the state before.</summary>
    public TState StateName => Current.StateName;

    /// <summary>The present data; in a transition handler that of the state before.</summary>
    public TData StateData => Current.StateData;

    /// <summary>The data after the transition that is under way.</summary>
    /// <exception cref="InvalidOperationException">None is.</exception>
    public TData NextStateData => next is null
        ? throw new InvalidOperationException($"NextStateData of {Self} is the data after a transition, and none is under way: use it in OnTransition")
        : next.StateData;

    State<TState, TData> Current => current ?? throw new IllegalActorStateException($"{GetType().Name} has no first state: call StartWith in its constructor");

    /// <summary>Starts a timer of a name; a timer of the same name is replaced, and none outlives the machine.</summary>
    /// <param name="name">The name, for <see cref="CancelTimer"/>.</param>
    /// <param name="msg">The event it brings; its sender is the machine.</param>
    /// <param name="timeout">The time until then, and between two where it repeats.</param>
    /// <param name="repeat">Whether it goes on until it is cancelled.</param>
    public void SetTimer(string name, object msg, TimeSpan timeout, bool repeat = false)
    {
        if (repeat)
            Cell.Timers.StartPeriodicTimer(new Timer(name), msg, timeout, Self);
        else
            Cell.Timers.StartSingleTimer(new Timer(name), msg, timeout, Self);
    }

    /// <summary>Ends a timer; an event of it that is on its way does not arrive.</summary>
    public void CancelTimer(string name) => Cell.Timers.Cancel(new Timer(name));

    /// <summary>Whether a timer of that name runs.</summary>
    public bool IsTimerActive(string name) => Cell.Timers.IsTimerActive(new Timer(name));

    /// <summary>Publishes a failure of the machine; an end without one is no news.</summary>
    protected virtual void LogTermination(Reason reason)
    {
        if (reason is Failure { Cause: Exception cause })
            Cell.PublishError(cause, $"{Self} ends with a failure: {cause.Message}");
        else if (reason is Failure failure)
            Cell.System.EventStream.Publish(new Error(cause: null, Self.Path.ToString(), GetType(), $"{Self} ends with a failure: {failure.Cause}"));
    }

    /// <summary>Ends a machine that did not end by itself; an override calls it.</summary>
    protected override void PostStop()
    {
        if (current is not null)
            Terminate(Stay() with { StopReason = Shutdown.Instance });
        base.PostStop();
    }

    /// <inheritdoc/>
    protected override bool Receive(object message)
    {
        switch (message)
        {
            case SubscribeTransitionCallBack subscribe:
                Subscribe(subscribe.ActorRef);
                break;
            case Listen listen:
                Subscribe(listen.Listener);
                break;
            case UnsubscribeTransitionCallBack unsubscribe:
                Listeners.Remove(unsubscribe.ActorRef);
                break;
            case Deafen deafen:
                Listeners.Remove(deafen.Listener);
                break;
            default:
                EndStateTimer();
                Take(message);
                break;
        }
        return true;
    }

    void Subscribe(IActorRef listener)
    {
        Listeners.Add(listener);
        listener.Tell(new CurrentState<TState>(Self, StateName));
    }

    void Take(object message)
    {
        var fsmEvent = new Event<TData>(message, StateData);
        Apply(Function(StateName)(fsmEvent) ?? unhandled?.Invoke(fsmEvent) ?? StayAfterUnhandled(message));
    }

    State<TState, TData> StayAfterUnhandled(object message)
    {
        Cell.System.EventStream.Publish(new UnhandledMessage(message, Sender, Self));
        return Stay();
    }

    void Apply(State<TState, TData> answer)
    {
        if (answer.StopReason is null)
        {
            MakeTransition(answer);
            return;
        }
        Answer(answer);
        Terminate(answer);
        Context.Stop(Self);
    }

    void MakeTransition(State<TState, TData> target)
    {
        Function(target.StateName);
        Answer(target);
        if (target.Notifies || !target.StateName.Equals(StateName))
            Notify(target);
        current = target;
        StartStateTimer(target.Timeout ?? timeouts[target.StateName]);
    }

    void Notify(State<TState, TData> target)
    {
        next = target;
        try
        {
            foreach (var handler in transitionHandlers)
                handler(StateName, target.StateName);
            Listeners.Gossip(new Transition<TState>(Self, StateName, target.StateName), Self);
        }
        finally
        {
            next = null;
        }
    }

    void Answer(State<TState, TData> answer)
    {
        foreach (var reply in answer.Replies)
            Sender.Tell(reply, Self);
    }

    void StartStateTimer(TimeSpan? timeout)
    {
        if (timeout is not { } silence || silence < TimeSpan.Zero || silence == TimeSpan.MaxValue)
            return;
        hasStateTimer = true;
        Cell.Timers.StartSingleTimer(StateTimer, StateTimeout.Instance, silence, Self);
    }

    void EndStateTimer()
    {
        if (!hasStateTimer)
            return;
        hasStateTimer = false;
        Cell.Timers.Cancel(StateTimer);
    }

    void Terminate(State<TState, TData> last)
    {
        if (Current.StopReason is not null)
            return;
        LogTermination(last.StopReason!);
        Cell.Timers.CancelAll();
        current = last;
        terminationHandler?.Invoke(new(last.StopReason!, last.StateName, last.StateData));
    }

    /// <summary>The key of the state's timeout.</summary>
    static readonly Timer StateTimer = new("");

    /// <summary>The key of a named timer, apart from keys of the actor's own.</summary>
    sealed record Timer(string Name);
}
