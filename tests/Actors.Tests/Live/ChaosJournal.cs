using Actors.Backends.Files;
using Actors.Runtime.Persistence;

namespace Actors.Tests.Live;

/// <summary>A journal whose disk refuses writes now and then: some before anything was written, some after all was.</summary>
sealed class ChaosJournal(IJournal journal) : IJournal, IJournalReader
{
    int refusals;
    int losses;

    /// <summary>How many writes were refused or went through unheard.</summary>
    public int Struck { get; private set; }

    public long AppendedCount => Reader.AppendedCount;

    IJournalReader Reader => (IJournalReader)journal;

    /// <summary>The next write fails.</summary>
    /// <param name="isWritten">It was written all the same.</param>
    public void FailNext(bool isWritten)
    {
        if (isWritten)
            Interlocked.Increment(ref losses);
        else
            Interlocked.Increment(ref refusals);
    }

    public async ValueTask Append(JournalWrite write, CancellationToken cancellationToken)
    {
        if (Take(ref refusals))
            throw new JournalWriteException("the disk refused a write");
        var isLost = Take(ref losses);
        await journal.Append(write, cancellationToken);
        if (isLost)
            throw new JournalWriteException("the disk wrote, and its answer was lost");
    }

    public ValueTask<JournalPosition> Open(string persistenceId, CancellationToken cancellationToken) =>
        journal.Open(persistenceId, cancellationToken);

    public IAsyncEnumerable<JournalEntry> Replay(string persistenceId, long fromSequenceNr, long toSequenceNr, CancellationToken cancellationToken) =>
        journal.Replay(persistenceId, fromSequenceNr, toSequenceNr, cancellationToken);

    public ValueTask DeleteTo(string persistenceId, long toSequenceNr, CancellationToken cancellationToken) =>
        journal.DeleteTo(persistenceId, toSequenceNr, cancellationToken);

    public IAsyncEnumerable<string> PersistenceIds(CancellationToken cancellationToken) => Reader.PersistenceIds(cancellationToken);

    public IAsyncEnumerable<JournalRecord> ReplayTag(string tag, long afterOffset, CancellationToken cancellationToken) =>
        Reader.ReplayTag(tag, afterOffset, cancellationToken);

    public Task WaitForAppend(long seen, CancellationToken cancellationToken) => Reader.WaitForAppend(seen, cancellationToken);

    bool Take(ref int left)
    {
        if (Volatile.Read(ref left) <= 0 || Interlocked.Decrement(ref left) < 0)
            return false;
        Struck++;
        return true;
    }
}
