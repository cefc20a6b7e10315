using System.Runtime.CompilerServices;

namespace Actors.Runtime.Persistence;

/// <summary>
/// Reads the events of all actors. A <c>Current…</c> reading ends with the events that are there when it begins;
/// the other goes on with those that come, until it is cancelled. Events come through the event adapters.
/// </summary>
public sealed class ReadJournal
{
    readonly IJournal journal;
    readonly IJournalReader reader;
    readonly EventAdapters adapters;

    internal ReadJournal(PersistenceSetup setup, EventAdapters eventAdapters)
    {
        journal = setup.Journal;
        adapters = eventAdapters;
        reader = journal as IJournalReader
            ?? throw new NotSupportedException($"{journal.GetType().Name} cannot be read across streams: it has no IJournalReader");
    }

    /// <summary>The events of one actor, from one number to another, both included.</summary>
    public IAsyncEnumerable<EventEnvelope> EventsByPersistenceId(string persistenceId, long fromSequenceNr, long toSequenceNr, CancellationToken cancellationToken = default) =>
        OfStream(persistenceId, fromSequenceNr, toSequenceNr, isLive: true, cancellationToken);

    /// <inheritdoc cref="EventsByPersistenceId"/>
    public IAsyncEnumerable<EventEnvelope> CurrentEventsByPersistenceId(string persistenceId, long fromSequenceNr, long toSequenceNr, CancellationToken cancellationToken = default) =>
        OfStream(persistenceId, fromSequenceNr, toSequenceNr, isLive: false, cancellationToken);

    /// <summary>The events of a tag, those after an offset.</summary>
    public IAsyncEnumerable<EventEnvelope> EventsByTag(string tag, Offset offset, CancellationToken cancellationToken = default) =>
        OfTag(tag, offset, isLive: true, cancellationToken);

    /// <inheritdoc cref="EventsByTag"/>
    public IAsyncEnumerable<EventEnvelope> CurrentEventsByTag(string tag, Offset offset, CancellationToken cancellationToken = default) =>
        OfTag(tag, offset, isLive: false, cancellationToken);

    /// <summary>The persistence ids that have been written so far, in ordinal order.</summary>
    public IAsyncEnumerable<string> CurrentPersistenceIds(CancellationToken cancellationToken = default) => reader.PersistenceIds(cancellationToken);

    /// <summary>The persistence ids that have been written and those that will be.</summary>
    public async IAsyncEnumerable<string> PersistenceIds([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            var seen = reader.AppendedCount;
            await foreach (var id in reader.PersistenceIds(cancellationToken))
            {
                if (known.Add(id))
                    yield return id;
            }
            await reader.WaitForAppend(seen, cancellationToken);
        }
    }

    async IAsyncEnumerable<EventEnvelope> OfStream(string persistenceId, long from, long to, bool isLive, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var next = Math.Max(1, from);
        while (next <= to)
        {
            var seen = reader.AppendedCount;
            await foreach (var entry in journal.Replay(persistenceId, next, to, cancellationToken))
            {
                next = entry.SequenceNr + 1;
                foreach (var @event in adapters.FromJournal(entry.Event))
                    yield return new(Offset.Sequence(entry.SequenceNr), persistenceId, entry.SequenceNr, @event);
            }
            if (!isLive)
                yield break;
            if (next <= to)
                await reader.WaitForAppend(seen, cancellationToken);
        }
    }

    async IAsyncEnumerable<EventEnvelope> OfTag(string tag, Offset offset, bool isLive, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = offset switch
        {
            NoOffset => 0,
            Sequence sequence => sequence.Value,
            _ => throw new ArgumentException($"{offset} is no offset of this journal", nameof(offset)),
        };
        while (true)
        {
            var seen = reader.AppendedCount;
            await foreach (var record in reader.ReplayTag(tag, last, cancellationToken))
            {
                last = record.Offset;
                foreach (var @event in adapters.FromJournal(record.Event))
                    yield return new(Offset.Sequence(record.Offset), record.PersistenceId, record.SequenceNr, @event);
            }
            if (!isLive)
                yield break;
            await reader.WaitForAppend(seen, cancellationToken);
        }
    }
}
