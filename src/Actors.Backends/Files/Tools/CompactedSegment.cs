namespace Actors.Backends.Files;

/// <summary>A segment that is written from what lives in others. Its header comes last: only then it is known what it holds.</summary>
/// <param name="last">The last segment of the log as it was, which says where the log goes on.</param>
sealed class CompactedSegment(IDiskFile file, long number, Segment last)
{
    const int FlushSize = 1 << 20;

    readonly bool isChained = last.Header.IsChained;
    readonly HashChain chain = new(last.LastHash.Span);
    readonly ByteBuffer buffer = new(FlushSize);
    readonly ByteBuffer one = new();
    long flushed = SegmentHeader.Size;

    public long Length => flushed + buffer.Length;

    public long Events { get; private set; }

    /// <summary>Copies the records that hold an event that is not deleted.</summary>
    public void AddLiving(IDisk disk, Segment segment, Dictionary<string, Deletion> states)
    {
        using var reader = segment.Read(disk);
        for (var offset = (long)SegmentHeader.Size; offset < segment.Length;)
        {
            if (reader.Read(offset, out var record, out var size) != Found.Whole)
                throw reader.Damage(offset);
            if (record.Kind == RecordKind.Events && record.SequenceNr + record.Count - 1 > states[record.PersistenceId].ToSequenceNr)
            {
                Copy(segment.Header.IsChained ? record.BeforeHash : reader.Bytes(offset, size)[RecordHead.Size..]);
                Add(record.Ordinal, record.Time);
                Events += record.Count;
            }
            offset += size;
        }
    }

    public void AddDeletion(string persistenceId, in Deletion deletion, DateTime time)
    {
        one.Clear();
        RecordWriter.AddDeletion(one, persistenceId, epoch: 0, deletion, isChained);
        Add(ordinal: 0, time);
    }

    public void Finish(DateTime time)
    {
        Flush();
        var next = last.Header.NextOrdinal + last.Index.Events;
        file.Write(new SegmentHeader(number, number, 0, 0, next - Events, time, isChained, last.LastHash).Encode(), 0);
        file.Sync();
    }

    void Copy(ReadOnlySpan<byte> body)
    {
        one.Clear();
        one.Reserve(RecordHead.Size);
        one.Add(body);
        if (isChained)
            one.Reserve(HashChain.Size);
        RecordHead.WriteLength(one.Written);
    }

    void Add(long ordinal, DateTime time)
    {
        RecordWriter.Seal(one.Written, number, Length, ordinal, time, isChained ? chain : null);
        buffer.Add(one.Written);
        if (buffer.Length >= FlushSize)
            Flush();
    }

    void Flush()
    {
        file.Write(buffer.Written, flushed);
        flushed += buffer.Length;
        buffer.Clear();
    }
}
