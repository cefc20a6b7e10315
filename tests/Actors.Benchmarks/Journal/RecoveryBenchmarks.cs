using System.Diagnostics;
using Actors.Backends.Files;
using Actors.Runtime;
using Actors.Runtime.Persistence;

namespace Actors.Benchmarks.Journal;

/// <summary>Reading back: a journal's streams, and an actor's start.</summary>
static class RecoveryBenchmarks
{
    /// <summary>Writes so many streams in turns, so that each lies all over the log.</summary>
    public static async Task Fill(FileJournalOptions options, int streams, int eventsEach, object @event)
    {
        using var journal = FileJournal.Open(options with { Durability = Durability.Os });
        var epochs = new long[streams];
        for (var i = 0; i < streams; i++)
            epochs[i] = (await journal.Open($"actor-{i}", CancellationToken.None)).Epoch;
        object[] events = [@event];
        var appends = new Task[streams];
        for (var n = 1; n <= eventsEach; n++)
        {
            for (var i = 0; i < streams; i++)
                appends[i] = journal.Append(new($"actor-{i}", n, epochs[i], events), CancellationToken.None).AsTask();
            await Task.WhenAll(appends);
        }
    }

    public static double OpenMilliseconds(FileJournalOptions options)
    {
        var started = Stopwatch.GetTimestamp();
        using var journal = FileJournal.Open(options);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    /// <summary>Events per second, replayed by so many readers at a time.</summary>
    public static async Task<double> EventsPerSecond(FileJournalOptions options, int streams, int readers)
    {
        using var journal = FileJournal.Open(options);
        await Replay(journal, 0);
        long count = 0;
        var started = Stopwatch.GetTimestamp();
        await Parallel.ForAsync(0, streams, new ParallelOptions { MaxDegreeOfParallelism = readers },
            async (stream, _) => Interlocked.Add(ref count, await Replay(journal, stream)));
        return count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <summary>From an actor's making to the end of its recovery; the median of its fellows.</summary>
    public static async Task<double> ActorMilliseconds(FileJournalOptions options, int streams)
    {
        using var journal = FileJournal.Open(options);
        using var system = ActorSystem.Create("bench", ActorSystemSetup.Create(new PersistenceSetup(journal)));
        var times = new double[streams];
        for (var i = 0; i < streams; i++)
        {
            var done = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
            var id = $"actor-{i}";
            var started = Stopwatch.GetTimestamp();
            system.ActorOf(Props.Create(() => new RecoveringActor(id, done)));
            await done.Task;
            times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }
        await system.Terminate();
        Array.Sort(times);
        return times[streams / 2];
    }

    static async Task<long> Replay(FileJournal journal, int stream)
    {
        long last = 0;
        await foreach (var entry in journal.Replay($"actor-{stream}", 1, long.MaxValue, CancellationToken.None))
            last = entry.SequenceNr;
        return last;
    }
}
