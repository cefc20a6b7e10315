using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Actors.Runtime;

namespace Actors.Benchmarks.Runtime;

/// <summary>What the runtime costs, in both systems: operations per second and bytes per operation, median and range of five runs.</summary>
public static class RuntimeBenchmarks
{
    const int Runs = 5;

    /// <summary>Takes part of a scenario's name, to measure those alone, and <c>--json FILE</c>.</summary>
    public static int Run(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        var json = Array.IndexOf(args, "--json") is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
        var wanted = args is [not "--json" and var first, ..] ? first : "";
        Console.WriteLine($"{Environment.ProcessorCount} processors, load {Load()}, {System.Runtime.InteropServices.RuntimeInformation.FrameworkDescription}");
        var figures = Scenarios()
            .Where(one => one.Name.Contains(wanted, StringComparison.Ordinal))
            .Select(one => Measure(one.Name, one.Make))
            .ToArray();
        if ("idle actor".Contains(wanted, StringComparison.Ordinal))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"idle actor, 3 handlers",-30} {IdleActor.Bytes(),8:F0} B"));
        Console.WriteLine($"load at the end {Load()}");
        if (json is not null)
            File.WriteAllText(json, JsonSerializer.Serialize(figures));
        return 0;
    }

    static IEnumerable<(string Name, Func<IScenario> Make)> Scenarios() =>
    [
        ("simulated tell class", static () => new SimulatedTell(isStruct: false)),
        ("simulated tell struct", static () => new SimulatedTell(isStruct: true)),
        ("simulated chain of 3, class", static () => new SimulatedChain(isStruct: false)),
        ("simulated chain of 3, struct", static () => new SimulatedChain(isStruct: true)),
        ("simulated persist", static () => new SimulatedPersist()),
        ("simulated spawn", static () => new SimulatedSpawn()),
        ("tell, class", static () => new ThreadedTell(isStruct: false)),
        ("tell, struct", static () => new ThreadedTell(isStruct: true)),
        ("ping-pong, 1 pair", static () => new PingPong(1)),
        ("ping-pong, 8 pairs", static () => new PingPong(8)),
        ("fan-out, 1,000 actors", static () => new FanOut(1_000)),
        ("fan-out, 10,000 actors", static () => new FanOut(10_000)),
        ("ask, awaited", static () => new ThreadedAsk(isBlocking: false)),
        ("ask, blocking", static () => new ThreadedAsk(isBlocking: true)),
        ("spawn, top level", static () => new ThreadedSpawn(isChild: false)),
        ("spawn, child", static () => new ThreadedSpawn(isChild: true)),
        ("persist", static () => new ThreadedPersist(PersistKind.Persist)),
        ("persist-async", static () => new ThreadedPersist(PersistKind.Async)),
        ("persist-all, by 10", static () => new ThreadedPersist(PersistKind.All)),
        ("recovery, 400,000 events", static () => new Recovery()),
    ];

    static Figure Measure(string name, Func<IScenario> make)
    {
        using var scenario = make();
        scenario.Run(scenario.Messages / 4);
        var rates = new double[Runs];
        var bytes = new double[Runs];
        for (var i = 0; i < Runs; i++)
        {
            GC.Collect();
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var started = Stopwatch.GetTimestamp();
            scenario.Run(scenario.Messages);
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            bytes[i] = (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)scenario.Messages;
            rates[i] = scenario.Messages / seconds;
        }
        Array.Sort(rates);
        Array.Sort(bytes);
        var p99 = scenario.P99Microseconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-30} {rates[2] / 1e6,8:F2} M/s ({rates[0] / 1e6:F2}..{rates[4] / 1e6:F2})  {1e9 / rates[2],7:F1} ns  {bytes[2],7:F2} B{(p99 is null ? "" : $"  p99 {p99:F1} us")}"));
        return new(name, rates[2], rates[0], rates[4], bytes[2], p99);
    }

    /// <summary>The load of the machine in the last minute, where it says: a figure taken beside other work is worth less.</summary>
    static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    sealed record Figure(string Scenario, double PerSecond, double Min, double Max, double Bytes, double? P99Microseconds);
}

/// <summary>A number of messages through a system.</summary>
internal interface IScenario : IDisposable
{
    int Messages { get; }

    void Run(int messages);

    /// <summary>The 99th percentile of the last run, where one operation is timed.</summary>
    double? P99Microseconds => null;
}
