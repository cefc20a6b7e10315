using System.Text;

namespace Actors.Backends.Files;

/// <summary>What a segment holds, by stream and by tag, and what it says is deleted. All of it can be had again from the segment.</summary>
sealed class SegmentIndex
{
    readonly Dictionary<string, Postings> streams;
    readonly Dictionary<string, Postings>.AlternateLookup<ReadOnlySpan<char>> streamOf;
    readonly Dictionary<string, Postings> tags = new(StringComparer.Ordinal);
    readonly Dictionary<string, Deletion> deletions = new(StringComparer.Ordinal);

    public SegmentIndex()
    {
        streams = new(StringComparer.Ordinal);
        streamOf = streams.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public IReadOnlyDictionary<string, Postings> Streams => streams;

    public IReadOnlyDictionary<string, Postings> Tags => tags;

    public IReadOnlyDictionary<string, Deletion> Deletions => deletions;

    /// <summary>The number of events.</summary>
    public long Events { get; private set; }

    public void Add(in Record record, long offset)
    {
        if (record.Kind == RecordKind.Deletion)
        {
            deletions[record.PersistenceId] = new(record.SequenceNr, record.Ordinal);
            return;
        }
        Events += record.Count;
        StreamOf(record.Id).Add(offset, record.SequenceNr, record.Count);
        if (record.HasTags)
            AddTags(record, offset);
    }

    Postings StreamOf(ReadOnlySpan<byte> id)
    {
        Span<char> characters = stackalloc char[RecordBody.MaxId];
        var name = characters[..Encoding.UTF8.GetChars(id, characters)];
        if (!streamOf.TryGetValue(name, out var postings))
            streams.Add(name.ToString(), postings = new());
        return postings;
    }

    /// <summary>A record is listed once under a tag, whichever of its events have it, with the first one's ordinal.</summary>
    void AddTags(in Record record, long offset)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var events = record.Events; events.MoveNext();)
        {
            for (var rest = events.Current.Tags; rest.Length > 0; rest = rest[(1 + rest[0])..])
            {
                var tag = Encoding.UTF8.GetString(rest.Slice(1, rest[0]));
                if (!seen.Add(tag))
                    continue;
                if (!tags.TryGetValue(tag, out var postings))
                    tags.Add(tag, postings = new());
                postings.Add(offset, record.Ordinal, record.Count);
            }
        }
    }

    public void Encode(ByteBuffer to)
    {
        to.AddInt64(Events);
        Encode(to, streams);
        Encode(to, tags);
        to.AddInt32(deletions.Count);
        foreach (var (id, deletion) in deletions)
        {
            to.AddText(id);
            to.AddInt64(deletion.ToSequenceNr);
            to.AddInt64(deletion.HighestSequenceNr);
        }
    }

    public static SegmentIndex Decode(ref SpanReader from)
    {
        var index = new SegmentIndex { Events = from.Int64() };
        Decode(ref from, index.streams);
        Decode(ref from, index.tags);
        for (var left = from.Int32(); left > 0; left--)
            index.deletions.Add(from.Text(), new(from.Int64(), from.Int64()));
        return index;
    }

    static void Encode(ByteBuffer to, Dictionary<string, Postings> lists)
    {
        to.AddInt32(lists.Count);
        foreach (var (name, postings) in lists)
        {
            to.AddText(name);
            postings.Encode(to);
        }
    }

    static void Decode(ref SpanReader from, Dictionary<string, Postings> lists)
    {
        for (var left = from.Int32(); left > 0; left--)
            lists.Add(from.Text(), Postings.Decode(ref from));
    }
}
