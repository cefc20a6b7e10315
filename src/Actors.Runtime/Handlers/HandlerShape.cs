namespace Actors.Runtime;

/// <summary>
/// The declared handlers of a behaviour without their delegates: an ordered list of invokers, and, per message
/// type, which of them can match. Equal lists are one object in the process, however many actors declare them,
/// so the routes are worked out once per class of actor and an actor at rest holds nothing but its delegates.
/// </summary>
internal sealed class HandlerShape
{
    internal static readonly HandlerShape Empty = new([]);

    readonly Lock growth = new();
    readonly Invoker[] invokers;
    volatile HandlerShape[] longer = [];
    volatile Route[] routes = [];

    HandlerShape(Invoker[] invokers) => this.invokers = invokers;

    internal int Count => invokers.Length;

    internal Invoker this[int index] => invokers[index];

    /// <summary>True where the last handler takes everything, so that none may follow.</summary>
    internal bool IsClosed => invokers is [.., { TakesAll: true } last] && last.MessageType == typeof(object);

    /// <summary>The shape with one more handler.</summary>
    internal HandlerShape With(Invoker invoker)
    {
        foreach (var known in longer)
        {
            if (ReferenceEquals(known.invokers[^1], invoker))
                return known;
        }
        lock (growth)
        {
            foreach (var known in longer)
            {
                if (ReferenceEquals(known.invokers[^1], invoker))
                    return known;
            }
            var shape = new HandlerShape([.. invokers, invoker]);
            longer = [.. longer, shape];
            return shape;
        }
    }

    /// <summary>The handlers that a carrier of this type can match, in order.</summary>
    internal Route RouteOf(Type carrierType)
    {
        foreach (var route in routes)
        {
            if (ReferenceEquals(route.CarrierType, carrierType))
                return route;
        }
        return Learn(carrierType);
    }

    Route Learn(Type carrierType)
    {
        lock (growth)
        {
            foreach (var known in routes)
            {
                if (ReferenceEquals(known.CarrierType, carrierType))
                    return known;
            }
            var route = Route.Of(carrierType, invokers);
            routes = [.. routes, route];
            return route;
        }
    }
}

/// <summary>The handlers of a shape that one type of carrier can match.</summary>
internal sealed class Route
{
    internal readonly Type CarrierType;

    /// <summary>True for a message that the runtime takes itself.</summary>
    internal readonly bool IsAuto;

    /// <summary>True where the carrier is the envelope of a value, and some handler wants the value as an object.</summary>
    internal readonly bool NeedsObject;

    /// <summary>The handlers that may match, as indexes into the shape.</summary>
    internal readonly int[] Candidates;

    /// <summary>The invoker of the first candidate; null where no handler matches.</summary>
    internal readonly Invoker? First;

    /// <summary>The index of the first candidate.</summary>
    internal readonly int FirstIndex;

    Route(Type carrierType, bool isAuto, bool needsObject, int[] candidates, Invoker? first)
    {
        CarrierType = carrierType;
        IsAuto = isAuto;
        NeedsObject = needsObject;
        Candidates = candidates;
        First = first;
        FirstIndex = candidates is [var index, ..] ? index : -1;
    }

    internal static Route Of(Type carrierType, Invoker[] invokers)
    {
        var isBox = typeof(Box).IsAssignableFrom(carrierType);
        var messageType = isBox ? carrierType.GetGenericArguments()[0] : carrierType;
        var candidates = new List<int>();
        var needsObject = false;
        for (var i = 0; i < invokers.Length; i++)
        {
            if (!invokers[i].MessageType.IsAssignableFrom(messageType))
                continue;
            candidates.Add(i);
            needsObject |= isBox && !invokers[i].GetType().IsAssignableTo(typeof(Invoker<>).MakeGenericType(messageType));
            if (invokers[i].TakesAll)
                break;
        }
        var isAuto = typeof(IAutoReceivedMessage).IsAssignableFrom(messageType);
        return new(carrierType, isAuto, needsObject, [.. candidates], candidates is [var first, ..] ? invokers[first] : null);
    }
}
