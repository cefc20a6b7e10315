using System.Runtime.CompilerServices;

namespace Actors.Runtime;

/// <summary>Messages of a simulated system in the order in which they were told.</summary>
/// <param name="capacity">How many it has room for before it grows: a power of two.</param>
internal sealed class DeliveryQueue(int capacity)
{
    Delivery[] ring = new Delivery[capacity];
    int first;

    internal int Count { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Enqueue(SimulatedCell target, object carrier, IActorRef? sender, bool isBox)
    {
        var items = ring;
        if (Count == items.Length)
            items = Grow();
        ref var slot = ref items[(first + Count) & (items.Length - 1)];
        slot.Target = target;
        slot.Carrier = carrier;
        slot.Sender = sender;
        slot.IsBox = isBox;
        Count++;
    }

    internal Delivery Dequeue()
    {
        var items = ring;
        ref var slot = ref items[first & (items.Length - 1)];
        var delivery = slot;
        slot = default;
        first = (first + 1) & (items.Length - 1);
        Count--;
        return delivery;
    }

    Delivery[] Grow()
    {
        var larger = new Delivery[ring.Length * 2];
        for (var i = 0; i < Count; i++)
            larger[i] = ring[(first + i) & (ring.Length - 1)];
        first = 0;
        return ring = larger;
    }
}

/// <summary>A message on its way: to whom, in what carrier, from whom.</summary>
internal struct Delivery
{
    internal SimulatedCell Target;
    internal object Carrier;
    internal IActorRef? Sender;
    internal bool IsBox;
}
