using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Actors.Runtime.Persistence;

/// <summary>A journal in memory: every call completes at once, and nothing survives the process.</summary>
public sealed class InMemoryJournal : IJournal
{
    readonly ConcurrentDictionary<string, EventLog> streams = new(StringComparer.Ordinal);

    /// <summary>The persistence ids that were ever opened, in ordinal order.</summary>
    public IReadOnlyList<string> PersistenceIds => [.. streams.Keys.Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public ValueTask<JournalPosition> Open(string persistenceId, CancellationToken cancellationToken) =>
        ValueTask.FromResult(StreamOf(persistenceId).Open());

    /// <inheritdoc/>
    public ValueTask Append(JournalWrite write, CancellationToken cancellationToken)
    {
        StreamOf(write.PersistenceId).Append(write);
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

        internal void Append(in JournalWrite write)
        {
            lock (gate)
            {
                if (write.Epoch != epoch)
                    throw new WriterFencedException($"writer {write.Epoch} of '{persistenceId}' was replaced by writer {epoch} and may not write event {write.ExpectedSequenceNr}");
                if (write.ExpectedSequenceNr != Highest + 1)
                    throw new WriterFencedException($"writer {write.Epoch} of '{persistenceId}' expected to write event {write.ExpectedSequenceNr}, and {Highest + 1} is next");
                foreach (var @event in write.Events.Span)
                    events.Add(@event);
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
