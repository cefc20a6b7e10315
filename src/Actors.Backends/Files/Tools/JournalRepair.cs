namespace Actors.Backends.Files;

/// <summary>Gives up the end of a log that is damaged in its last segment, because a person says so.</summary>
public static class JournalRepair
{
    /// <summary>
    /// Cuts the last segment before the first record that is not what was written. The bytes that go are kept beside
    /// it. Does nothing to a log that is whole.
    /// </summary>
    /// <exception cref="JournalCorruptException">The damage is not in the records of the last segment: a copy is needed.</exception>
    public static RepairReport? CutDamagedEnd(IDisk disk, string folder)
    {
        ArgumentNullException.ThrowIfNull(disk);
        using var folderLock = JournalLock.Take(disk, folder);
        try
        {
            LogFolder.Load(disk, folder, isThorough: true);
            return null;
        }
        catch (JournalCorruptException damage) when (IsInLastRecords(disk, folder, damage))
        {
            return Cut(disk, folder, damage);
        }
    }

    static bool IsInLastRecords(IDisk disk, string folder, JournalCorruptException damage) =>
        damage.Offset >= SegmentHeader.Size && damage.File == SegmentName.Log(folder, LogFolder.LastNumber(disk, folder));

    static RepairReport Cut(IDisk disk, string folder, JournalCorruptException damage)
    {
        var beside = $"{damage.File}.cut";
        try
        {
            using var file = disk.OpenWrite(damage.File);
            var bytes = new byte[file.Length - damage.Offset];
            file.Read(bytes, damage.Offset);
            if (disk.Exists(beside))
                disk.Delete(beside);
            using (var kept = disk.Create(beside))
            {
                kept.Write(bytes, 0);
                kept.Sync();
            }
            disk.SyncFolder(folder);
            file.Cut(damage.Offset);
            file.Sync();
            return new(damage.File, damage.Offset, bytes.Length, beside);
        }
        catch (Exception fault) when (DiskFault.Is(fault))
        {
            throw DiskFault.Name(beside, fault);
        }
    }
}

/// <summary>What was cut off, and where it is kept.</summary>
public sealed record RepairReport(string File, long Offset, long Bytes, string KeptIn);
