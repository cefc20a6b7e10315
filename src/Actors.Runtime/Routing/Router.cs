namespace Actors.Runtime;

/// <summary>Routing logic with its routees, for an actor that routes by itself. Changing it gives another.</summary>
public class Router
{
    readonly Routee[] routees;

    /// <param name="logic">Chooses the routee of a message.</param>
    /// <param name="routees">Whom to choose from.</param>
    public Router(RoutingLogic logic, params Routee[] routees)
    {
        ArgumentNullException.ThrowIfNull(logic);
        ArgumentNullException.ThrowIfNull(routees);
        RoutingLogic = logic;
        this.routees = [.. routees];
    }

    /// <param name="logic">Chooses the routee of a message.</param>
    /// <param name="routee">An actor to choose from.</param>
    /// <param name="routees">More of them.</param>
    public Router(RoutingLogic logic, IActorRef routee, params IActorRef[] routees)
        : this(logic, [new ActorRefRoutee(routee), .. routees.Select(static one => new ActorRefRoutee(one))])
    {
    }

    /// <summary>Chooses the routee of a message.</summary>
    public RoutingLogic RoutingLogic { get; }

    /// <summary>Whom it chooses from.</summary>
    public IEnumerable<Routee> Routees => routees;

    /// <summary>Sends a message on to the routee that the logic chooses; a <see cref="Broadcast"/> to all. Without a routee it is a dead letter.</summary>
    public virtual void Route(object message, IActorRef? sender)
    {
        ArgumentNullException.ThrowIfNull(message);
        Send(message is Broadcast ? new SeveralRoutees(routees) : RoutingLogic.Select(message, routees), message, sender);
    }

    /// <summary>The same logic with other routees.</summary>
    public virtual Router WithRoutees(params Routee[] routees) => new(RoutingLogic, routees);

    /// <summary>The same with one routee more.</summary>
    public Router AddRoutee(Routee routee) => WithRoutees([.. routees, routee]);

    /// <inheritdoc cref="AddRoutee(Routee)"/>
    public Router AddRoutee(IActorRef routee) => AddRoutee(new ActorRefRoutee(routee));

    /// <inheritdoc cref="AddRoutee(Routee)"/>
    public Router AddRoutee(ActorSelection routee) => AddRoutee(new ActorSelectionRoutee(routee));

    /// <summary>The same without a routee.</summary>
    public Router RemoveRoutee(Routee routee) => WithRoutees([.. routees.Where(one => !one.Equals(routee))]);

    /// <inheritdoc cref="RemoveRoutee(Routee)"/>
    public Router RemoveRoutee(IActorRef routee) => RemoveRoutee(new ActorRefRoutee(routee));

    /// <inheritdoc cref="RemoveRoutee(Routee)"/>
    public Router RemoveRoutee(ActorSelection routee) => RemoveRoutee(new ActorSelectionRoutee(routee));

    /// <summary>Sends a message to the routee that was chosen.</summary>
    protected virtual void Send(Routee routee, object message, IActorRef? sender)
    {
        ArgumentNullException.ThrowIfNull(routee);
        var inside = message is RouterEnvelope envelope ? envelope.Message : message;
        if (ReferenceEquals(routee, Routee.NoRoutee))
            Turn.Current?.System.DeadLetterRef.Take(inside, sender, ActorRefs.Nobody);
        else
            routee.Send(inside, sender);
    }
}
