namespace Actors.Runtime;

/// <summary>
/// An actor as a finite state machine: a function for each state takes an event with the machine's data and says
/// where to go. Declare the states in the constructor and end it with <see cref="Initialize"/>.
/// </summary>
/// <typeparam name="TState">The names of the states, compared by <c>Equals</c>.</typeparam>
/// <typeparam name="TData">What the machine knows besides its state.</typeparam>
public abstract partial class FSM<TState, TData> : FSMBase, IListeners where TState : notnull
{
    readonly Dictionary<TState, StateFunction> functions = [];
    readonly Dictionary<TState, TimeSpan?> timeouts = [];
    readonly List<TransitionHandler> transitionHandlers = [];
    Action<StopEvent<TState, TData>>? terminationHandler;
    StateFunction? unhandled;

    /// <summary>Handles an event in one state; null leaves it to <see cref="WhenUnhandled"/>.</summary>
    public delegate State<TState, TData>? StateFunction(Event<TData> fsmEvent);

    /// <summary>Called between two states.</summary>
    public delegate void TransitionHandler(TState initialState, TState nextState);

    /// <summary>Who is told of transitions.</summary>
    public ListenerSupport Listeners { get; } = new();

    /// <summary>Declares what a state does with events; a second function for a state gets what the first leaves.</summary>
    /// <param name="stateName">The state.</param>
    /// <param name="func">Its function.</param>
    /// <param name="timeout">The silence after which the state gets <see cref="FSMBase.StateTimeout"/>.</param>
    public void When(TState stateName, StateFunction func, TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(func);
        if (functions.TryGetValue(stateName, out var first))
        {
            functions[stateName] = fsmEvent => first(fsmEvent) ?? func(fsmEvent);
            timeouts[stateName] = timeout ?? timeouts[stateName];
        }
        else
        {
            functions.Add(stateName, func);
            timeouts.Add(stateName, timeout);
        }
    }

    /// <summary>Declares the first state.</summary>
    public void StartWith(TState stateName, TData stateData, TimeSpan? timeout = null) => current = new(stateName, stateData, timeout);

    /// <summary>Enters the first state: tells its transition handlers and starts its timeout. The last call of a constructor.</summary>
    /// <exception cref="IllegalActorStateException"><see cref="StartWith"/> was not called.</exception>
    public void Initialize() => MakeTransition(Current);

    /// <summary>Declares what happens to events that the present state leaves.</summary>
    public void WhenUnhandled(StateFunction stateFunction)
    {
        ArgumentNullException.ThrowIfNull(stateFunction);
        unhandled = stateFunction;
    }

    /// <summary>Adds a handler that is called between two states, also from a state to itself by <see cref="GoTo(TState)"/>, not by <see cref="Stay"/>.</summary>
    public void OnTransition(TransitionHandler transitionHandler)
    {
        ArgumentNullException.ThrowIfNull(transitionHandler);
        transitionHandlers.Add(transitionHandler);
    }

    /// <summary>Declares what is called once when the machine ends.</summary>
    public void OnTermination(Action<StopEvent<TState, TData>> terminationHandler)
    {
        ArgumentNullException.ThrowIfNull(terminationHandler);
        this.terminationHandler = terminationHandler;
    }

    /// <summary>Sets or clears the timeout that a state has where its entry does not say another.</summary>
    public void SetStateTimeout(TState state, TimeSpan? timeout)
    {
        Function(state);
        timeouts[state] = timeout;
    }

    /// <summary>Goes to a state with the present data; to the present state too as a transition.</summary>
    public State<TState, TData> GoTo(TState nextStateName) => GoTo(nextStateName, Current.StateData);

    /// <summary>Goes to a state with other data.</summary>
    public State<TState, TData> GoTo(TState nextStateName, TData stateData) => new(nextStateName, stateData);

    /// <summary>Stays without a transition; the state's timeout begins anew.</summary>
    public State<TState, TData> Stay() => GoTo(Current.StateName) with { Notifies = false };

    /// <summary>Ends the machine, all being well.</summary>
    public State<TState, TData> Stop() => Stop(Normal.Instance);

    /// <summary>Ends the machine.</summary>
    public State<TState, TData> Stop(Reason reason) => Stop(reason, Current.StateData);

    /// <summary>Ends the machine with last data.</summary>
    public State<TState, TData> Stop(Reason reason, TData stateData)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return Stay().Using(stateData) with { StopReason = reason };
    }

    /// <summary>Changes what a state function answers: <c>Transform(f).Using(g)</c>.</summary>
    public TransformHelper Transform(StateFunction func) => new(func);

    /// <summary>A state function whose answers are to be changed.</summary>
    public sealed class TransformHelper(StateFunction func)
    {
        /// <summary>The function.</summary>
        public StateFunction Func { get; } = func;

        /// <summary>The function with its answers changed; what it leaves is left.</summary>
        public StateFunction Using(Func<State<TState, TData>, State<TState, TData>> andThen)
        {
            ArgumentNullException.ThrowIfNull(andThen);
            return fsmEvent => Func(fsmEvent) is { } answer ? andThen(answer) : null;
        }
    }

    /// <exception cref="ArgumentException">The state was not declared.</exception>
    StateFunction Function(TState state) => functions.TryGetValue(state, out var function)
        ? function
        : throw new ArgumentException($"{GetType().Name} has no state {state}: declare it with When, beside {string.Join(", ", functions.Keys)}", nameof(state));
}
