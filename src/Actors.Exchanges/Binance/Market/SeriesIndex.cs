using System.Text;

namespace Actors.Exchanges.Binance.Market;

/// <summary>Finds what belongs to a symbol and an interval by their bytes in a frame, without making strings of them.</summary>
/// <remarks>Not to be added to while others look things up.</remarks>
public sealed class SeriesIndex<T>
    where T : class
{
    Entry?[] buckets = new Entry?[16];
    int count;

    /// <summary>A second value for the same names takes the place of the first.</summary>
    public void Add(string symbol, string interval, T value)
    {
        if (++count > buckets.Length / 2)
            Grow();
        Put(new(Encoding.UTF8.GetBytes(symbol), Encoding.UTF8.GetBytes(interval), value));
    }

    public T? Find(ReadOnlySpan<byte> symbol, ReadOnlySpan<byte> interval)
    {
        for (var at = Hash(symbol, interval); ; at++)
        {
            if (buckets[at & (buckets.Length - 1)] is not { } entry)
                return null;
            if (entry.Is(symbol, interval))
                return entry.Value;
        }
    }

    void Put(Entry entry)
    {
        for (var at = Hash(entry.Symbol, entry.Interval); ; at++)
        {
            ref var place = ref buckets[at & (buckets.Length - 1)];
            if (place is not null && !place.Is(entry.Symbol, entry.Interval))
                continue;
            place = entry;
            return;
        }
    }

    void Grow()
    {
        var old = buckets;
        buckets = new Entry?[old.Length * 2];
        foreach (var entry in old)
        {
            if (entry is not null)
                Put(entry);
        }
    }

    // FNV-1a.
    static int Hash(ReadOnlySpan<byte> symbol, ReadOnlySpan<byte> interval)
    {
        var hash = 2166136261u;
        foreach (var letter in symbol)
            hash = (hash ^ letter) * 16777619;
        hash = (hash ^ ':') * 16777619;
        foreach (var letter in interval)
            hash = (hash ^ letter) * 16777619;
        return (int)(hash & int.MaxValue) >> 1;
    }

    sealed record Entry(byte[] Symbol, byte[] Interval, T Value)
    {
        public bool Is(ReadOnlySpan<byte> symbol, ReadOnlySpan<byte> interval) =>
            symbol.SequenceEqual(Symbol) && interval.SequenceEqual(Interval);
    }
}
