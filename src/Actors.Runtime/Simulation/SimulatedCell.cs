namespace Actors.Runtime;

/// <summary>A cell whose turns are given by the one loop of a simulated system.</summary>
internal class SimulatedCell(SimulatedActorSystem system, Props props, LocalActorRef self, InternalActorRef supervisor)
    : ActorCell(props, self, supervisor)
{
    readonly DeliveryQueue deliveries = system.Deliveries;

    /// <summary>Where the messages of an actor with a mailbox of its own wait: a token takes their place in the queue.</summary>
    readonly IMessageQueue? mailbox = system.Mailboxes.Create(props, self);
    bool isAwake;

    internal override void Post(object message, IActorRef? from)
    {
        if (mailbox is null)
            deliveries.Enqueue(this, message, from, isBox: false);
        else
            PostToken(message, from);
    }

    internal override void Post(Box box, IActorRef? from)
    {
        if (mailbox is null)
            deliveries.Enqueue(this, box, from, isBox: true);
        else
            PostToken(box.ToObject(), from);
    }

    internal override IMessageQueue? OwnMailbox => mailbox;

    internal override void PostFromOutside(object message, IActorRef? from)
    {
        system.RequireOwnThread();
        Post(message, from);
    }

    internal override void PostSystem(SystemMessage message) => system.EnqueueSystem(this, message);

    /// <summary>Delivers a message that has reached the head of the queue, or puts it behind those that are held back.</summary>
    internal void Deliver(object message, IActorRef? from)
    {
        if (Suspensions != 0 || Backlog is { Count: > 0 })
        {
            HoldBack(message, from);
            return;
        }
        if (mailbox is null)
            Invoke(message, from);
        else
            InvokeFor(message, from);
        if (Backlog is not null)
            OnReady();
    }

    /// <summary>Delivers the first of the messages that were put back or held back.</summary>
    internal void DeliverBacklog()
    {
        isAwake = false;
        if (Suspensions != 0 || Backlog is not { Count: > 0 } backlog)
            return;
        var envelope = backlog.RemoveFirst();
        InvokeFor(envelope.Message, envelope.Sender);
        OnReady();
    }

    internal void TakeSystem(SystemMessage message) => HandleSystem(message);

    protected sealed override void OnReady()
    {
        if (isAwake || Suspensions != 0 || Backlog is not { Count: > 0 })
            return;
        isAwake = true;
        system.Wake(this);
    }

    protected sealed override void BuryMailbox()
    {
        while (Backlog is { Count: > 0 } backlog)
        {
            var envelope = backlog.RemoveFirst();
            BuryFor(envelope.Message, envelope.Sender);
        }
    }

    /// <summary>True where messages wait in a mailbox of the actor's own, and tokens take their way.</summary>
    protected bool HasMailbox => mailbox is not null;

    void PostToken(object message, IActorRef? from) => deliveries.Enqueue(this, Keep(message, from), sender: null, isBox: false);

    /// <summary>Puts a message into the actor's own mailbox.</summary>
    /// <returns>The token that takes its place.</returns>
    protected object Keep(object message, IActorRef? from)
    {
        mailbox!.Enqueue(Self, new(message, from));
        return Token.Instance;
    }

    /// <summary>Exchanges a token for the first message of the mailbox; false where the mailbox has dropped what the token stood for.</summary>
    protected bool Redeem(ref object message, ref IActorRef? from)
    {
        if (message is not Token)
            return true;
        var found = mailbox!.TryDequeue(out var envelope);
        (message, from) = (envelope.Message, envelope.Sender);
        return found;
    }

    /// <summary>Delivers the message, or for a token the first of the mailbox; a bounded mailbox may have fewer messages than tokens.</summary>
    void InvokeFor(object message, IActorRef? from)
    {
        if (Redeem(ref message, ref from))
            Invoke(message, from);
    }

    void BuryFor(object message, IActorRef? from)
    {
        if (Redeem(ref message, ref from))
            Bury(message, from);
    }

    void HoldBack(object message, IActorRef? from)
    {
        if (IsTerminated)
            BuryFor(message, from);
        else
            (Backlog ??= new()).AddLast(new(Box.Open(message), from));
    }

    sealed class Token
    {
        internal static readonly Token Instance = new();
    }
}
