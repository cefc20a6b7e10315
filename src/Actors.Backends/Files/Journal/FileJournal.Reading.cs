using System.Runtime.CompilerServices;
using System.Text;
using Actors.Runtime.Persistence;

namespace Actors.Backends.Files;

/// <content>Reading what is acknowledged, beside the writer.</content>
public sealed partial class FileJournal
{
    /// <inheritdoc/>
    /// <exception cref="JournalCorruptException">A record is not what was written.</exception>
    /// <exception cref="UnknownEventException">This program cannot read an event.</exception>
    public async IAsyncEnumerable<JournalEntry> Replay(string persistenceId, long fromSequenceNr, long toSequenceNr, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var from = Math.Max(fromSequenceNr, segments.DeletedToOf(persistenceId) + 1);
        var entries = new List<JournalEntry>();
        foreach (var (segment, records) in segments.OfStream(persistenceId, from))
        {
            using var reader = segment.Read(options.Disk);
            foreach (var offset in records.From(from))
            {
                cancellationToken.ThrowIfCancellationRequested();
                entries.Clear();
                if (!Decode(reader, offset, from, toSequenceNr, entries))
                    yield break;
                foreach (var entry in entries)
                    yield return entry;
            }
        }
        await ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public long AppendedCount => feed.Count;

    /// <inheritdoc/>
    public Task WaitForAppend(long seen, CancellationToken cancellationToken) => feed.WaitForMore(seen, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<string> PersistenceIds(CancellationToken cancellationToken) =>
        segments.Streams().Where(one => one.State.HighestSequenceNr > 0).Select(one => one.PersistenceId)
            .Order(StringComparer.Ordinal).ToAsyncEnumerable();

    /// <inheritdoc/>
    public async IAsyncEnumerable<JournalRecord> ReplayTag(string tag, long afterOffset, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var name = Encoding.UTF8.GetBytes(tag);
        var found = new List<JournalRecord>();
        foreach (var (segment, records) in segments.OfTag(tag, afterOffset + 1))
        {
            using var reader = segment.Read(options.Disk);
            foreach (var at in records.From(afterOffset + 1))
            {
                cancellationToken.ThrowIfCancellationRequested();
                found.Clear();
                DecodeTagged(reader, at, name, afterOffset, found);
                foreach (var one in found)
                    yield return one;
            }
        }
        await ValueTask.CompletedTask;
    }

    /// <summary>The events of a record that are wanted; false when the record is after them all.</summary>
    bool Decode(SegmentReader reader, long offset, long from, long to, List<JournalEntry> into)
    {
        var record = reader.ReadKnown(offset);
        var number = record.SequenceNr;
        if (number > to)
            return false;
        for (var events = record.Events; events.MoveNext() && number <= to; number++)
        {
            if (number >= from)
                into.Add(new(number, options.Formats.Read(events.Current)));
        }
        return true;
    }

    void DecodeTagged(SegmentReader reader, long at, byte[] tag, long afterOffset, List<JournalRecord> into)
    {
        var record = reader.ReadKnown(at);
        var (number, ordinal) = (record.SequenceNr, record.Ordinal);
        string? id = null;
        for (var events = record.Events; events.MoveNext(); number++, ordinal++)
        {
            if (ordinal <= afterOffset || !events.Current.HasTag(tag))
                continue;
            id ??= record.PersistenceId;
            if (number > segments.DeletedToOf(id))
                into.Add(new(ordinal, id, number, options.Formats.Read(events.Current)));
        }
    }
}
