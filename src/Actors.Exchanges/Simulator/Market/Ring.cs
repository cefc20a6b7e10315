namespace Actors.Exchanges.Simulator;

/// <summary>The last so many of a sequence; grows up to its capacity, then forgets the oldest.</summary>
sealed class Ring<T>(int capacity)
{
    readonly List<T> items = [];
    int start;

    public int Count => items.Count;

    /// <summary>0 is the oldest.</summary>
    public T this[int index]
    {
        get
        {
            var at = start + index;
            return items[at < items.Count ? at : at - items.Count];
        }
    }

    public void Add(in T item)
    {
        if (items.Count < capacity)
        {
            items.Add(item);
            return;
        }
        items[start] = item;
        start = start + 1 == items.Count ? 0 : start + 1;
    }

    public void Clear()
    {
        items.Clear();
        start = 0;
    }

    /// <summary>The first index whose key is at or above <paramref name="least"/>; <see cref="Count"/> when there is none.</summary>
    public int FirstAtOrAbove(long least, Func<T, long> key)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (key(this[middle]) < least)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
