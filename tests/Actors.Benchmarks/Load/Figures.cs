using System.Diagnostics;
using System.Globalization;
using Actors.Exchanges.Binance.Market;

namespace Actors.Benchmarks.Load;

/// <summary>What the engine's process has counted up to a moment.</summary>
sealed record Figures(
    long At, long Frames, long Bytes, long Candles, long Allocated, int Gen0, int Gen1, int Gen2, TimeSpan Pauses,
    IReadOnlyList<(long SinceArrival, double SinceEnd)> UnderWay)
{
    public static Figures Now(LoadDesk desk) => new(
        Stopwatch.GetTimestamp(), CountingSocket.Frames, CountingSocket.Bytes, desk.Probes.Sum(probe => probe.Seen),
        GC.GetTotalAllocatedBytes(), GC.CollectionCount(0), GC.CollectionCount(1), GC.CollectionCount(2), GC.GetTotalPauseDuration(),
        [.. desk.Probes.SelectMany(probe => probe.UnderWay)]);

    public void Tell(Figures before, BinanceFeed feed)
    {
        var seconds = Stopwatch.GetElapsedTime(before.At, At).TotalSeconds;
        Say($"frames   {(Frames - before.Frames) / seconds:0} a second, {(Bytes - before.Bytes) / seconds / 1e6:0.00} MB a second, {feed.Refused} refused{(feed.LastRefusal is { } why ? $": {why}" : "")}");
        Say($"memory   {(Allocated - before.Allocated) / seconds / 1e6:0.00} MB allocated a second, collections {Gen0 - before.Gen0}/{Gen1 - before.Gen1}/{Gen2 - before.Gen2}, {(Pauses - before.Pauses).TotalMilliseconds:0} ms of pauses");
        Say($"candles  {Candles - before.Candles} closed, {UnderWay.Count} of them told by frames");
        Tell("arrival to strategy", [.. UnderWay.Select(one => one.SinceArrival * 1e3 / Stopwatch.Frequency)]);
        Tell("end of candle to strategy", [.. UnderWay.Select(one => one.SinceEnd)]);
    }

    static void Tell(string name, double[] milliseconds)
    {
        if (milliseconds.Length == 0)
            return;
        Array.Sort(milliseconds);
        double At(double share) => milliseconds[(int)(share * (milliseconds.Length - 1))];
        Say($"{name,-26} p50 {At(0.5):0.000} ms, p99 {At(0.99):0.000}, most {At(1):0.000}, of {milliseconds.Length} candles");
    }

    static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
