using System.Diagnostics;
using Actors.Backends.Files;
using Actors.Runtime;
using Actors.Runtime.Persistence;

namespace Actors.Benchmarks.Journal;

/// <summary>Writing: through 64 persistent actors, and through the port alone.</summary>
static class AppendBenchmarks
{
    const int Actors = 64, Rounds = 5;

    /// <summary>Appends with a sync each, of the size of a group of 64 events: what the disk allows.</summary>
    public static double RawSyncsPerSecond(string folder, int bytes)
    {
        using var file = File.OpenHandle(Path.Combine(folder, "raw"), FileMode.Create, FileAccess.Write);
        var block = new byte[bytes];
        var started = Stopwatch.GetTimestamp();
        var count = 0;
        for (; Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(1); count++)
        {
            RandomAccess.Write(file, block, (long)count * bytes);
            RandomAccess.FlushToDisk(file);
        }
        return count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <summary>Events per second that 64 actors persist, each the same number: the median of five rounds after one that warms up.</summary>
    public static double ActorEventsPerSecond(FileJournalOptions options, Persisting how, object @event, int eventsEach)
    {
        using var journal = FileJournal.Open(options);
        using var system = ActorSystem.Create("bench", ActorSystemSetup.Create(new PersistenceSetup(journal)));
        var actors = Enumerable.Range(0, Actors)
            .Select(i => system.ActorOf(Props.Create(() => new PersistingActor($"actor-{i}", how, @event)))).ToArray();
        Round(actors, how, eventsEach);
        var rates = new double[Rounds];
        for (var i = 0; i < Rounds; i++)
        {
            var started = Stopwatch.GetTimestamp();
            Round(actors, how, eventsEach);
            rates[i] = (double)Actors * eventsEach / Stopwatch.GetElapsedTime(started).TotalSeconds;
        }
        system.Terminate().GetAwaiter().GetResult();
        Array.Sort(rates);
        return rates[Rounds / 2];
    }

    /// <summary>Appends of one event by so many writers, each with one on its way.</summary>
    public static AppendFigures Port(FileJournalOptions options, int writers, int appendsEach, object @event)
    {
        using var journal = FileJournal.Open(options);
        var latencies = new long[writers * appendsEach];
        Task.WhenAll(Enumerable.Range(0, writers).Select(i => Write(journal, $"warm-{i}", latencies.AsMemory(0, appendsEach / 10), @event))).GetAwaiter().GetResult();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var started = Stopwatch.GetTimestamp();
        Task.WhenAll(Enumerable.Range(0, writers)
            .Select(i => Task.Run(() => Write(journal, $"writer-{i}", latencies.AsMemory(i * appendsEach, appendsEach), @event)))).GetAwaiter().GetResult();
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var bytes = (double)(GC.GetTotalAllocatedBytes(precise: true) - allocated) / latencies.Length;
        Array.Sort(latencies);
        return new(latencies.Length / seconds, Microseconds(latencies, 0.5), Microseconds(latencies, 0.99), bytes);
    }

    static async Task Write(FileJournal journal, string id, Memory<long> latencies, object @event)
    {
        var position = await journal.Open(id, CancellationToken.None);
        object[] events = [@event];
        for (var n = 0; n < latencies.Length; n++)
        {
            var started = Stopwatch.GetTimestamp();
            await journal.Append(new(id, position.HighestSequenceNr + n + 1, position.Epoch, events), CancellationToken.None);
            latencies.Span[n] = Stopwatch.GetTimestamp() - started;
        }
    }

    static void Round(IActorRef[] actors, Persisting how, int eventsEach)
    {
        var done = actors.Select(_ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).ToArray();
        var commands = how == Persisting.TenAtOnce ? eventsEach / 10 : eventsEach;
        for (var i = 0; i < actors.Length; i++)
            actors[i].Tell(new PersistingActor.Start(how == Persisting.TenAtOnce ? commands * 10 : commands, done[i]));
        for (var n = 0; n < commands; n++)
        {
            foreach (var actor in actors)
                actor.Tell(PersistingActor.Go.Instance);
        }
        Task.WhenAll(done.Select(one => one.Task)).GetAwaiter().GetResult();
    }

    static double Microseconds(long[] sorted, double part) => sorted[(int)((sorted.Length - 1) * part)] * 1e6 / Stopwatch.Frequency;
}

/// <param name="BytesPerAppend">Allocated, by the journal and by the caller that awaits.</param>
sealed record AppendFigures(double EventsPerSecond, double MedianMicroseconds, double P99Microseconds, double BytesPerAppend);
