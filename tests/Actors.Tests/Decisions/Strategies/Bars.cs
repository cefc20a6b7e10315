using System.Globalization;
using Actors.Decisions.Strategies;
using Actors.Domain;

namespace Actors.Tests.Decisions.Strategies;

/// <summary>Bars for the tests of strategies: real ones, random ones and hand-made ones.</summary>
static class Bars
{
    static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    static readonly Dictionary<string, string> None = [];

    /// <summary>The rows of a file of candles: open time in ms, open, high, low, close, volume.</summary>
    public static Bar[] Real(params string[] path) =>
    [
        .. File.ReadLines(SharedData.Path(path)!)
            .Where(line => char.IsAsciiDigit(line[0]))
            .Select(line => line.Split(','))
            .Select(cell => new Bar(
                DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(cell[0], CultureInfo.InvariantCulture)),
                Number(cell[1]), Number(cell[2]), Number(cell[3]), Number(cell[4]), Number(cell[5]))),
    ];

    /// <summary>A random walk with trends and quiet spells, the same for the same seed.</summary>
    public static Bar[] Random(int seed, int count)
    {
        var chance = new Random(seed);
        var (close, drift, size) = (100.0, 0.0, 0.01);
        var bars = new Bar[count];
        for (var i = 0; i < count; i++)
        {
            if (chance.Next(50) == 0)
                (drift, size) = ((chance.NextDouble() - 0.5) * 0.01, chance.NextDouble() * 0.02);
            var open = close * (1 + (chance.NextDouble() - 0.5) * size / 4);
            close = open * (1 + drift + (chance.NextDouble() - 0.5) * size);
            bars[i] = new(
                Start.AddHours(i), open, Math.Max(open, close) * (1 + chance.NextDouble() * size),
                Math.Min(open, close) * (1 - chance.NextDouble() * size), close, chance.NextDouble() * 1_000);
        }
        return bars;
    }

    /// <summary>Bars that open where the one before closed, with no wicks.</summary>
    public static Bar[] OfCloses(params double[] closes) =>
    [
        .. closes.Select((close, i) => (Open: i == 0 ? close : closes[i - 1], Close: close, At: i))
            .Select(one => new Bar(
                Start.AddHours(one.At), one.Open, Math.Max(one.Open, one.Close), Math.Min(one.Open, one.Close), one.Close, 1)),
    ];

    /// <summary>Bars of open, high, low and close.</summary>
    public static Bar[] Of(params (double Open, double High, double Low, double Close)[] bars) =>
        [.. bars.Select((one, i) => new Bar(Start.AddHours(i), one.Open, one.High, one.Low, one.Close, 1))];

    public static StrategyRunner Runner(string strategy, params (string Name, string Value)[] parameters) =>
        new StrategyCatalog([]).Create(strategy, parameters.ToDictionary(one => one.Name, one => one.Value, StringComparer.Ordinal));

    /// <summary>What a strategy says on the bars, each signal with the row it was raised on.</summary>
    public static List<(int Row, Signal Signal)> Signals(StrategyRunner strategy, ReadOnlySpan<Bar> bars)
    {
        List<(int, Signal)> signals = [];
        for (var i = 0; i < bars.Length; i++)
        {
            if (strategy.On(bars[i]) is { } signal)
                signals.Add((i, signal));
        }
        return signals;
    }

    /// <summary>A bundled strategy with its defaults.</summary>
    public static StrategyRunner Default(string strategy) => new StrategyCatalog([]).Create(strategy, None);

    static double Number(string text) => (double)decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
