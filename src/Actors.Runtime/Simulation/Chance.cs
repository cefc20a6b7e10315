namespace Actors.Runtime;

/// <summary>A source of chance that is a function of its seed, on every platform and in every version.</summary>
/// <remarks>SplitMix64, Steele, Lea and Flood 2014: https://prng.di.unimi.it/splitmix64.c</remarks>
public sealed class Chance(long seed)
{
    ulong state = Mix((ulong)seed);

    /// <summary>What everything drawn is a function of.</summary>
    public long Seed => seed;

    /// <summary>A number from 0 to <paramref name="limit"/> - 1.</summary>
    public int Below(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return (int)(((Next() >> 32) * (ulong)limit) >> 32);
    }

    /// <summary>True once in <paramref name="many"/> draws, on average.</summary>
    public bool OneIn(int many) => Below(many) == 0;

    /// <summary>A span between the two, both included, to the tick.</summary>
    public TimeSpan Between(TimeSpan least, TimeSpan most)
    {
        if (most < least)
            throw new ArgumentOutOfRangeException(nameof(most), most, $"the longest span is shorter than the shortest, {least}");
        return least + TimeSpan.FromTicks((long)(Next() % ((ulong)(most - least).Ticks + 1)));
    }

    /// <summary>One of the choices.</summary>
    public T OneOf<T>(IReadOnlyList<T> choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        return choices[Below(choices.Count)];
    }

    /// <summary>Another source with the same seed, for a purpose of its own: what one draws does not move the other.</summary>
    public Chance For(long purpose) => new((long)Mix(Mix((ulong)seed) + (ulong)purpose));

    ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        return Mix(state);
    }

    static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
