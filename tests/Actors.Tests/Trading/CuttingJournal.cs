using Actors.Runtime.Persistence;

namespace Actors.Tests.Trading;

/// <summary>A journal whose process dies at a write: from then on nothing is written until it is mended.</summary>
sealed class CuttingJournal(InMemoryJournal journal) : IJournal, IJournalReader
{
    /// <summary>How many writes there were.</summary>
    public int Writes { get; private set; }

    /// <summary>The number of the write that it is cut at, from 1; 0 for none.</summary>
    public int CutAt { get; set; }

    /// <summary>Whether the event that it is cut at is in the journal, unknown to whoever wrote it.</summary>
    public Predicate<object> CutKeeps { get; set; } = static _ => false;

    public bool IsCut { get; private set; }

    public long AppendedCount => journal.AppendedCount;

    public void Mend() => (IsCut, CutAt) = (false, 0);

    public async ValueTask Append(JournalWrite write, CancellationToken cancellationToken)
    {
        if (!IsCut && ++Writes != CutAt)
        {
            await journal.Append(write, cancellationToken);
            return;
        }
        if (!IsCut && CutKeeps(write.Events.Span[0]))
            await journal.Append(write, cancellationToken);
        IsCut = true;
        throw new IOException("the process has died");
    }

    public ValueTask<JournalPosition> Open(string persistenceId, CancellationToken cancellationToken) => journal.Open(persistenceId, cancellationToken);

    public IAsyncEnumerable<JournalEntry> Replay(string persistenceId, long fromSequenceNr, long toSequenceNr, CancellationToken cancellationToken) =>
        journal.Replay(persistenceId, fromSequenceNr, toSequenceNr, cancellationToken);

    public ValueTask DeleteTo(string persistenceId, long toSequenceNr, CancellationToken cancellationToken) => journal.DeleteTo(persistenceId, toSequenceNr, cancellationToken);

    public IAsyncEnumerable<JournalRecord> ReplayTag(string tag, long afterOffset, CancellationToken cancellationToken) => journal.ReplayTag(tag, afterOffset, cancellationToken);

    public Task WaitForAppend(long seen, CancellationToken cancellationToken) => journal.WaitForAppend(seen, cancellationToken);

    IAsyncEnumerable<string> IJournalReader.PersistenceIds(CancellationToken cancellationToken) => ((IJournalReader)journal).PersistenceIds(cancellationToken);
}
