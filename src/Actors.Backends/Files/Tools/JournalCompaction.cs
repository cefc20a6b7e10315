namespace Actors.Backends.Files;

/// <summary>
/// Writes what is not deleted into one new segment, with which the log then begins; the rename of that segment is the
/// moment at which the old ones stop to count. Payloads are copied as they are: nothing that an older program wrote,
/// or a newer one, is lost.
/// </summary>
public static class JournalCompaction
{
    /// <summary>Compacts the journal of a folder that no process has open.</summary>
    /// <exception cref="JournalLockedException">A process has it open.</exception>
    /// <exception cref="JournalCorruptException">The log is not whole; nothing was changed.</exception>
    /// <exception cref="JournalWriteException">The disk cannot be written; the log is as before.</exception>
    public static CompactionReport Run(IDisk disk, string folder, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(disk);
        ArgumentNullException.ThrowIfNull(time);
        using var folderLock = JournalLock.Take(disk, folder);
        var segments = LogFolder.Load(disk, folder, isThorough: true);
        if (segments is [])
            return new(0, 0, 0);
        var number = LogFolder.LastNumber(disk, folder) + 1;
        using var claim = JournalLock.Claim(disk, folder, number);
        try
        {
            var (bytes, events) = Write(disk, $"{claim.Path}.tmp", number, segments, time);
            disk.Move($"{claim.Path}.tmp", claim.Path);
            disk.SyncFolder(folder);
            Remove(disk, folder, number);
            return new(segments.Sum(segment => segment.Length), bytes, events);
        }
        catch (Exception fault) when (DiskFault.Is(fault))
        {
            throw DiskFault.Name(claim.Path, fault);
        }
    }

    static (long Bytes, long Events) Write(IDisk disk, string path, long number, IReadOnlyList<Segment> segments, TimeProvider time)
    {
        if (disk.Exists(path))
            disk.Delete(path);
        using var file = disk.Create(path);
        var target = new CompactedSegment(file, number, segments[^1]);
        var states = new SegmentList(segments).Streams().ToDictionary(one => one.PersistenceId, one => one.State, StringComparer.Ordinal);
        foreach (var segment in segments)
            target.AddLiving(disk, segment, states);
        foreach (var (id, state) in states.Where(one => one.Value.ToSequenceNr > 0).OrderBy(one => one.Key, StringComparer.Ordinal))
            target.AddDeletion(id, state, time.GetUtcNow().UtcDateTime);
        target.Finish(time.GetUtcNow().UtcDateTime);
        return (target.Length, target.Events);
    }

    static void Remove(IDisk disk, string folder, long before)
    {
        foreach (var number in disk.FilesOf(folder).Select(SegmentName.Parse).OfType<long>().Where(number => number < before))
        {
            disk.Delete(SegmentName.Log(folder, number));
            disk.Delete(SegmentName.Index(folder, number));
        }
    }
}

/// <summary>What a compaction came to.</summary>
/// <param name="Events">How many events are left.</param>
public sealed record CompactionReport(long BytesBefore, long BytesAfter, long Events);
