using Actors.Domain;

namespace Actors.Exchanges.Paper;

/// <summary>The ranges and volumes of the last candles, for the models that ask how wild and how deep the market is.</summary>
sealed class CandleMemory
{
    /// <summary>Candles before the current one that are averaged over.</summary>
    const int Length = Mask;

    const int Mask = 15;

    readonly (decimal Range, decimal Volume)[] ring = new (decimal, decimal)[Mask + 1];
    long number;

    public void Add(in Candle candle)
    {
        number++;
        ring[(int)number & Mask] = (candle.High.Value - candle.Low.Value, candle.Volume.Value);
    }

    /// <summary>Oldest first, with the current one.</summary>
    public IReadOnlyList<KeptRange> Kept
    {
        get
        {
            var count = (int)Math.Min(number, ring.Length);
            return [.. Enumerable.Range(0, count).Select(i => ring[(int)(number - count + 1 + i) & Mask]).Select(one => new KeptRange(one.Range, one.Volume))];
        }
    }

    public void Restore(IReadOnlyList<KeptRange> kept)
    {
        foreach (var (range, volume) in kept)
            ring[(int)++number & Mask] = (range, volume);
    }

    /// <summary>What a fill in the current candle meets. The range is that before it: its own candle's is not known yet.</summary>
    public FillCircumstances Circumstances(decimal quantity, decimal price)
    {
        var current = ring[(int)number & Mask];
        var count = (int)Math.Min(number - 1, Length);
        var (range, volume) = (0m, 0m);
        for (var back = 1; back <= count; back++)
        {
            var past = ring[(int)(number - back) & Mask];
            range += past.Range;
            volume += past.Volume;
        }
        if (count == 0)
            (range, count) = (current.Range, 1);
        // A candle without volume says nothing of the depth; the ones before it do, or the order is the whole market.
        var depth = current.Volume > 0 ? current.Volume : volume / count;
        return new(depth > 0 ? quantity / depth : 1, range / count / price);
    }
}
