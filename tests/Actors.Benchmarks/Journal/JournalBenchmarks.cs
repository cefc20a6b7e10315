using System.Globalization;
using System.Text.Json;
using Actors.Backends.Files;

namespace Actors.Benchmarks.Journal;

/// <summary>The journal in files: writing through actors and through the port, reading back, beside what the disk allows.</summary>
public static class JournalBenchmarks
{
    const int Streams = 64, EventsEach = 10_000;

    static readonly List<Figure> Figures = [];

    /// <summary>Takes <c>--json FILE</c> and <c>--dir DIR</c>, a folder on the disk that is to be measured.</summary>
    public static int Run(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        var root = Directory.CreateDirectory(Path.Combine(Value(args, "--dir") ?? Path.GetTempPath(), $"journal-bench-{Environment.ProcessId}")).FullName;
        try
        {
            Writing(root);
            Reading(root);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
        if (Value(args, "--json") is { } file)
            File.WriteAllText(file, JsonSerializer.Serialize(Figures));
        return 0;
    }

    /// <summary>The syncs of a second, and what they allow to actors that each wait for every event.</summary>
    static void Raw(string root)
    {
        foreach (var bytes in (int[])[300, 16 << 10])
        {
            var rate = AppendBenchmarks.RawSyncsPerSecond(root, bytes);
            Print(string.Create(CultureInfo.InvariantCulture, $"raw, {bytes} B and a sync"), rate, "syncs/s");
            Print(string.Create(CultureInfo.InvariantCulture, $"raw, {bytes} B and a sync, x {Streams}"), rate * Streams, "events/s");
        }
    }

    static void Writing(string root)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"events of {BenchEvents.JsonSize} bytes (JSON) and 200 bytes (binary), 64 actors or writers"));
        Raw(root);
        foreach (var how in Enum.GetValues<Persisting>())
            Print($"actors, always, {how}, JSON", AppendBenchmarks.ActorEventsPerSecond(Fresh(root), how, BenchEvents.Fill, 5_000), "events/s");
        Print("actors, always, OneByOne, binary", AppendBenchmarks.ActorEventsPerSecond(Fresh(root), Persisting.OneByOne, BenchEvents.Block, 5_000), "events/s");
        Print("actors, always, OneByOne, order-filled", AppendBenchmarks.ActorEventsPerSecond(Fresh(root), Persisting.OneByOne, BenchEvents.Filled, 5_000), "events/s");
        foreach (var durability in (Durability[])[Durability.Batch(TimeSpan.FromMilliseconds(5)), Durability.Os])
            Print($"actors, {durability}, OneByOne, JSON", AppendBenchmarks.ActorEventsPerSecond(Fresh(root) with { Durability = durability }, Persisting.OneByOne, BenchEvents.Fill, 5_000), "events/s");
        Print("actors, always, chained, JSON", AppendBenchmarks.ActorEventsPerSecond(Fresh(root) with { HasHashChain = true }, Persisting.OneByOne, BenchEvents.Fill, 5_000), "events/s");
        foreach (var writers in (int[])[1, Streams, 1024])
        {
            var figures = AppendBenchmarks.Port(Fresh(root), writers, Math.Max(200, 200_000 / writers / (writers == 1 ? 20 : 1)), BenchEvents.Fill);
            var name = string.Create(CultureInfo.InvariantCulture, $"port, always, {writers} writers");
            Print(name, figures.EventsPerSecond, "events/s");
            Print($"{name}, p50", figures.MedianMicroseconds, "us");
            Print($"{name}, p99", figures.P99Microseconds, "us");
            Print($"{name}, allocated", figures.BytesPerAppend, "B/append");
        }
    }

    static void Reading(string root)
    {
        foreach (var (name, @event) in (ReadOnlySpan<(string, object)>)[("JSON", BenchEvents.Fill), ("binary", BenchEvents.Block), ("order-filled", BenchEvents.Filled)])
        {
            var options = Fresh(root);
            RecoveryBenchmarks.Fill(options, 1, Streams * EventsEach / 4, @event).GetAwaiter().GetResult();
            Print($"replay, one stream, {name}", RecoveryBenchmarks.EventsPerSecond(options, 1, 1).GetAwaiter().GetResult(), "events/s");
            options = Fresh(root);
            RecoveryBenchmarks.Fill(options, Streams, EventsEach, @event).GetAwaiter().GetResult();
            Print($"open, {Streams * EventsEach} events, {name}", RecoveryBenchmarks.OpenMilliseconds(options), "ms");
            foreach (var readers in (int[])[1, Environment.ProcessorCount])
                Print(string.Create(CultureInfo.InvariantCulture, $"replay, {Streams} streams, {readers} at a time, {name}"), RecoveryBenchmarks.EventsPerSecond(options, Streams, readers).GetAwaiter().GetResult(), "events/s");
            Print($"an actor of {EventsEach} events, {name}", RecoveryBenchmarks.ActorMilliseconds(options, Streams).GetAwaiter().GetResult(), "ms");
        }
    }

    static FileJournalOptions Fresh(string root) => new(Path.Combine(root, $"{Figures.Count}"), BenchEvents.Formats);

    static void Print(string name, double value, string unit)
    {
        Figures.Add(new(name, value, unit));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-44} {value,14:N1} {unit}"));
    }

    static string? Value(string[] args, string name) =>
        Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

    sealed record Figure(string Name, double Value, string Unit);
}
