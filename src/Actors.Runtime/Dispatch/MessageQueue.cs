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

    internal sealed class Node
    {
        internal object? Message;
        internal IActorRef? Sender;
        internal Node? Next;
    }

    /// <summary>Free nodes of this thread; full caches are handed to threads that produce more than they consume.</summary>
    static class NodeCache
    {
        const int BatchSize = 256;
        const int MaxBatches = 512;
        static readonly Lock Gate = new();
        static readonly Stack<Node> Batches = new();

        [ThreadStatic]
        static Node? free;

        [ThreadStatic]
        static int count;

        internal static Node Rent()
        {
            var node = free;
            if (node is null)
                return Refill();
            free = node.Next;
            node.Next = null;
            count--;
            return node;
        }

        internal static void Return(Node node)
        {
            if (count == BatchSize)
                HandOver();
            node.Next = free;
            free = node;
            count++;
        }

        static Node Refill()
        {
            lock (Gate)
            {
                if (!Batches.TryPop(out free))
                    return new();
            }
            count = BatchSize;
            return Rent();
        }

        static void HandOver()
        {
            lock (Gate)
            {
                if (Batches.Count < MaxBatches)
                    Batches.Push(free!);
            }
            free = null;
            count = 0;
        }
    }
}
