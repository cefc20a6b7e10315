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
        // A slot mostly takes what it took before, and a reference that is there already costs no write barrier.
        if (!ReferenceEquals(slot.Target, target))
            slot.Target = target;
        if (!ReferenceEquals(slot.Sender, sender))
            slot.Sender = sender;
        if (!ReferenceEquals(slot.Carrier, carrier))
            slot.Carrier = carrier;
        slot.IsBox = isBox;
        Count++;
    }

    /// <summary>Takes the first one. Its slot forgets an ordinary message, and keeps what lives as long as the system.</summary>
    internal Delivery Dequeue()
    {
        var items = ring;
        ref var slot = ref items[first & (items.Length - 1)];
        var delivery = slot;
        if (!delivery.IsBox)
            slot.Carrier = null!;
        // An empty queue begins anew, so that a quiet system uses the same few slots.
        first = --Count == 0 ? 0 : (first + 1) & (items.Length - 1);
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
