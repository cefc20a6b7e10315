namespace Actors.Runtime;

/// <summary>
/// An unbounded queue of any number of producers and one consumer: a linked list whose first node is spent.
/// A producer takes one exchange; the consumer none. Nodes are reused through a cache per thread.
/// </summary>
/// <remarks>Vyukov's intrusive queue: https://www.1024cores.net/home/lock-free-algorithms/queues</remarks>
internal sealed class MessageQueue
{
    Node spent;
    Node newest;

    internal MessageQueue() => spent = newest = NodeCache.Rent();

    /// <summary>False as soon as a producer has begun to add, which may be before the consumer can take.</summary>
    internal bool IsEmpty => ReferenceEquals(Volatile.Read(ref newest), spent);

    internal void Enqueue(object message, IActorRef? sender)
    {
        var node = NodeCache.Rent();
        node.Message = message;
        node.Sender = sender;
        var previous = Interlocked.Exchange(ref newest, node);
        Volatile.Write(ref previous.Next, node);
    }

    /// <summary>Begins to consume. The queue knows of it when the reader is closed: meanwhile nothing is written beside <see cref="newest"/>, which producers write to.</summary>
    internal Reader Read() => new(this);

    /// <summary>The consumer's place in the queue, for as long as it takes messages on one turn.</summary>
    internal ref struct Reader(MessageQueue queue)
    {
        Node spent = queue.spent;

        internal readonly void Close() => queue.spent = spent;

        internal bool TryDequeue(out object message, out IActorRef? sender)
        {
            var node = Volatile.Read(ref spent.Next);
            if (node is null)
            {
                message = null!;
                sender = null;
                return false;
            }
            message = node.Message!;
            sender = node.Sender;
            node.Message = null;
            node.Sender = null;
            var free = spent;
            spent = node;
            NodeCache.Return(free);
            return true;
        }
    }

    /// <summary>A message in the queue, or a free node in a <see cref="NodeCache"/>.</summary>
    internal sealed class Node
    {
        internal object? Message;
        internal IActorRef? Sender;
        internal Node? Next;
    }
}
