namespace Actors.Backends.Candles;

/// <summary>The SplitMix64 generator (Steele, Lea, Flood 2014): the same numbers from the same seed on every machine.</summary>
struct SplitMix64(ulong seed)
{
    ulong state = seed;

    public ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = state;
        mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB;
        return mixed ^ mixed >> 31;
    }

    /// <summary>From 0 (inclusive) to 1 (exclusive).</summary>
    public double NextUnit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Nearly normal with mean 0 and deviation 1, within ±3.5: the sum of four even draws.</summary>
    public double NextShock()
    {
        const double mean = 2 * 65_535.0;
        const double deviation = 37_837.22787;
        var draw = Next();
        var sum = (draw & 0xFFFF) + (draw >> 16 & 0xFFFF) + (draw >> 32 & 0xFFFF) + (draw >> 48);
        return (sum - mean) / deviation;
    }
}
