namespace Actors.Runtime;

/// <summary>A cell of a system with seeded order: every pair of sender and receiver has a lane of its own.</summary>
internal sealed class SeededCell : SimulatedCell
{
    /// <summary>Stands for whoever is no actor: the driver, and timers.</summary>
    static readonly object Driver = new();

    readonly SimulatedActorSystem system;
    readonly Lanes all;
    readonly Dictionary<object, PairLane> lanes = new(ReferenceEqualityComparer.Instance);
    readonly CrashPoints? crashes;

    internal SeededCell(SimulatedActorSystem system, Lanes all, Props props, LocalActorRef self, InternalActorRef supervisor)
        : base(system, props, self, supervisor)
    {
        this.system = system;
        this.all = all;
        Urgent = new(all, this);
        RealWorld.RefuseIn(props.Type);
        crashes = system.Node?.CrashesOf(self.Path);
    }

    internal UrgentLane Urgent { get; }

    internal override void Post(object message, IActorRef? from) => Take(message, from, isBox: false);

    internal override void Post(Box box, IActorRef? from) => Take(box, from, isBox: true);

    /// <summary>Puts a message into the lane of whoever told it; <paramref name="teller"/> is null for the driver.</summary>
    internal void Add(ActorCell? teller, object carrier, IActorRef? from, bool isBox)
    {
        if (system.IsDown)
            return;
        if (HasMailbox)
        {
            var message = Box.Open(carrier);
            if (isBox)
                ((Box)carrier).Return();
            (carrier, from, isBox) = (Keep(message, from), null, false);
        }
        var key = teller ?? Driver;
        if (!lanes.TryGetValue(key, out var lane))
            lanes.Add(key, lane = new(all, this));
        lane.Add(carrier, from, isBox);
    }

    internal void TakeMessage(in Delivery delivery)
    {
        var (carrier, from) = (delivery.Carrier, delivery.Sender);
        if (Suspensions == 0 && Backlog is null or { Count: 0 })
        {
            if (!Redeem(ref carrier, ref from))
                return;
            Observe(carrier, from);
        }
        Deliver(carrier, from);
        if (delivery.IsBox)
            ((Box)delivery.Carrier).Return();
    }

    internal void TakeBacklog()
    {
        if (Suspensions == 0 && Backlog is { Count: > 0 } backlog)
            Observe(backlog.First.Message, backlog.First.Sender);
        DeliverBacklog();
    }

    void Take(object carrier, IActorRef? from, bool isBox)
    {
        system.RequireOwnThread();
        var teller = Turn.Teller(system);
        if (teller is null || ReferenceEquals(teller.System, system) || system.Node is not { } node)
        {
            Add(teller, carrier, from, isBox);
            return;
        }
        var message = Box.Open(carrier);
        if (isBox)
            ((Box)carrier).Return();
        node.Network.Send(teller, node, Self, message, from);
    }

    /// <summary>Records the message that is handled next, and breaks the handling where the plan says so.</summary>
    void Observe(object carrier, IActorRef? from)
    {
        if (IsTerminated)
            return;
        system.Node?.OnMessage();
        system.Observer?.OnMessage(this, carrier, from);
        if (crashes?.IsDue(out var fault) == true)
            Become(new CrashingBehaviour(fault), stacked: true);
    }
}
