namespace Actors.Runtime;

/// <summary>Tells whose sender is the actor that is running on this thread.</summary>
public static class ActorRefImplicitSenderExtensions
{
    /// <summary>Sends a message from the running actor, or from nobody outside of actors.</summary>
    public static void Tell(this IActorRef receiver, object message)
    {
        if (receiver is LocalActorRef local)
        {
            ArgumentNullException.ThrowIfNull(message);
            local.Cell.Post(message, Turn.Teller(local.System)?.Self);
        }
        else
        {
            receiver.Tell(message, Turn.Current?.Self);
        }
    }

    /// <summary>Sends a value from the running actor without boxing it: it travels in a typed, reused envelope.</summary>
    public static void Tell<T>(this IActorRef receiver, in T message) where T : struct
    {
        if (receiver is LocalActorRef local)
            ValueTell.Post(local, in message, Turn.Teller(local.System)?.Self);
        else
            ValueTell.Send(receiver, in message, Turn.Current?.Self);
    }

    /// <summary>Sends a message on, keeping the sender it came from.</summary>
    public static void Forward(this IActorRef receiver, object message) =>
        receiver.Tell(message, Turn.Current?.Sender);

    /// <summary>Sends a value on without boxing it, keeping the sender it came from.</summary>
    public static void Forward<T>(this IActorRef receiver, in T message) where T : struct =>
        ValueTell.Send(receiver, in message, Turn.Current?.Sender);
}

/// <summary>The way of a value to its receiver: in a typed box to an actor or an ask, boxed to anything else.</summary>
internal static class ValueTell
{
    internal static void Send<T>(ICanTell receiver, in T message, IActorRef? sender) where T : struct
    {
        if (receiver is LocalActorRef local)
            Post(local, in message, sender);
        else if (receiver is AskRef<T> ask)
            ask.Complete(message);
        else
            receiver.Tell((object)message, sender);
    }

    internal static void Post<T>(LocalActorRef receiver, in T message, IActorRef? sender) where T : struct
    {
        var box = receiver.System.Boxes is { } pools ? pools.Rent<T>() : new Box<T>(home: null);
        box.Value = message;
        receiver.Cell.Post(box, sender);
    }
}
