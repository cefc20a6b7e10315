using System.Runtime.CompilerServices;
using Actors.Runtime.Persistence;

namespace Actors.Tests.Live;

/// <summary>A journal whose answers come by the wire.</summary>
sealed class WireJournal(IJournal journal, Wire wire) : IJournal, IJournalReader
{
    IJournalReader Reader => (IJournalReader)journal;

    public long AppendedCount => Reader.AppendedCount;

    public async ValueTask Append(JournalWrite write, CancellationToken cancellationToken)
    {
        await wire.Pass(WireKind.Journal, async () =>
        {
            await journal.Append(write, cancellationToken).ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);
        if (wire.Lag is { } lag)
            await lag.OfDisk().ConfigureAwait(false);
    }

    public ValueTask<JournalPosition> Open(string persistenceId, CancellationToken cancellationToken) =>
        new(wire.Pass(WireKind.Journal, () => journal.Open(persistenceId, cancellationToken)));

    public ValueTask DeleteTo(string persistenceId, long toSequenceNr, CancellationToken cancellationToken) => new(wire.Pass(WireKind.Journal, async () =>
    {
        await journal.DeleteTo(persistenceId, toSequenceNr, cancellationToken).ConfigureAwait(false);
        return true;
    }));

    public IAsyncEnumerable<JournalEntry> Replay(string persistenceId, long fromSequenceNr, long toSequenceNr, CancellationToken cancellationToken) =>
        Each(journal.Replay(persistenceId, fromSequenceNr, toSequenceNr, cancellationToken), cancellationToken);

    public IAsyncEnumerable<string> PersistenceIds(CancellationToken cancellationToken) => Each(Reader.PersistenceIds(cancellationToken), cancellationToken);

    public IAsyncEnumerable<JournalRecord> ReplayTag(string tag, long afterOffset, CancellationToken cancellationToken) =>
        Each(Reader.ReplayTag(tag, afterOffset, cancellationToken), cancellationToken);

    public Task WaitForAppend(long seen, CancellationToken cancellationToken) => Reader.WaitForAppend(seen, cancellationToken);

    async IAsyncEnumerable<T> Each<T>(IAsyncEnumerable<T> all, [EnumeratorCancellation] CancellationToken stop)
    {
        await using var one = all.GetAsyncEnumerator(stop);
        while (await wire.Pass(WireKind.Journal, one.MoveNextAsync))
            yield return one.Current;
    }
}
