using Actors.Domain;

namespace Actors.Backends.Candles;

/// <summary>
/// Candles of a market that never was, for first steps and measurements: spells of calm, rise, fall and storm, with
/// quiet and wild hours that cluster (a GARCH(1,1) variance), no gaps, prices in cents, volumes in thousandths.
/// </summary>
/// <remarks>
/// A function of its arguments, bit for bit on every machine: only + - * / and square root of IEEE doubles, which
/// have one right answer, and each price is rounded to the cent before the next is drawn from it.
/// </remarks>
public static class GeneratedCandles
{
    const double MinuteDeviation = 0.0007;
    const double Units = 100;
    const double VolumeUnits = 1_000;
    const int StepsInCandle = 4;

    // Drift per day, deviation and mean length in days of each spell.
    static readonly (double Drift, double Deviation, double Days)[] Spells =
    [
        (0.000, 0.6, 8),
        (0.009, 0.9, 12),
        (-0.010, 1.2, 9),
        (-0.005, 2.2, 2),
    ];

    /// <param name="series">What the candles are said to be of; its timeframe sets their spacing and how far they move.</param>
    /// <param name="from">The first open time, on the timeframe's grid.</param>
    /// <param name="firstPrice">Where the price starts and is loosely drawn back to, at least 1.</param>
    /// <exception cref="DomainFault">An argument is out of its range.</exception>
    public static CandleSeries Series(
        Series series, DateTimeOffset from, int count, long seed, decimal firstPrice = 20_000m)
    {
        if (series.Timeframe.OpenOf(from) != from)
            throw new DomainFault($"candles of {series.Timeframe} cannot begin at {from:O}");
        if (count < 0)
            throw new DomainFault($"a count of candles is 0 or more, was {count}");
        if (firstPrice is < 1 or > 1_000_000_000)
            throw new DomainFault($"the first price is from 1 to 1000000000, was {firstPrice}");

        var market = new Market(series.Timeframe.Duration, (double)firstPrice, (ulong)seed);
        var times = new long[count];
        var (open, high, low, close, volume) = (new long[count], new long[count], new long[count], new long[count], new long[count]);
        for (var i = 0; i < count; i++)
        {
            times[i] = from.UtcTicks + i * series.Timeframe.Duration.Ticks;
            (open[i], high[i], low[i], close[i], volume[i]) = market.Next();
        }
        return new(series, times, new(open, 2), new(high, 2), new(low, 2), new(close, 2), new(volume, 3));
    }

    sealed class Market(TimeSpan step, double anchor, ulong seed)
    {
        readonly double days = step / TimeSpan.FromDays(1);
        readonly double deviation = MinuteDeviation * Math.Sqrt(step / TimeSpan.FromMinutes(1));
        SplitMix64 chance = new(seed);
        double cents = Math.Floor(anchor * Units);
        double variance = 1;
        int spell;

        public (long Open, long High, long Low, long Close, long Volume) Next()
        {
            if (chance.NextUnit() * Spells[spell].Days < days)
                spell = (int)(chance.Next() % (ulong)Spells.Length);
            var (drift, roughness, _) = Spells[spell];
            var distance = cents / (anchor * Units);
            var pull = 0.002 * (1 / distance - distance);
            var candleDeviation = deviation * roughness * Math.Sqrt(variance);

            var open = cents;
            var (high, low) = (open, open);
            var shock = 0.0;
            for (var i = 0; i < StepsInCandle; i++)
            {
                var part = chance.NextShock();
                shock += part;
                var move = (drift + pull) * days / StepsInCandle + candleDeviation * part / 2;
                cents = Math.Clamp(Math.Floor(cents * (1 + move) + 0.5), Units, 1e13);
                (high, low) = (Math.Max(high, cents), Math.Min(low, cents));
            }
            shock /= 2;
            variance = Math.Min(20, 0.03 + 0.09 * variance * shock * shock + 0.88 * variance);

            var activity = (0.3 + roughness * variance + shock * shock) * (0.5 + chance.NextUnit());
            var volume = Math.Floor(activity * 8 * days * 1_440 * VolumeUnits) + 1;
            return ((long)open, (long)high, (long)low, (long)cents, (long)volume);
        }
    }
}
