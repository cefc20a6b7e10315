namespace Actors.Backends.Files;

/// <summary>What happens to a segment's files at its beginning and at its end.</summary>
static class SegmentFile
{
    /// <summary>Makes a new segment part of the log, so that it lasts.</summary>
    public static void WriteHeader(FileJournalOptions options, IDiskFile file, SegmentHeader header)
    {
        try
        {
            file.Write(header.Encode(), 0);
            file.Sync();
            options.Disk.SyncFolder(options.Folder);
        }
        catch (Exception fault) when (DiskFault.Is(fault))
        {
            throw DiskFault.Name(file.Path, fault);
        }
    }

    /// <summary>Keeps the index of a finished segment, if the disk lets it.</summary>
    public static void KeepIndex(FileJournalOptions options, Segment segment)
    {
        try
        {
            IndexFile.Write(options.Disk, options.Folder, segment);
        }
        catch (Exception fault) when (DiskFault.Is(fault))
        {
            // Without it the next opening reads the segment itself.
        }
    }

    /// <summary>Deletes a file that is not part of the log any more; if it stays, nothing reads it.</summary>
    public static void Discard(IDisk disk, string path)
    {
        try
        {
            disk.Delete(path);
        }
        catch (Exception fault) when (DiskFault.Is(fault))
        {
            // The log is whole without it.
        }
    }
}
