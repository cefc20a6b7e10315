using Actors.Domain;
using Actors.Runtime;

namespace Actors.Benchmarks.Journal;

/// <summary>How an actor of the benchmark persists.</summary>
public enum Persisting
{
    OneByOne,
    Async,
    TenAtOnce,
}

/// <summary>Persists an event, or ten, for every command, and says when it has handled so many.</summary>
sealed class PersistingActor : ReceivePersistentActor
{
    readonly string id;
    int left;
    TaskCompletionSource? done;

    public PersistingActor(string id, Persisting how, object @event)
    {
        this.id = id;
        Command<Start>(start => (left, done) = (start.Events, start.Done));
        var ten = Enumerable.Repeat(@event, 10).ToArray();
        Command<Go>(_ =>
        {
            switch (how)
            {
                case Persisting.OneByOne: Persist(@event, Count); break;
                case Persisting.Async: PersistAsync(@event, Count); break;
                default: PersistAll(ten, Count); break;
            }
        });
        RecoverAny(static _ => { });
    }

    public override string PersistenceId => id;

    void Count(object @event)
    {
        if (--left == 0)
            done!.SetResult();
    }

    public sealed record Start(int Events, TaskCompletionSource Done);

    public sealed class Go
    {
        public static readonly Go Instance = new();
    }
}

/// <summary>Says how long it took from its making to the end of its recovery.</summary>
sealed class RecoveringActor : ReceivePersistentActor
{
    readonly string id;
    int recovered;

    public RecoveringActor(string id, TaskCompletionSource<int> done)
    {
        this.id = id;
        Recover<Fill>(_ => recovered++);
        Recover<Block>(_ => recovered++);
        Recover<TradingEvent>(_ => recovered++);
        Recover<RecoveryCompleted>(_ => done.SetResult(recovered));
    }

    public override string PersistenceId => id;
}
