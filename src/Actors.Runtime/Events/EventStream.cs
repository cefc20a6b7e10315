using System.Collections.Concurrent;

namespace Actors.Runtime;

/// <summary>Publishes objects to the actors that subscribed to their type, a base of it or an interface of it.</summary>
/// <remarks>An event reaches a subscriber once, in the order of subscription, whichever of its subscriptions match.</remarks>
public sealed class EventStream
{
    readonly Lock gate = new();
    readonly ConcurrentDictionary<Type, IActorRef[]> receivers = new();
    (IActorRef Subscriber, Type Channel)[] subscriptions = [];

    readonly Action<Error> reportUnheard;

    /// <param name="reportUnheard">Takes the failures that nobody subscribed to, so that none is swallowed.</param>
    internal EventStream(Action<Error> reportUnheard) => this.reportUnheard = reportUnheard;

    /// <summary>Subscribes an actor to a type of events; false where it already is.</summary>
    public bool Subscribe(IActorRef subscriber, Type channel)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        ArgumentNullException.ThrowIfNull(channel);
        subscriber = (subscriber as IStandIn)?.Target ?? subscriber;
        lock (gate)
        {
            if (subscriptions.Contains((subscriber, channel)))
                return false;
            if (subscriber is LocalActorRef local)
                local.Cell.IsSubscriber = true;
            Replace([.. subscriptions, (subscriber, channel)]);
            return true;
        }
    }

    /// <summary>Ends one subscription; false where there was none.</summary>
    public bool Unsubscribe(IActorRef subscriber, Type channel) =>
        Remove(one => one.Subscriber.Equals(subscriber) && one.Channel == channel);

    /// <summary>Ends all subscriptions of an actor; false where there were none.</summary>
    public bool Unsubscribe(IActorRef subscriber) => Remove(one => one.Subscriber.Equals(subscriber));

    /// <summary>Sends an event to whoever subscribed to it.</summary>
    public void Publish(object @event)
    {
        ArgumentNullException.ThrowIfNull(@event);
        var found = ReceiversOf(@event.GetType());
        if (found.Length == 0 && @event is Error error)
            reportUnheard(error);
        var publisher = Turn.Current?.Self;
        foreach (var receiver in found)
            receiver.Tell(@event, publisher);
    }

    IActorRef[] ReceiversOf(Type type)
    {
        if (receivers.TryGetValue(type, out var known))
            return known;
        lock (gate)
        {
            return receivers[type] =
                [.. subscriptions.Where(one => one.Channel.IsAssignableFrom(type)).Select(one => one.Subscriber).Distinct()];
        }
    }

    bool Remove(Func<(IActorRef Subscriber, Type Channel), bool> matches)
    {
        lock (gate)
        {
            var left = subscriptions.Where(one => !matches(one)).ToArray();
            if (left.Length == subscriptions.Length)
                return false;
            Replace(left);
            return true;
        }
    }

    void Replace((IActorRef, Type)[] next)
    {
        subscriptions = next;
        receivers.Clear();
    }
}
