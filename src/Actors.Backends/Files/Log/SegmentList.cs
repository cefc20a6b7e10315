namespace Actors.Backends.Files;

/// <summary>
/// The segments of an open log: one thread writes, any may read. A reader is handed lists that do not change, of
/// acknowledged records only.
/// </summary>
sealed class SegmentList
{
    readonly Lock gate = new();
    readonly List<Segment> segments;
    readonly Dictionary<string, Deletion> deletions = new(StringComparer.Ordinal);

    public SegmentList(IEnumerable<Segment> segments)
    {
        this.segments = [.. segments];
        foreach (var (id, deletion) in this.segments.SelectMany(segment => segment.Index.Deletions))
            Merge(id, deletion);
    }

    public Segment Last => segments[^1];

    public void Add(Segment segment)
    {
        lock (gate)
            segments.Add(segment);
    }

    /// <summary>Makes records of the last segment known; they are in its file from its present length on.</summary>
    public void Commit(ReadOnlySpan<byte> records)
    {
        lock (gate)
        {
            for (var rest = records; rest.Length > 0;)
            {
                var size = RecordHead.SizeOf(rest);
                var record = new Record(rest[RecordHead.Size..size]);
                Last.Index.Add(record, Last.Length);
                if (record.Kind == RecordKind.Deletion)
                    Merge(record.PersistenceId, new(record.SequenceNr, record.Ordinal));
                Last.Length += size;
                rest = rest[size..];
            }
        }
    }

    /// <summary>Removes the first segments and answers them.</summary>
    public IReadOnlyList<Segment> RemoveBefore(long first)
    {
        lock (gate)
        {
            var gone = segments.TakeWhile(segment => segment.Number < first).ToArray();
            segments.RemoveRange(0, gone.Length);
            return gone;
        }
    }

    /// <summary>The finished segments at the log's beginning of which every event is deleted.</summary>
    public IReadOnlyList<Segment> Dead()
    {
        lock (gate)
            return [.. segments.SkipLast(1).TakeWhile(segment => segment.Index.Streams.All(one => one.Value.Last <= DeletedTo(one.Key)))];
    }

    /// <summary>What would be forgotten of deletions if the first <paramref name="count"/> segments went.</summary>
    public IReadOnlyDictionary<string, Deletion> OnlyIn(int count)
    {
        lock (gate)
        {
            var kept = segments.Skip(count).SelectMany(segment => segment.Index.Deletions.Keys).ToHashSet(StringComparer.Ordinal);
            return segments.Take(count).SelectMany(segment => segment.Index.Deletions.Keys)
                .Distinct(StringComparer.Ordinal).Where(id => !kept.Contains(id))
                .Order(StringComparer.Ordinal).ToDictionary(id => id, id => deletions[id], StringComparer.Ordinal);
        }
    }

    /// <summary>Where every stream stands.</summary>
    public IEnumerable<(string PersistenceId, Deletion State)> Streams()
    {
        lock (gate)
        {
            var states = new Dictionary<string, Deletion>(deletions, StringComparer.Ordinal);
            foreach (var (id, postings) in segments.SelectMany(segment => segment.Index.Streams))
            {
                var known = states.GetValueOrDefault(id);
                states[id] = known with { HighestSequenceNr = Math.Max(known.HighestSequenceNr, postings.Last) };
            }
            return [.. states.Select(one => (one.Key, one.Value))];
        }
    }

    /// <summary>The records of a stream that hold events from a number on, by segment.</summary>
    public IReadOnlyList<(Segment Segment, PostingList Records)> OfStream(string persistenceId, long fromSequenceNr) =>
        Capture(index => index.Streams.GetValueOrDefault(persistenceId), fromSequenceNr);

    /// <summary>The records that hold events under a tag, by segment.</summary>
    public IReadOnlyList<(Segment Segment, PostingList Records)> OfTag(string tag, long fromOrdinal) =>
        Capture(index => index.Tags.GetValueOrDefault(tag), fromOrdinal);

    /// <summary>The number up to which a stream is deleted.</summary>
    public long DeletedToOf(string persistenceId)
    {
        lock (gate)
            return DeletedTo(persistenceId);
    }

    List<(Segment, PostingList)> Capture(Func<SegmentIndex, Postings?> select, long from)
    {
        var captured = new List<(Segment, PostingList)>();
        lock (gate)
        {
            foreach (var segment in segments)
            {
                if (select(segment.Index) is { } postings && postings.Last >= from)
                    captured.Add((segment, postings.Capture()));
            }
        }
        return captured;
    }

    long DeletedTo(string persistenceId) => deletions.GetValueOrDefault(persistenceId).ToSequenceNr;

    void Merge(string persistenceId, in Deletion deletion)
    {
        if (deletion.ToSequenceNr >= DeletedTo(persistenceId))
            deletions[persistenceId] = deletion;
    }
}
