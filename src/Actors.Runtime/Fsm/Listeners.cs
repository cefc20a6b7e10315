namespace Actors.Runtime;

/// <summary>An actor that tells others what it does.</summary>
public interface IListeners
{
    /// <summary>Who is told.</summary>
    ListenerSupport Listeners { get; }
}

/// <summary>Asks an actor with <see cref="IListeners"/> to tell a listener.</summary>
public sealed class Listen(IActorRef listener)
{
    /// <summary>Who is told.</summary>
    public IActorRef Listener { get; } = listener;
}

/// <summary>Asks an actor with <see cref="IListeners"/> to tell a listener no more.</summary>
public sealed class Deafen(IActorRef listener)
{
    /// <summary>Who was told.</summary>
    public IActorRef Listener { get; } = listener;
}

/// <summary>The listeners of one actor, told in the order in which they were added.</summary>
public sealed class ListenerSupport
{
    readonly List<IActorRef> listeners = [];

    /// <summary>Adds a listener, once.</summary>
    public void Add(IActorRef actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!listeners.Contains(actor))
            listeners.Add(actor);
    }

    /// <summary>Removes a listener.</summary>
    public void Remove(IActorRef actor) => listeners.Remove(actor);

    /// <summary>Tells every listener, from nobody.</summary>
    public void Gossip(object message) => Gossip(message, ActorRefs.NoSender);

    /// <summary>Tells every listener.</summary>
    public void Gossip(object message, IActorRef? sender)
    {
        foreach (var listener in listeners.ToArray())
            listener.Tell(message, sender);
    }
}
