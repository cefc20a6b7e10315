using System.Diagnostics;
using Actors.Decisions.Indicators;
using Actors.Domain;

namespace Actors.Benchmarks;

/// <summary>
/// Nanoseconds and bytes for each candle: the common indicators as typed values, then every one of the catalog through
/// its runner, update and reading of the outputs together. The best of several rounds counts, for the machine is shared.
/// </summary>
public static class IndicatorBenchmarks
{
    const int Candles = 4096;
    const int Laps = 128;
    const int Rounds = 7;

    /// <summary>Long enough for the last tier of the compiler, which waits a tenth of a second for a quiet moment.</summary>
    static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(0.4);

    static readonly Bar[] Bars = Walk();

    /// <summary>Names as arguments measure those only. Answers 1 when a goal is missed or a candle allocates.</summary>
    public static int Run(string[] args)
    {
        Console.WriteLine($"{"indicator",-32} {"ns/candle",10} {"goal",6} {"bytes",6}");
        var met = true;
        if (args.Length == 0)
        {
            met &= Typed("ema(20)", 10, new Ema(20), state => state.Value);
            met &= Typed("sma(20)", 10, new Sma(20), state => state.Value);
            met &= Typed("rsi(14)", 10, new Rsi(14), state => state.Value);
            met &= Typed("atr(14)", 10, new Atr(14), state => state.Value);
            met &= Typed("bollinger(20,2)", 10, new Bollinger(20, 2), state => state.Upper);
            met &= Typed("macd(12,26,9)", 20, new Macd(12, 26, 9), state => state.Histogram);
            met &= Typed("adx(14)", 20, new Adx(14), state => state.Value);
            met &= Typed("donchian(20)", null, new Donchian(20), state => state.Upper);
            met &= Typed("supertrend(10,3)", null, new Supertrend(10, 3), state => state.Value);
        }
        foreach (var info in IndicatorCatalog.All.Where(info => args.Length == 0 || args.Contains(info.Id, StringComparer.Ordinal)))
            met &= Catalog(info.Create());
        return met ? 0 : 1;
    }

    static bool Typed<T>(string name, double? goal, T start, Func<T, double> value)
        where T : struct, IIndicator<T>
    {
        var kept = start;
        var seen = 0.0;
        return Print(name, goal, () =>
        {
            var state = kept;
            foreach (ref readonly var bar in Bars.AsSpan())
                state = state.Next(bar);
            kept = state;
            seen += value(state);
        });
    }

    static bool Catalog(IndicatorRunner runner)
    {
        var values = new double[runner.Outputs.Count];
        var start = runner.Snapshot();
        return Print(
            $"catalog {runner.Info.Id}", null,
            () =>
            {
                foreach (ref readonly var bar in Bars.AsSpan())
                {
                    runner.Update(bar);
                    runner.Read(values);
                }
            },
            () => runner.Restore(start));
    }

    /// <param name="reset">Before each round, for what grows without end.</param>
    static bool Print(string name, double? goal, Action lap, Action? reset = null)
    {
        var warm = Stopwatch.StartNew();
        for (var i = 0; warm.Elapsed < WarmUp; i++)
        {
            if (i % Laps == 0)
                reset?.Invoke();
            lap();
        }
        var (best, bytes) = (double.MaxValue, long.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            reset?.Invoke();
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var started = Stopwatch.GetTimestamp();
            for (var i = 0; i < Laps; i++)
                lap();
            best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalNanoseconds / (Laps * Candles));
            bytes = Math.Min(bytes, GC.GetAllocatedBytesForCurrentThread() - allocated);
        }
        Console.WriteLine($"{name,-32} {best,10:F2} {(goal is { } g ? $"{g:F0}" : ""),6} {(double)bytes / (Laps * Candles),6:F2}");
        return best <= (goal ?? double.MaxValue) && bytes == 0;
    }

    static Bar[] Walk()
    {
        var random = new Random(1);
        var price = 30_000.0;
        return [.. Enumerable.Range(0, Candles).Select(i =>
        {
            var open = price;
            price *= 1 + (random.NextDouble() - 0.5) / 50;
            return new Bar(
                DateTimeOffset.UnixEpoch.AddHours(i), open,
                Math.Max(open, price) * 1.002, Math.Min(open, price) * 0.998, price, random.NextDouble() * 100);
        })];
    }
}
