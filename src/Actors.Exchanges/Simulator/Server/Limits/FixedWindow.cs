namespace Actors.Exchanges.Simulator.Server;

/// <summary>A count that starts anew at every whole multiple of its length since the epoch.</summary>
internal struct FixedWindow(TimeSpan length)
{
    long index;

    public int Count { get; private set; }

    public int At(DateTimeOffset now)
    {
        var current = now.UtcTicks / length.Ticks;
        if (current != index)
            (index, Count) = (current, 0);
        return Count;
    }

    public void Add(DateTimeOffset now, int count) => Count = Math.Max(At(now) + count, 0);

    /// <summary>When the window that holds <paramref name="now"/> ends.</summary>
    public readonly DateTimeOffset End(DateTimeOffset now) =>
        new((now.UtcTicks / length.Ticks + 1) * length.Ticks, TimeSpan.Zero);
}
