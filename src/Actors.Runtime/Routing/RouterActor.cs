namespace Actors.Runtime;

/// <summary>
/// Stands in the place of an actor and sends what it gets on to its routees, on its own turns: so a routee may
/// come, go or fail at any time, and messages of one sender to one routee keep their order.
/// </summary>
internal sealed class RouterActor(RouterConfig config, Props? routeeProps) : UntypedActor
{
    readonly RoutingLogic logic = config.CreateRouter(Context.System).RoutingLogic;
    readonly Resizer? resizer = (config as Pool)?.Resizer;
    Routee[] routees = [];
    long messages;

    protected override void PreStart()
    {
        if (config is Pool pool)
        {
            Grow(pool.GetNrOfInstances(Context.System));
            Resize();
        }
        else if (config is Group group)
            routees = [.. group.Paths.Select(path => new ActorSelectionRoutee(Context.ActorSelection(path)))];
    }

    /// <summary>The routees live on; the runtime restarts them with their router.</summary>
    protected override void PreRestart(Exception reason, object? message)
    {
    }

    protected override void PostRestart(Exception reason)
    {
        if (config is Pool)
            routees = [.. Context.GetChildren().Select(child => new ActorRefRoutee(Context.Watch(child)))];
        else
            PreStart();
    }

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Terminated terminated:
                Lose(terminated.ActorRef);
                break;
            case Broadcast broadcast:
                foreach (var routee in routees)
                    routee.Send(broadcast.Message, Sender);
                break;
            case GetRoutees:
                Sender.Tell(new Routees(routees));
                break;
            case AddRoutee add:
                Add(add.Routee);
                break;
            case RemoveRoutee remove:
                Remove(remove.Routee);
                break;
            case AdjustPoolSize adjust:
                Adjust(adjust.Change);
                break;
            default:
                Resize();
                Route(message);
                break;
        }
    }

    void Route(object message)
    {
        var routee = logic.Select(message, routees);
        if (ReferenceEquals(routee, Routee.NoRoutee))
            Cell.System.DeadLetterRef.Take(message, Sender, Self);
        else
            routee.Send(message is RouterEnvelope envelope ? envelope.Message : message, Sender);
    }

    void Add(Routee routee)
    {
        if (routee is ActorRefRoutee { Actor: var actor })
            Context.Watch(actor);
        routees = [.. routees, routee];
    }

    void Remove(Routee routee)
    {
        routees = [.. routees.Where(one => !one.Equals(routee))];
        if (routee is not ActorRefRoutee { Actor: var actor })
            return;
        Context.Unwatch(actor);
        if (Context.GetChildren().Contains(actor))
            actor.Tell(PoisonPill.Instance);
    }

    void Lose(IActorRef actor)
    {
        routees = [.. routees.Where(one => one is not ActorRefRoutee { Actor: var known } || !known.Equals(actor))];
        if (config is Pool { Resizer: null } && routees.Length == 0)
            Context.Stop(Self);
    }

    void Resize()
    {
        if (resizer?.IsTimeForResize(messages++) == true)
            Adjust(resizer.Resize(routees));
    }

    void Adjust(int change)
    {
        if (change > 0)
            Grow(change);
        foreach (var last in routees.TakeLast(Math.Min(-change, routees.Length)).ToArray())
            Remove(last);
    }

    void Grow(int count)
    {
        if (routeeProps is null)
            throw new InvalidOperationException($"{Self} is a group, whose actors others make: it cannot grow by itself, send it AddRoutee");
        for (var i = 0; i < count; i++)
            Add(new ActorRefRoutee(Context.ActorOf(routeeProps)));
    }
}
