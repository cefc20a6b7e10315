namespace Actors.Exchanges.Simulator;

/// <summary>SplitMix64 (Steele, Lea, Flood 2014): the same numbers on every machine, in eight bytes.</summary>
sealed class SeededChance(ulong seed)
{
    ulong state = seed;

    /// <summary>For one of several independent sequences of a seed.</summary>
    public static SeededChance Of(ulong seed, int stream) =>
        new(new SeededChance(seed).NextBits() ^ new SeededChance((ulong)stream + 1).NextBits());

    public ulong NextBits()
    {
        var x = state += 0x9E3779B97F4A7C15;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }

    /// <summary>From 0 on, below 1.</summary>
    public double Next() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    public int Next(int below) => (int)(Next() * below);

    /// <summary>Mean 0, variance 1, nearly normal: a sum of uniforms, which no library's logarithm can change.</summary>
    public double NextNormal()
    {
        var sum = -6.0;
        // Three 21-bit uniforms of each draw.
        for (var i = 0; i < 4; i++)
        {
            var bits = NextBits();
            sum += ((bits & 0x1FFFFF) + (bits >> 21 & 0x1FFFFF) + (bits >> 42 & 0x1FFFFF)) * (1.0 / (1 << 21));
        }
        return sum;
    }
}
