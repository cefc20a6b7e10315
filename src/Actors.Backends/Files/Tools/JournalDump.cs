using System.Text;

namespace Actors.Backends.Files;

/// <summary>An event as it is stored, for people and other programs.</summary>
/// <param name="Ordinal">Its place among all events of the journal.</param>
/// <param name="Payload">The bytes that are stored.</param>
/// <param name="Json">The event as JSON text: as it is stored, or as its format shows it; null when it is neither.</param>
public sealed record RawEvent(
    long Ordinal, string PersistenceId, long SequenceNr, long Epoch, DateTime Time,
    string Manifest, int Version, IReadOnlyList<string> Tags, ReadOnlyMemory<byte> Payload, ReadOnlyMemory<byte>? Json);

/// <summary>Reads a journal's events in the order they were written, without opening it.</summary>
public static class JournalDump
{
    /// <summary>All events that are not deleted.</summary>
    /// <param name="formats">Show the events that are not stored as JSON; what they do not know is there as bytes.</param>
    /// <param name="persistenceId">Of one stream, or of all.</param>
    /// <param name="fromOrdinal">The first place that is wanted.</param>
    /// <exception cref="JournalCorruptException">The log is not whole.</exception>
    /// <exception cref="UnknownEventException">An event is not what its manifest and version say.</exception>
    public static IEnumerable<RawEvent> Read(IDisk disk, string folder, EventFormats formats, string? persistenceId = null, long fromOrdinal = 0)
    {
        var segments = LogFolder.Load(disk, folder);
        var deleted = new SegmentList(segments).Streams().ToDictionary(one => one.PersistenceId, one => one.State.ToSequenceNr, StringComparer.Ordinal);
        foreach (var segment in segments)
        {
            using var reader = segment.Read(disk);
            for (var offset = (long)SegmentHeader.Size; offset < segment.Length;)
            {
                var (events, size) = Read(reader, offset, formats);
                foreach (var one in events)
                {
                    if (one.Ordinal >= fromOrdinal && one.SequenceNr > deleted[one.PersistenceId]
                        && (persistenceId is null || string.Equals(one.PersistenceId, persistenceId, StringComparison.Ordinal)))
                        yield return one;
                }
                offset += size;
            }
        }
    }

    static (List<RawEvent> Events, int Size) Read(SegmentReader reader, long offset, EventFormats formats)
    {
        if (reader.Read(offset, out var record, out var size) != Found.Whole)
            throw reader.Damage(offset);
        var found = new List<RawEvent>(record.Count);
        if (record.Kind != RecordKind.Events)
            return (found, size);
        var (ordinal, sequenceNr, id) = (record.Ordinal, record.SequenceNr, record.PersistenceId);
        for (var events = record.Events; events.MoveNext();)
        {
            var one = events.Current;
            found.Add(new(
                ordinal++, id, sequenceNr++, record.Epoch, record.Time, Encoding.UTF8.GetString(one.Manifest), one.Version,
                TagsOf(one), one.Payload.ToArray(), formats.Show(one) is { } json ? (ReadOnlyMemory<byte>?)json : null));
        }
        return (found, size);
    }

    static List<string> TagsOf(in StoredEvent one)
    {
        var tags = new List<string>();
        for (var rest = one.Tags; rest.Length > 0; rest = rest[(1 + rest[0])..])
            tags.Add(Encoding.UTF8.GetString(rest.Slice(1, rest[0])));
        return tags;
    }
}
