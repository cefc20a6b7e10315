namespace Actors.Runtime;

/// <summary>A cell whose turns are given by the one loop of a simulated system.</summary>
internal class SimulatedCell(SimulatedActorSystem system, Props props, LocalActorRef self, InternalActorRef supervisor)
    : ActorCell(system, props, self, supervisor)
{
    readonly DeliveryQueue deliveries = system.Deliveries;
    bool isAwake;

    internal override void Post(object message, IActorRef? from) => deliveries.Enqueue(this, message, from, isBox: false);

    internal override void Post(Box box, IActorRef? from) => deliveries.Enqueue(this, box, from, isBox: true);

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
        Invoke(message, from);
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
        Invoke(envelope.Message, envelope.Sender);
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
            Bury(envelope.Message, envelope.Sender);
        }
    }

    void HoldBack(object message, IActorRef? from)
    {
        if (IsTerminated)
            Bury(message, from);
        else
            (Backlog ??= new()).AddLast(new(Box.Open(message), from));
    }
}
