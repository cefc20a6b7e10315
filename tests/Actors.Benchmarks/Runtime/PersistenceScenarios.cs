using Actors.Runtime;
using Actors.Runtime.Persistence;

namespace Actors.Benchmarks.Runtime;

internal enum PersistKind
{
    Persist,
    Async,
    All,
}

/// <summary>Events into the journal in memory; one operation is one event.</summary>
internal sealed class ThreadedPersist(PersistKind kind) : IScenario
{
    const int Batch = 10;
    int runs;

    public int Messages => 1_000_000;

    public void Run(int messages)
    {
        using var system = ActorSystem.Create("bench");
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var id = $"writer-{runs++}";
        var writer = system.ActorOf(Props.Create(() => new Writer(id, kind, messages, done)));
        var tick = new Tick(default);
        var commands = kind == PersistKind.All ? messages / Batch : messages;
        for (var i = 0; i < commands; i++)
            writer.Tell(tick);
        done.Task.Wait();
        system.Terminate().Wait();
    }

    public void Dispose()
    {
        // Every run has a system of its own, so that journals do not pile up.
    }

    sealed class Writer : ReceivePersistentActor
    {
        readonly TaskCompletionSource done;
        int left;

        public Writer(string id, PersistKind kind, int events, TaskCompletionSource done)
        {
            PersistenceId = id;
            this.done = done;
            left = events;
            var ten = new Tick[Batch];
            Command<Tick>(tick =>
            {
                switch (kind)
                {
                    case PersistKind.Persist: Persist(tick, Count); break;
                    case PersistKind.Async: PersistAsync(tick, Count); break;
                    default:
                        Array.Fill(ten, tick);
                        PersistAll(ten, Count);
                        break;
                }
            });
        }

        public override string PersistenceId { get; }

        void Count(Tick tick)
        {
            if (--left == 0)
                done.SetResult();
        }
    }
}

/// <summary>Replaying a long stream; one operation is one event.</summary>
internal sealed class Recovery : IScenario
{
    readonly InMemoryJournal journal = new();
    int written;

    public int Messages => 400_000;

    public void Run(int messages)
    {
        if (written != messages)
            Fill(messages);
        using var system = ActorSystem.Create("bench", ActorSystemSetup.Create(new PersistenceSetup(journal)));
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var id = $"stream-{messages}";
        system.ActorOf(Props.Create(() => new Replayed(id, done)));
        done.Task.Wait();
        system.Terminate().Wait();
    }

    public void Dispose()
    {
        // Nothing outlives a run but the journal.
    }

    void Fill(int messages)
    {
        var id = $"stream-{messages}";
        var position = journal.Open(id, CancellationToken.None).Result;
        var events = Enumerable.Range(0, messages).Select(static _ => (object)new Tick(default)).ToArray();
        journal.Append(new(id, position.HighestSequenceNr + 1, position.Epoch, events), CancellationToken.None).AsTask().Wait();
        written = messages;
    }

    sealed class Replayed : ReceivePersistentActor
    {
        double sum;

        public Replayed(string id, TaskCompletionSource done)
        {
            PersistenceId = id;
            Recover<Tick>(tick => sum += tick.Bar.Close);
            Recover<RecoveryCompleted>(_ => done.SetResult());
        }

        public override string PersistenceId { get; }
    }
}
