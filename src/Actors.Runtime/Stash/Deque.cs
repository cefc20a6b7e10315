namespace Actors.Runtime;

/// <summary>A queue that also takes and gives at its other end.</summary>
internal sealed class Deque<T>
{
    T[] items = [];
    int first;

    internal int Count { get; private set; }

    /// <summary>What <see cref="RemoveFirst"/> would give.</summary>
    internal T First => Count > 0 ? items[first] : throw new InvalidOperationException("the queue is empty");

    internal void AddLast(T item)
    {
        Grow();
        items[(first + Count++) & (items.Length - 1)] = item;
    }

    internal void AddFirst(T item)
    {
        Grow();
        first = (first - 1) & (items.Length - 1);
        items[first] = item;
        Count++;
    }

    internal T RemoveFirst()
    {
        var item = Take(first);
        first = (first + 1) & (items.Length - 1);
        Count--;
        return item;
    }

    internal T RemoveLast()
    {
        var item = Take((first + Count - 1) & (items.Length - 1));
        Count--;
        return item;
    }

    T Take(int index)
    {
        if (Count == 0)
            throw new InvalidOperationException("the queue is empty");
        var item = items[index];
        items[index] = default!;
        return item;
    }

    void Grow()
    {
        if (Count < items.Length)
            return;
        var larger = new T[Math.Max(4, items.Length * 2)];
        for (var i = 0; i < Count; i++)
            larger[i] = items[(first + i) & (items.Length - 1)];
        items = larger;
        first = 0;
    }
}
