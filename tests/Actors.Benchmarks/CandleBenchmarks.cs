using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Actors.Backends.Candles;
using Actors.Domain;

namespace Actors.Benchmarks;

/// <summary>How fast candles are generated, read from CSV, loaded from the cache and aggregated: best of some runs.</summary>
public static class CandleBenchmarks
{
    const int Count = 1_000_000;
    const int Runs = 7;

    static readonly Series Minutes = new("generated", new("BTCUSDT"), Timeframe.OneMinute);
    static readonly DateTimeOffset From = new(2022, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="args"><c>--json FILE</c> writes the figures there too.</param>
    public static int Run(string[] args)
    {
        var directory = Directory.CreateTempSubdirectory("candle-benchmarks-");
        try
        {
            var figures = Measure(directory.FullName);
            foreach (var (name, figure) in figures)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-34} {figure,16:N1}"));
            if (Array.IndexOf(args, "--json") is var at and >= 0 && at + 1 < args.Length)
                File.WriteAllText(args[at + 1], JsonSerializer.Serialize(figures));
            return 0;
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    static Dictionary<string, double> Measure(string directory)
    {
        var candles = GeneratedCandles.Series(Minutes, From, Count, seed: 1);
        var csv = Klines(candles);
        var plain = Plain(candles);
        var path = Path.Combine(directory, "BTCUSDT-1m.csv");
        File.WriteAllBytes(path, csv);
        var said = new List<string>();

        var generate = Best(() => GeneratedCandles.Series(Minutes, From, Count, seed: 1).Count);
        var parse = Best(() => CandleFiles.Parse(csv, Minutes, GapPolicy.Fail).Candles.Count);
        var before = GC.GetAllocatedBytesForCurrentThread();
        CandleFiles.Parse(csv, Minutes, GapPolicy.Fail);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        var parsePlain = Best(() => CandleFiles.Parse(plain, Minutes, GapPolicy.Fail).Candles.Count);
        var first = Best(() =>
        {
            foreach (var cache in Directory.GetFiles(directory, "*.candles"))
                File.Delete(cache);
            return CandleFiles.Read(path, Minutes, GapPolicy.Fail).Candles.Count;
        });
        var second = Best(() => CandleFiles.Read(path, Minutes, GapPolicy.Fail, said.Add).Candles.Count);
        if (said.Count > 0)
            throw new InvalidOperationException($"the cache was not used: {said[0]}");
        var aggregate = Best(() => CandleAggregator.Aggregate(candles, Timeframe.OneHour).Count * 60 + 40);

        return new(StringComparer.Ordinal)
        {
            ["source_bytes"] = csv.Length,
            ["cache_bytes"] = new FileInfo(Directory.GetFiles(directory, "*.candles")[0]).Length,
            ["generate_candles_per_second"] = Count / generate,
            ["parse_12_columns_rows_per_second"] = Count / parse,
            ["parse_allocated_bytes_per_row"] = (double)allocated / Count,
            ["parse_6_columns_rows_per_second"] = Count / parsePlain,
            ["first_load_milliseconds"] = 1_000 * first,
            ["cached_load_milliseconds"] = 1_000 * second,
            ["cached_load_candles_per_second"] = Count / second,
            ["aggregate_candles_per_second"] = Count / aggregate,
        };
    }

    static double Best(Func<int> run)
    {
        var best = double.MaxValue;
        for (var i = 0; i < Runs; i++)
        {
            GC.Collect();
            var watch = Stopwatch.StartNew();
            var count = run();
            best = Math.Min(best, watch.Elapsed.TotalSeconds);
            if (count != Count)
                throw new InvalidOperationException($"expected {Count} candles, got {count}");
        }
        return best;
    }

    static byte[] Klines(CandleSeries candles) => Text(candles, (text, candle) => text.Append(CultureInfo.InvariantCulture,
        $"{candle.OpenTime.ToUnixTimeMilliseconds()},{candle.Open.Value:F8},{candle.High.Value:F8},{candle.Low.Value:F8},{candle.Close.Value:F8},{candle.Volume.Value:F8},{candle.OpenTime.ToUnixTimeMilliseconds() + 59_999},{candle.Volume.Value * candle.Close.Value:F8},{candle.OpenTime.Minute * 37},{candle.Volume.Value / 2:F8},{candle.Volume.Value * candle.Close.Value / 2:F8},0\n"));

    static byte[] Plain(CandleSeries candles) => Text(candles, (text, candle) => text.Append(CultureInfo.InvariantCulture,
        $"{candle.OpenTime.ToUnixTimeMilliseconds()},{candle.Open.Value},{candle.High.Value},{candle.Low.Value},{candle.Close.Value},{candle.Volume.Value}\n"));

    static byte[] Text(CandleSeries candles, Action<StringBuilder, Candle> append)
    {
        var text = new StringBuilder();
        for (var i = 0; i < candles.Count; i++)
            append(text, candles[i]);
        return Encoding.ASCII.GetBytes(text.ToString());
    }
}
