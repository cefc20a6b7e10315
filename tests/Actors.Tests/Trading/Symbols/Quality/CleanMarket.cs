using Actors.Domain;

namespace Actors.Tests.Trading.Symbols;

/// <summary>Seeded minutes as a busy market makes them: volatility that clusters, volume that follows it, prices on a tick of 0.01.</summary>
static class CleanMarket
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    public static Candle[] Minutes(int seed, int count)
    {
        var chance = new Random(seed);
        var candles = new Candle[count];
        var price = 20_000 + (chance.NextDouble() * 40_000);
        var heat = 0.0;
        for (var i = 0; i < count; i++)
        {
            heat = (0.97 * heat) + (0.15 * Normal(chance));
            var scale = 0.0006 * Math.Exp(heat);
            var close = price * Math.Exp(scale * Normal(chance));
            var (high, low) = (Math.Max(price, close) * (1 + (scale * chance.NextDouble())), Math.Min(price, close) * (1 - (scale * chance.NextDouble())));
            candles[i] = new(
                Start.AddMinutes(i), Price(price), Price(Math.Max(high, price + 0.01)), Price(low), Price(close),
                new(Math.Round((decimal)(12 * Math.Exp(heat + (0.5 * Normal(chance)))), 5)));
            price = (double)candles[i].Close.Value;
        }
        return candles;
    }

    static Price Price(double value) => new(Math.Round((decimal)value, 2));

    static double Normal(Random chance) =>
        Math.Sqrt(-2 * Math.Log(1 - chance.NextDouble())) * Math.Cos(2 * Math.PI * chance.NextDouble());
}
