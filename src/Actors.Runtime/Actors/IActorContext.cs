namespace Actors.Runtime;

/// <summary>Something that actors can be created under.</summary>
public interface IActorRefFactory
{
    /// <summary>Creates an actor; without a name it gets one that begins with <c>$</c>.</summary>
    /// <exception cref="InvalidActorNameException">The name is not valid or already taken.</exception>
    IActorRef ActorOf(Props props, string? name = null);

    /// <summary>The actors at a path.</summary>
    ActorSelection ActorSelection(ActorPath actorPath);

    /// <summary>The actors at a path: from the root where it begins with <c>/</c>, from here otherwise; <c>..</c> is the parent, <c>*</c> and <c>?</c> match in names.</summary>
    ActorSelection ActorSelection(string actorPath);
}

/// <summary>Death watch: being told, exactly once, that another actor has stopped.</summary>
public interface ICanWatch
{
    /// <summary>Watches an actor: <see cref="Terminated"/> comes when it stops, at once if it already has.</summary>
    IActorRef Watch(IActorRef subject);

    /// <summary>Watches an actor, to be told <paramref name="message"/> in place of <see cref="Terminated"/>.</summary>
    /// <exception cref="InvalidOperationException">The subject is already watched with another message.</exception>
    IActorRef WatchWith(IActorRef subject, object message);

    /// <summary>Ends a watch; a notice that is already in the mailbox is dropped.</summary>
    IActorRef Unwatch(IActorRef subject);
}

/// <summary>The running actor's view of its surroundings. Valid on the actor's own turn only.</summary>
public interface IActorContext : IActorRefFactory, ICanWatch
{
    /// <summary>The running actor.</summary>
    IActorRef Self { get; }

    /// <summary>The recipe it was made by.</summary>
    Props Props { get; }

    /// <summary>What gives the actor its turns.</summary>
    MessageDispatcher Dispatcher { get; }

    /// <summary>Who sent the message at hand; the dead letters where nobody did.</summary>
    IActorRef Sender { get; }

    /// <summary>The system of the actor.</summary>
    ActorSystem System { get; }

    /// <summary>The supervisor.</summary>
    IActorRef Parent { get; }

    /// <summary>The silence after which <see cref="Runtime.ReceiveTimeout"/> is sent, if set.</summary>
    TimeSpan? ReceiveTimeout { get; }

    /// <summary>Replaces the behaviour.</summary>
    void Become(Receive receive);

    /// <summary>Puts a behaviour on top of the present one.</summary>
    void BecomeStacked(Receive receive);

    /// <summary>Returns to the behaviour below; at the bottom nothing happens.</summary>
    void UnbecomeStacked();

    /// <summary>The child of that name, or <see cref="ActorRefs.Nobody"/>.</summary>
    IActorRef Child(string name);

    /// <summary>The children in the order of their creation.</summary>
    IEnumerable<IActorRef> GetChildren();

    /// <summary>Sets or clears the receive timeout.</summary>
    void SetReceiveTimeout(TimeSpan? timeout);

    /// <summary>Stops a child, or the actor itself, after the message at hand.</summary>
    void Stop(IActorRef child);
}

/// <summary>The context of an <see cref="UntypedActor"/>.</summary>
public interface IUntypedActorContext : IActorContext
{
    /// <summary>Replaces the behaviour.</summary>
    void Become(UntypedReceive receive);

    /// <summary>Puts a behaviour on top of the present one.</summary>
    void BecomeStacked(UntypedReceive receive);
}

/// <summary>A behaviour that says whether it handled the message.</summary>
public delegate bool Receive(object message);

/// <summary>A behaviour that calls <c>Unhandled</c> itself.</summary>
public delegate void UntypedReceive(object message);
