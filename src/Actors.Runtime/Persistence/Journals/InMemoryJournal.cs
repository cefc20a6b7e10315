using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Actors.Runtime.Persistence;

/// <summary>A journal in memory: every call completes at once, and nothing survives the process.</summary>
public sealed class InMemoryJournal : IJournal, IJournalReader
{
    readonly AppendFeed feed = new();
    readonly TagIndex tags = new();
    readonly ConcurrentDictionary<string, EventLog> streams = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public long AppendedCount => feed.Count;

    /// <summary>The persistence ids that were ever opened, in ordinal order.</summary>
    public IReadOnlyList<string> PersistenceIds => [.. streams.Keys.Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public ValueTask<JournalPosition> Open(string persistenceId, CancellationToken cancellationToken) =>
        ValueTask.FromResult(StreamOf(persistenceId).Open());

    /// <inheritdoc/>
    public ValueTask Append(JournalWrite write, CancellationToken cancellationToken)
    {
        StreamOf(write.PersistenceId).Append(write, tags);
        feed.Announce(write.Events.Length);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<JournalEntry> Replay(string persistenceId, long fromSequenceNr, long toSequenceNr, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var entry in Read(persistenceId, fromSequenceNr, toSequenceNr))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return entry;
        }
        await ValueTask.CompletedTask;
    }

    /// <summary>The events of a stream in their order, as a list.</summary>
    public IReadOnlyList<JournalEntry> Read(string persistenceId, long fromSequenceNr = 1, long toSequenceNr = long.MaxValue) =>
        StreamOf(persistenceId).Read(fromSequenceNr, toSequenceNr);

    /// <inheritdoc/>
    public ValueTask DeleteTo(string persistenceId, long toSequenceNr, CancellationToken cancellationToken)
    {
        StreamOf(persistenceId).DeleteTo(toSequenceNr);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<JournalRecord> ReplayTag(string tag, long afterOffset, CancellationToken cancellationToken) =>
        tags.Read(tag, afterOffset).Where(one => one.SequenceNr > StreamOf(one.PersistenceId).DeletedTo).ToAsyncEnumerable();

    /// <inheritdoc/>
    public Task WaitForAppend(long seen, CancellationToken cancellationToken) => feed.WaitForMore(seen, cancellationToken);

    IAsyncEnumerable<string> IJournalReader.PersistenceIds(CancellationToken cancellationToken) =>
        streams.Where(static one => one.Value.HasEvents).Select(static one => one.Key).Order(StringComparer.Ordinal).ToAsyncEnumerable();

    EventLog StreamOf(string persistenceId) => streams.GetOrAdd(persistenceId, static id => new EventLog(id));

    /// <summary>One stream. The lock is for journals that several systems, or several writers of one id, share.</summary>
    sealed class EventLog(string persistenceId)
    {
        readonly Lock gate = new();
        readonly List<object> events = [];
        long deletedTo;
        long epoch;

        long Highest => deletedTo + events.Count;

        internal JournalPosition Open()
        {
            lock (gate)
                return new(++epoch, Highest);
        }

        internal long DeletedTo
        {
            get
            {
                lock (gate)
                    return deletedTo;
            }
        }

        internal bool HasEvents
        {
            get
            {
                lock (gate)
                    return Highest > 0;
            }
        }

        internal void Append(in JournalWrite write, TagIndex tags)
        {
            lock (gate)
            {
                if (write.Epoch != epoch)
                    throw new WriterFencedException($"writer {write.Epoch} of '{persistenceId}' was replaced by writer {epoch} and may not write event {write.ExpectedSequenceNr}");
                if (write.ExpectedSequenceNr != Highest + 1)
                    throw new WriterFencedException($"writer {write.Epoch} of '{persistenceId}' expected to write event {write.ExpectedSequenceNr}, and {Highest + 1} is next");
                foreach (var @event in write.Events.Span)
                {
                    if (@event is Tagged tagged)
                        tags.Add(tagged, persistenceId, Highest + 1);
                    events.Add(Tagged.PayloadOf(@event));
                }
            }
        }

        internal IReadOnlyList<JournalEntry> Read(long from, long to)
        {
            lock (gate)
            {
                var first = Math.Max(from, deletedTo + 1);
                var last = Math.Min(to, Highest);
                var entries = new List<JournalEntry>((int)Math.Max(0, last - first + 1));
                for (var number = first; number <= last; number++)
                    entries.Add(new(number, events[(int)(number - deletedTo - 1)]));
                return entries;
            }
        }

        internal void DeleteTo(long toSequenceNr)
        {
            lock (gate)
            {
                var to = Math.Min(toSequenceNr, Highest);
                if (to <= deletedTo)
                    return;
                events.RemoveRange(0, (int)(to - deletedTo));
                deletedTo = to;
            }
        }
    }
}
