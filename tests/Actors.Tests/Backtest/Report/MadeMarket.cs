using Actors.Domain;

namespace Actors.Tests.Backtest.Report;

/// <summary>Seeded candles that trend, calm down and jump, with a gap that was filled and one that was not.</summary>
static class MadeMarket
{
    public static readonly DateTimeOffset Start = new(2022, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static LoadedCandles Of(Series series, decimal price, int count, int seed)
    {
        var random = new Random(seed);
        var candles = new List<Candle>(count);
        var (last, drift, volatility) = ((double)price, 0.0, 0.006);
        var (time, step) = (Start, series.Timeframe.Duration);
        var gaps = new List<CandleGap>();
        for (var i = 0; i < count; i++, time += step)
        {
            if (i % 180 == 0)
                (drift, volatility) = ((random.NextDouble() - 0.49) * 0.0014, 0.003 + random.NextDouble() * 0.006);
            if (i == count / 3)
            {
                gaps.Add(new(time - step, 5));
                time += 5 * step;
            }
            var open = last;
            last *= Math.Exp(drift + volatility * Normal(random));
            var (top, bottom) = (Math.Max(open, last), Math.Min(open, last));
            candles.Add(new(
                time, Money(open), Money(top * (1 + volatility * random.NextDouble() * 0.6)), Money(bottom * (1 - volatility * random.NextDouble() * 0.6)),
                Money(last), new(Math.Round((decimal)(20 + 400 * Math.Abs(Normal(random))), 5))));
        }
        var coverage = new DataCoverage(
            candles[0].OpenTime, candles[^1].OpenTime, count + 5, count, 0, gaps, [$"row 812: high below close, raised to close"]);
        return new(CandleSeries.Of(series, candles), $"data/{series.Symbol.Name}-{series.Timeframe}.csv", Hash(series.ToString()), coverage);

        static Price Money(double value) => new(Math.Round((decimal)value, 2));
    }

    public static string Hash(string text) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));

    static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
