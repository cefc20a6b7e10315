using Actors.Runtime.Persistence;

namespace Actors.Backends.Files;

/// <summary>
/// The end of the log, where one thread writes. Whoever makes the next segment's file owns the log from then on: a
/// writer that finds that file made by another one acknowledges nothing more. After a failure the unfinished records
/// are cut off, or a new segment is begun that does not count them.
/// </summary>
sealed class LogTail : IDisposable
{
    readonly FileJournalOptions options;
    readonly SegmentList segments;
    readonly HashChain chain;
    IDiskFile file;
    string nextPath;
    long nextOrdinal;
    bool isUnsynced;
    bool mustRoll;

    LogTail(FileJournalOptions options, SegmentList segments, IDiskFile file)
    {
        this.options = options;
        this.segments = segments;
        this.file = file;
        nextPath = SegmentName.Log(options.Folder, Live.Number + 1);
        nextOrdinal = Live.Header.NextOrdinal;
        chain = new(Live.LastHash.Span);
    }

    public bool IsUnsynced => isUnsynced;

    Segment Live => segments.Last;

    IDisk Disk => options.Disk;

    /// <summary>Begins the segment <paramref name="number"/>, whose empty file is <paramref name="claim"/>, after those that are there.</summary>
    public static LogTail Begin(FileJournalOptions options, long number, IDiskFile claim, IReadOnlyList<Segment> before, out SegmentList segments)
    {
        var last = before is [.., var one] ? one : null;
        var header = new SegmentHeader(
            number, last?.Header.First ?? number, last?.Number ?? 0, last?.Length ?? 0,
            (last?.Header.NextOrdinal ?? 1) + (last?.Index.Events ?? 0),
            options.Time.GetUtcNow().UtcDateTime, options.HasHashChain, last?.LastHash ?? new byte[HashChain.Size]);
        SegmentFile.WriteHeader(options, claim, header);
        if (last is not null)
            SegmentFile.KeepIndex(options, last);
        segments = new([.. before, new(header, claim.Path, new())]);
        return new(options, segments, claim);
    }

    /// <summary>Writes records one after another and closes each with its place; they count when they are committed.</summary>
    public void Write(Span<byte> records)
    {
        if (mustRoll || (Live.Length >= options.SegmentSize && Live.Length > SegmentHeader.Size))
            Roll();
        Seal(records);
        try
        {
            file.Write(records, Live.Length);
            isUnsynced = true;
        }
        catch (Exception fault) when (DiskFault.Is(fault))
        {
            throw Abandon(fault, isFileSound: true);
        }
    }

    public void Sync()
    {
        try
        {
            file.Sync();
            isUnsynced = false;
        }
        catch (Exception fault) when (DiskFault.Is(fault))
        {
            throw Abandon(fault, isFileSound: false);
        }
    }

    /// <summary>Makes what was written count.</summary>
    /// <exception cref="WriterFencedException">Another writer has taken the log over, and may have done so before it could see these records.</exception>
    public void Commit(ReadOnlySpan<byte> records)
    {
        RequireOwned();
        segments.Commit(records);
        if (Live.Header.IsChained)
            Live.LastHash = chain.Last.ToArray();
        nextOrdinal = Live.Header.NextOrdinal + Live.Index.Events;
    }

    public void Dispose()
    {
        using (file)
        {
            if (isUnsynced && !mustRoll)
                Sync();
        }
    }

    void Seal(Span<byte> records)
    {
        var time = options.Time.GetUtcNow().UtcDateTime;
        var (offset, ordinal) = (Live.Length, nextOrdinal);
        for (var rest = records; rest.Length > 0;)
        {
            var record = rest[..RecordHead.SizeOf(rest)];
            RecordWriter.Seal(record, Live.Number, offset, ordinal, time, Live.Header.IsChained ? chain : null);
            ordinal += new Record(record[RecordHead.Size..]).Count;
            offset += record.Length;
            rest = rest[record.Length..];
        }
    }

    JournalWriteException Abandon(Exception fault, bool isFileSound)
    {
        chain.Reset(Live.LastHash.Span);
        mustRoll = !isFileSound;
        try
        {
            if (!Disk.Exists(nextPath))
                file.Cut(Live.Length);
        }
        catch (Exception second) when (DiskFault.Is(second))
        {
            mustRoll = true;
        }
        return DiskFault.Name(file.Path, fault);
    }

    void Roll()
    {
        if (isUnsynced)
            Sync();
        var dead = options.RemovesDeleted ? segments.Dead() : [];
        var deletions = segments.OnlyIn(dead.Count);
        var leaves = dead.Count > 0 && deletions.Count == 0;
        var header = new SegmentHeader(
            Live.Number + 1, leaves ? dead[^1].Number + 1 : Live.Header.First, Live.Number, Live.Length, nextOrdinal,
            options.Time.GetUtcNow().UtcDateTime, options.HasHashChain, Live.LastHash);
        var next = Claim();
        try
        {
            SegmentFile.WriteHeader(options, next, header);
        }
        catch (JournalWriteException)
        {
            next.Dispose();
            SegmentFile.Discard(Disk, next.Path);
            throw;
        }
        SegmentFile.KeepIndex(options, Live);
        file.Dispose();
        file = next;
        segments.Add(new(header, next.Path, new()));
        nextPath = SegmentName.Log(options.Folder, Live.Number + 1);
        mustRoll = false;
        foreach (var segment in segments.RemoveBefore(header.First))
        {
            SegmentFile.Discard(Disk, segment.Path);
            SegmentFile.Discard(Disk, SegmentName.Index(options.Folder, segment.Number));
        }
        Carry(deletions);
    }

    /// <summary>Says again what only segments say that could go, so that they can go at the next roll.</summary>
    void Carry(IReadOnlyDictionary<string, Deletion> deletions)
    {
        if (deletions.Count == 0)
            return;
        var (records, one) = (new ByteBuffer(), new ByteBuffer());
        foreach (var (id, deletion) in deletions)
        {
            one.Clear();
            RecordWriter.AddDeletion(one, id, epoch: 0, deletion, options.HasHashChain);
            records.Add(one.Written);
        }
        Write(records.Written);
        Sync();
        Commit(records.Written);
    }

    IDiskFile Claim()
    {
        RequireOwned();
        try
        {
            return Disk.Create(nextPath);
        }
        catch (Exception fault) when (DiskFault.Is(fault))
        {
            RequireOwned();
            throw DiskFault.Name(nextPath, fault);
        }
    }

    void RequireOwned()
    {
        if (Disk.Exists(nextPath))
            throw new WriterFencedException($"{nextPath} was made by another process, which has taken the journal over: this one may not write to {options.Folder} any more");
    }
}
