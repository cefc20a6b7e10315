using Actors.Domain;
using Actors.Runtime.Persistence;

namespace Actors.Host.Live;

/// <summary>Tells every trading event once it is as safe as the journal keeps it: what a person is shown is never taken back.</summary>
sealed class WatchedJournal(IJournal journal, Action<TradingEvent> kept) : IJournal, IJournalReader
{
    IJournalReader Reader => (IJournalReader)journal;

    public long AppendedCount => Reader.AppendedCount;

    public async ValueTask Append(JournalWrite write, CancellationToken cancellationToken)
    {
        // The memory is the journal's until it has answered, and not ours after: the events are taken out before.
        var events = write.Events.ToArray();
        await journal.Append(write, cancellationToken);
        foreach (var one in events.OfType<TradingEvent>())
            kept(one);
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
}
