namespace Actors.Runtime;

/// <summary>
/// The life of one actor: the instance, its behaviour, the message at hand and the rules of start, failure and stop.
/// A cell is touched by one turn at a time; how turns come about is the business of the two subclasses.
/// </summary>
internal abstract partial class ActorCell : IUntypedActorContext
{
    internal readonly InternalActorRef Supervisor;

    object? carrier;
    IActorRef? sender;
    Behaviour behaviour = Unborn.Instance;
    Stack<Behaviour>? behavioursBelow;
    Eventsourced? persistent;

    /// <summary>How many reasons there are not to take user messages; 0 means ready.</summary>
    protected int Suspensions = 1;

    protected ActorCell(Props props, LocalActorRef self, InternalActorRef supervisor)
    {
        Props = props;
        Self = self;
        Supervisor = supervisor;
        self.Cell = this;
    }

    public ActorSystem System => Self.System;

    public Props Props { get; }

    public LocalActorRef Self { get; }

    public IActorRef Sender => sender ?? System.DeadLetters;

    public IActorRef Parent => Supervisor;

    public MessageDispatcher Dispatcher => System.Dispatchers.Of(Props);

    IActorRef IActorContext.Self => Self;

    internal ActorBase? Actor { get; private set; }

    /// <summary>What the actor does with a message at present.</summary>
    internal Behaviour CurrentBehaviour => behaviour;

    /// <summary>True while the constructor of the actor runs.</summary>
    internal bool IsCreating { get; private set; }

    /// <exception cref="NotSupportedException">No actor is running on this thread.</exception>
    internal static ActorCell Running => Turn.Current
        ?? throw new NotSupportedException("no actor is running on this thread: Context is valid on the actor's own turn only, so take what you need from it before an await that leaves the actor");

    /// <summary>The message at hand as the user knows it.</summary>
    object? Message => carrier is null ? null : Box.Open(carrier);

    /// <summary>Puts a carrier into the mailbox.</summary>
    internal abstract void Post(object message, IActorRef? from);

    /// <inheritdoc cref="Post(object, IActorRef)"/>
    internal abstract void Post(Box box, IActorRef? from);

    /// <summary>Puts a message of a named sender into the mailbox, from whatever thread.</summary>
    internal abstract void PostFromOutside(object message, IActorRef? from);

    internal abstract void PostSystem(SystemMessage message);

    /// <summary>Where the messages wait that a mailbox of the actor's own was configured for; null for the built-in one, which does not count.</summary>
    internal abstract IMessageQueue? OwnMailbox { get; }

    /// <summary>Whether a message is at hand. Asked from other threads, it is a guess.</summary>
    internal bool IsHandling => carrier is not null;

    /// <summary>The last suspension has ended: messages that were held back are due.</summary>
    protected abstract void OnReady();

    public ActorSelection ActorSelection(ActorPath actorPath) => System.ActorSelection(actorPath);

    public ActorSelection ActorSelection(string actorPath) => Runtime.ActorSelection.Of(Self, System.Root, actorPath);

    public void Become(Receive receive) => Become(new DelegateBehaviour(NotNull(receive)), stacked: false);

    public void BecomeStacked(Receive receive) => Become(new DelegateBehaviour(NotNull(receive)), stacked: true);

    public void Become(UntypedReceive receive) => Become(new UntypedBehaviour(NotNull(receive)), stacked: false);

    public void BecomeStacked(UntypedReceive receive) => Become(new UntypedBehaviour(NotNull(receive)), stacked: true);

    public void UnbecomeStacked()
    {
        if (behavioursBelow is { Count: > 0 } below)
            behaviour = below.Pop();
    }

    internal void Become(Behaviour next, bool stacked)
    {
        if (stacked)
            (behavioursBelow ??= new()).Push(behaviour);
        behaviour = behaviour is AroundBehaviour ? new AroundBehaviour(Actor!, next) : next;
    }

    /// <summary>Delivers one message on this turn.</summary>
    protected void Invoke(object message, IActorRef? from)
    {
        carrier = message;
        sender = from;
        try
        {
            if (receiveTimeout is not null)
                TouchReceiveTimeout(message);
            if (!behaviour.Receive(this, message))
                Actor!.CallUnhandled(Box.Open(message));
            if (persistent is not null && !IsAwaiting)
                persistent.AfterCommand();
        }
        catch (Exception failure)
        {
            carrier = Box.Open(message);
            persistent?.AfterFailedCommand();
            Fail(failure);
            return;
        }
        if (!IsAwaiting)
            EndMessage();
    }

    void EndMessage()
    {
        carrier = null;
        sender = null;
        if (isStashed)
            isStashed = false;
    }

    /// <summary>The sender as it was told, null for nobody.</summary>
    internal IActorRef? ExchangeableSender => sender;

    /// <summary>Puts another sender in place while a handler of an earlier message runs.</summary>
    internal IActorRef? ExchangeSender(IActorRef? other)
    {
        var outer = sender;
        sender = other;
        return outer;
    }

    /// <summary>Takes a message of the runtime's own; false leaves it unhandled.</summary>
    internal bool AutoReceive(IAutoReceivedMessage message)
    {
        switch (message)
        {
            case Terminated terminated:
                return !TakeQueuedNotice(terminated, out var notice) || Redirect(notice);
            case TimerMessage timer:
                return timerScheduler is null || !timerScheduler.Take(timer, out var due) || Redirect(due);
            case OwnMessage own:
                own.Run(Actor!);
                return true;
            case PoisonPill:
                Stop(Self);
                return true;
            case Kill:
                throw new ActorKilledException($"{Self} was told Kill");
            case Identify identify:
                Sender.Tell(new ActorIdentity(identify.MessageId, Self));
                return true;
            default:
                return behaviour.Handle(this, message);
        }
    }

    /// <summary>Handles <paramref name="message"/> in place of the message of the runtime that brought it.</summary>
    bool Redirect(object message)
    {
        carrier = message;
        if (message is OwnMessage own)
            own.Run(Actor!);
        else if (!behaviour.Handle(this, message))
            Actor!.CallUnhandled(message);
        return true;
    }

    static T NotNull<T>(T value, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(value))] string? name = null) where T : class =>
        value ?? throw new ArgumentNullException(name);

    /// <summary>The behaviour while the constructor runs; replaced by what the constructor leaves.</summary>
    sealed class Unborn : Behaviour
    {
        internal static readonly Unborn Instance = new();

        internal override bool Handle(ActorCell cell, object carrier) => false;
    }
}
