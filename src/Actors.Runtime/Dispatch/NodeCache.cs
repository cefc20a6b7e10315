using System.Diagnostics.CodeAnalysis;
using Node = Actors.Runtime.MessageQueue.Node;

namespace Actors.Runtime;

/// <summary>
/// Free nodes of message queues: some for each thread, and full batches for threads that produce more than they
/// consume. A backlog leaves its nodes here, so that the next one of its length allocates nothing; what has lain
/// unused from one full garbage collection to the next is let go by half.
/// </summary>
internal static class NodeCache
{
    const int BatchSize = 256;

    /// <summary>Two million nodes, 80 MB.</summary>
    const int MaxBatches = 8192;

    static readonly Lock Gate = new();
    static readonly Stack<Node> Batches = new();

    /// <summary>How many batches have lain unused since the last full collection.</summary>
    static int unused;

    [ThreadStatic]
    static Node? free;

    [ThreadStatic]
    static int count;

    static NodeCache() => _ = new CollectionWatch();

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
            unused = Math.Min(unused, Batches.Count);
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

    static void Trim()
    {
        lock (Gate)
        {
            for (var surplus = (unused + 1) / 2; surplus > 0; surplus--)
                Batches.Pop();
            unused = Batches.Count;
        }
    }

    /// <summary>Garbage from the beginning: its finalizer runs after a collection, and after each full one once it is old.</summary>
    sealed class CollectionWatch
    {
        [SuppressMessage("Design", "MA0055:Do not use finalizer", Justification = "Nothing else tells of a full collection.")]
        ~CollectionWatch()
        {
            if (GC.GetGeneration(this) == GC.MaxGeneration)
                Trim();
            GC.ReRegisterForFinalize(this);
        }
    }
}
