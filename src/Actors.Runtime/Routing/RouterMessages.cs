namespace Actors.Runtime;

/// <summary>A message to a router that is about the router itself.</summary>
public abstract class RouterManagementMessage;

/// <summary>A message with something to say to the router; the routees get what is inside.</summary>
public abstract class RouterEnvelope(object message)
{
    /// <summary>The message that the routees get.</summary>
    public object Message { get; } = message;
}

/// <summary>Goes to every routee, whatever the router's logic.</summary>
public sealed class Broadcast(object message) : RouterEnvelope(message);

/// <summary>Asks a router for its <see cref="Routees"/>.</summary>
public sealed class GetRoutees : RouterManagementMessage
{
    /// <summary>The one instance.</summary>
    public static readonly GetRoutees Instance = new();
}

/// <summary>The routees of a router at one moment.</summary>
public sealed class Routees(IEnumerable<Routee> routees)
{
    /// <summary>In the order in which they were added.</summary>
    public IEnumerable<Routee> Members { get; } = [.. routees];
}

/// <summary>Adds a routee.</summary>
public sealed class AddRoutee(Routee routee) : RouterManagementMessage
{
    /// <summary>The new one.</summary>
    public Routee Routee { get; } = routee;
}

/// <summary>Removes a routee; one that the router made itself is told <see cref="PoisonPill"/>.</summary>
public sealed class RemoveRoutee(Routee routee) : RouterManagementMessage
{
    /// <summary>The one that goes.</summary>
    public Routee Routee { get; } = routee;
}

/// <summary>Makes the pool larger, or with a negative number smaller.</summary>
public sealed class AdjustPoolSize(int change) : RouterManagementMessage
{
    /// <summary>By how many.</summary>
    public int Change { get; } = change;
}
