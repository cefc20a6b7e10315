using Actors.Domain;

namespace Actors.Tests.Decisions.Indicators;

/// <summary>Bars that a market could send, the awkward ones too, as a function of a seed.</summary>
static class TestBars
{
    static readonly DateTimeOffset Start = new(2024, 1, 29, 0, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// Stretches of a wild market: walks, flat prices, zero volume, jumps by powers of ten, gaps in time. Prices from
    /// 1e-8 to 1e9, volumes to 1e12.
    /// </summary>
    public static Bar[] Wild(int seed, int count) => OfSeed(seed, count, wild: true);

    /// <summary>A plain random walk by the hour.</summary>
    public static Bar[] Walk(int seed, int count) => OfSeed(seed, count, wild: false);

    static Bar[] OfSeed(int seed, int count, bool wild)
    {
        var random = new Random(seed);
        var bars = new Bar[count];
        var (price, time, mood) = (wild ? Math.Pow(10, random.Next(-6, 7)) : 100.0, Start, 0);
        for (var i = 0; i < count; i++)
        {
            if (wild && random.Next(20) == 0)
                mood = random.Next(5);
            if (wild && random.Next(60) == 0)
                price = Math.Clamp(price * Math.Pow(10, random.Next(-3, 4)), 1e-8, 1e9);
            time = time.AddHours(wild && random.Next(15) == 0 ? random.Next(1, 200) : 1);
            var volume = mood == 1 ? 0 : Math.Round(random.NextDouble() * (wild ? Math.Pow(10, random.Next(0, 12)) : 1000), 3);
            if (mood == 2)
            {
                bars[i] = new(time, price, price, price, price, volume);
                continue;
            }
            var open = price * (1 + 0.002 * Normal(random));
            price = Math.Clamp(open * (1 + (wild ? 0.03 : 0.01) * Normal(random)), 1e-8, 1e9);
            var reach = 0.01 * random.NextDouble();
            var (high, low) = (Math.Max(open, price) * (1 + reach), Math.Min(open, price) * (1 - 0.01 * random.NextDouble()));
            bars[i] = mood == 3 ? new(time, price, price, low, price, volume) : new(time, open, high, low, price, volume);
        }
        return bars;
    }

    static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
