namespace Actors.Runtime;

/// <summary>What all finite state machines share: the words they speak.</summary>
public abstract class FSMBase : ActorBase
{
    /// <summary>Asks a machine to tell its transitions to an actor: first <see cref="CurrentState{TS}"/>, then a <see cref="Transition{TS}"/> for each.</summary>
    public sealed class SubscribeTransitionCallBack(IActorRef actorRef)
    {
        /// <summary>Who is told.</summary>
        public IActorRef ActorRef { get; } = actorRef;
    }

    /// <summary>Ends a subscription.</summary>
    public sealed class UnsubscribeTransitionCallBack(IActorRef actorRef)
    {
        /// <summary>Who was told.</summary>
        public IActorRef ActorRef { get; } = actorRef;
    }

    /// <summary>The state a machine is in when an actor subscribes to its transitions.</summary>
    public sealed record CurrentState<TS>
    {
        /// <param name="fsmRef">The machine.</param>
        /// <param name="state">The name of its state.</param>
        public CurrentState(IActorRef fsmRef, TS state)
        {
            FsmRef = fsmRef;
            State = state;
        }

        /// <summary>The machine.</summary>
        public IActorRef FsmRef { get; }

        /// <summary>The name of its state.</summary>
        public TS State { get; }
    }

    /// <summary>A machine has gone from a state to a state.</summary>
    public sealed record Transition<TS>
    {
        /// <param name="fsmRef">The machine.</param>
        /// <param name="from">The name of the state before.</param>
        /// <param name="to">The name of the state after.</param>
        public Transition(IActorRef fsmRef, TS from, TS to)
        {
            FsmRef = fsmRef;
            From = from;
            To = to;
        }

        /// <summary>The machine.</summary>
        public IActorRef FsmRef { get; }

        /// <summary>The name of the state before.</summary>
        public TS From { get; }

        /// <summary>The name of the state after.</summary>
        public TS To { get; }
    }

    /// <summary>Why a machine ends.</summary>
    public abstract class Reason
    {
        private protected Reason()
        {
        }

        /// <inheritdoc/>
        public override string ToString() => GetType().Name;
    }

    /// <summary>The machine said <c>Stop()</c>.</summary>
    public sealed class Normal : Reason
    {
        Normal()
        {
        }

        /// <summary>The one instance.</summary>
        public static Normal Instance { get; } = new();
    }

    /// <summary>The actor was stopped from outside.</summary>
    public sealed class Shutdown : Reason
    {
        Shutdown()
        {
        }

        /// <summary>The one instance.</summary>
        public static Shutdown Instance { get; } = new();
    }

    /// <summary>Something went wrong: an exception, or a word about it.</summary>
    public sealed class Failure(object cause) : Reason
    {
        /// <summary>What.</summary>
        public object Cause { get; } = cause;

        /// <inheritdoc/>
        public override string ToString() => $"Failure({Cause})";
    }

    /// <summary>The event of a state that has lasted for its timeout without a message.</summary>
    public sealed class StateTimeout
    {
        StateTimeout()
        {
        }

        /// <summary>The one instance.</summary>
        public static StateTimeout Instance { get; } = new();

        /// <inheritdoc/>
        public override string ToString() => "<StateTimeout>";
    }

    /// <summary>What a state function handles: a message and the data of the machine.</summary>
    public sealed record Event<TD>
    {
        /// <param name="fsmEvent">The message.</param>
        /// <param name="stateData">The data of the machine.</param>
        public Event(object fsmEvent, TD stateData)
        {
            FsmEvent = fsmEvent;
            StateData = stateData;
        }

        /// <summary>The message.</summary>
        public object FsmEvent { get; }

        /// <summary>The data of the machine.</summary>
        public TD StateData { get; }
    }

    /// <summary>The end of a machine, as its termination handler sees it.</summary>
    public sealed record StopEvent<TS, TD>
    {
        /// <param name="reason">Why.</param>
        /// <param name="terminatedState">The last state.</param>
        /// <param name="stateData">The last data.</param>
        public StopEvent(Reason reason, TS terminatedState, TD stateData)
        {
            Reason = reason;
            TerminatedState = terminatedState;
            StateData = stateData;
        }

        /// <summary>Why.</summary>
        public Reason Reason { get; }

        /// <summary>The last state.</summary>
        public TS TerminatedState { get; }

        /// <summary>The last data.</summary>
        public TD StateData { get; }
    }

    /// <summary>A state with its data, and what a state function adds to it: a timeout, answers, an end.</summary>
    public sealed record State<TS, TD>
    {
        /// <param name="stateName">The name of the state.</param>
        /// <param name="stateData">The data of the machine.</param>
        /// <param name="timeout">How long the state waits for a message; null leaves it to <c>When</c>.</param>
        /// <param name="stopReason">Why the machine ends; null where it goes on.</param>
        /// <param name="replies">What the sender of the message is told, the first first.</param>
        /// <param name="notifies">Whether staying in the state counts as a transition.</param>
        public State(TS stateName, TD stateData, TimeSpan? timeout = null, Reason? stopReason = null, IReadOnlyList<object>? replies = null, bool notifies = true)
        {
            StateName = stateName;
            StateData = stateData;
            Timeout = timeout;
            StopReason = stopReason;
            Replies = replies ?? [];
            Notifies = notifies;
        }

        /// <summary>The name of the state.</summary>
        public TS StateName { get; }

        /// <summary>The data of the machine.</summary>
        public TD StateData { get; private init; }

        /// <summary>How long the state waits for a message; null leaves it to <c>When</c>.</summary>
        public TimeSpan? Timeout { get; private init; }

        /// <summary>Why the machine ends; null where it goes on.</summary>
        public Reason? StopReason { get; internal init; }

        /// <summary>What the sender of the message is told, the first first.</summary>
        public IReadOnlyList<object> Replies { get; private init; }

        /// <summary>Whether staying in the state counts as a transition.</summary>
        internal bool Notifies { get; init; }

        /// <summary>The same with a timeout for this stay in the state; <see cref="TimeSpan.MaxValue"/> for none.</summary>
        public State<TS, TD> ForMax(TimeSpan timeout) => this with { Timeout = timeout };

        /// <summary>The same with one more answer to the sender of the message.</summary>
        public State<TS, TD> Replying(object replyValue) => this with { Replies = [.. Replies, replyValue] };

        /// <summary>The same with other data.</summary>
        public State<TS, TD> Using(TD nextStateData) => this with { StateData = nextStateData };
    }
}
