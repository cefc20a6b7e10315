using System.Globalization;
using Actors.Backends.Files;
using Actors.Runtime.Persistence;

namespace Actors.Benchmarks.Latency;

/// <summary>
/// From the bytes of the frame that closes a candle to the signed bytes of the order that it leads to, in one process and
/// through the engine as it runs live: read, series of the feed, symbol, strategy, risk, execution, request. With the
/// journal in memory and with files, once with and once without waiting for the disk before anything acts.
/// </summary>
public static class LatencyBenchmarks
{
    /// <summary>Orders until nothing of the path is compiled any more; they are told apart.</summary>
    const int Settling = 30_000;

    public static int Run(string[] args)
    {
        using (var rig = new LatencyRig(new InMemoryJournal()))
        {
            TellStart(rig.Measure(Settling));
            Tell("journal in memory", rig.Measure(20_000), rig.BytesOfOrder);
        }
        if (args is ["memory"])
            return 0;
        var folder = Directory.CreateTempSubdirectory("actors-latency-");
        try
        {
            foreach (var (durability, orders) in (ReadOnlySpan<(Durability, int)>)[(Durability.Os, 10_000), (Durability.Always, 2_000)])
            {
                using var journal = TradingJournal.Open(new(
                    Path.Combine(folder.FullName, $"{durability}"), Path.Combine(folder.FullName, "snapshots")) { Durability = durability });
                using var rig = new LatencyRig(journal.Journal);
                rig.Measure(orders / 2);
                Tell($"journal in files, {durability}", rig.Measure(orders), rig.BytesOfOrder);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
        return 0;
    }

    /// <summary>A process that has just begun compiles as it goes.</summary>
    static void TellStart(double[] times) => Say(
        $"first orders                 1st {times[0]:0} µs; p50 of the next 99 {At(times[1..100], 0.5):0.0} µs, of those to 2,000 {At(times[100..2_000], 0.5):0.0}, to 10,000 {At(times[2_000..10_000], 0.5):0.0}, to 30,000 {At(times[10_000..], 0.5):0.0}");

    static void Tell(string name, double[] times, int bytes) => Say(
        $"{name,-28} {times.Length} orders: p50 {At(times, 0.5):0.0} µs, p90 {At(times, 0.9):0.0}, p99 {At(times, 0.99):0.0}, p99.9 {At(times, 0.999):0.0}, most {At(times, 1):0.0}; {bytes} bytes an order");

    static double At(double[] times, double share) => times.Order().ElementAt((int)(share * (times.Length - 1)));

    static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
