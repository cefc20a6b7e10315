namespace Actors.Runtime;

/// <summary>Tells whose sender is the actor that is running on this thread.</summary>
public static class ActorRefImplicitSenderExtensions
{
    /// <summary>Sends a message from the running actor, or from nobody outside of actors.</summary>
    public static void Tell(this IActorRef receiver, object message)
    {
        var sender = ActorCell.Current?.Self;
        if (receiver is LocalActorRef local)
        {
            ArgumentNullException.ThrowIfNull(message);
            local.Cell.Post(message, sender);
        }
        else
        {
            receiver.Tell(message, sender);
        }
    }

    /// <summary>Sends a value from the running actor without boxing it: it travels in a typed, reused envelope.</summary>
    public static void Tell<T>(this IActorRef receiver, T message) where T : struct =>
        ValueTell.Send(receiver, message, ActorCell.Current?.Self);

    /// <summary>Sends a message on, keeping the sender it came from.</summary>
    public static void Forward(this IActorRef receiver, object message) =>
        receiver.Tell(message, ActorCell.Current?.Sender);

    /// <summary>Sends a value on without boxing it, keeping the sender it came from.</summary>
    public static void Forward<T>(this IActorRef receiver, T message) where T : struct =>
        ValueTell.Send(receiver, message, ActorCell.Current?.Sender);
}

/// <summary>The way of a value to its receiver: in a typed box to an actor or an ask, boxed to anything else.</summary>
internal static class ValueTell
{
    internal static void Send<T>(ICanTell receiver, in T message, IActorRef? sender) where T : struct
    {
        if (receiver is LocalActorRef local)
        {
            var box = local.Cell.System.Rent<T>();
            box.Value = message;
            local.Cell.Post(box, sender);
        }
        else if (receiver is AskRef<T> ask)
        {
            ask.Complete(message);
        }
        else
        {
            receiver.Tell((object)message, sender);
        }
    }
}
