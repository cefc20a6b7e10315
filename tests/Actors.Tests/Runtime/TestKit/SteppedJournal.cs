using System.Collections.Concurrent;
using Actors.Runtime.Persistence;

namespace Actors.Tests.Runtime.TestKit;

/// <summary>A journal whose every opening and append waits until the test lets it complete.</summary>
public sealed class SteppedJournal : IJournal
{
    readonly InMemoryJournal inner = new();
    readonly BlockingCollection<TaskCompletionSource> waiting = [];

    /// <summary>How many operations wait to be let go.</summary>
    public int Waiting => waiting.Count;

    /// <summary>The event that is rejected.</summary>
    public object? Rejects { get; set; }

    /// <summary>The event that cannot be written.</summary>
    public object? Fails { get; set; }

    /// <summary>Completes the oldest operation on this thread, outside of the test runner's context, after <paramref name="run"/> has brought the system to where it waits.</summary>
    public void Release(Action run)
    {
        if (waiting.Count == 0)
            run();
        waiting.TryTake(out var next, TimeSpan.FromSeconds(30)).ShouldBeTrue("nothing waits for the journal");
        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        next!.SetResult();
        SynchronizationContext.SetSynchronizationContext(outer);
    }

    public async ValueTask<JournalPosition> Open(string persistenceId, CancellationToken cancellationToken)
    {
        await Turn();
        return await inner.Open(persistenceId, cancellationToken);
    }

    public async ValueTask Append(JournalWrite write, CancellationToken cancellationToken)
    {
        await Turn();
        if (write.Events.Span.Contains(Rejects!))
            throw new WriteRejectedException("not serializable");
        if (write.Events.Span.Contains(Fails!))
            throw new IOException("disk full");
        await inner.Append(write, cancellationToken);
    }

    public IAsyncEnumerable<JournalEntry> Replay(string persistenceId, long fromSequenceNr, long toSequenceNr, CancellationToken cancellationToken) =>
        inner.Replay(persistenceId, fromSequenceNr, toSequenceNr, cancellationToken);

    public ValueTask DeleteTo(string persistenceId, long toSequenceNr, CancellationToken cancellationToken) =>
        inner.DeleteTo(persistenceId, toSequenceNr, cancellationToken);

    Task Turn()
    {
        var turn = new TaskCompletionSource();
        waiting.Add(turn);
        return turn.Task;
    }
}
