namespace Actors.Backends.Files;

/// <summary>Reads what a journal's folder holds, and changes nothing.</summary>
static class LogFolder
{
    /// <summary>The greatest number that a segment file has; 0 for none.</summary>
    public static long LastNumber(IDisk disk, string folder) =>
        disk.FilesOf(folder).Select(SegmentName.Parse).Max() ?? 0;

    /// <summary>
    /// The segments of the log in order. Each names the one before it, so they are found from the last one back: a file
    /// that none of them names is not part of the log.
    /// </summary>
    /// <param name="before">Segments from this number on are not looked at.</param>
    /// <param name="isThorough">Reads every record of every segment and checks the hash chain, where finished segments have an index otherwise.</param>
    /// <exception cref="JournalCorruptException">The log is not whole.</exception>
    public static IReadOnlyList<Segment> Load(IDisk disk, string folder, long before = long.MaxValue, bool isThorough = false)
    {
        var headers = Chain(disk, folder, before);
        var segments = new List<Segment>(headers.Count);
        for (var i = 0; i < headers.Count; i++)
        {
            var header = headers[i];
            var path = SegmentName.Log(folder, header.Number);
            long? length = i + 1 < headers.Count ? headers[i + 1].PreviousLength : null;
            if (isThorough && i > 0 && !header.PreviousHash.Span.SequenceEqual(segments[^1].LastHash.Span))
                throw new JournalCorruptException(path, 0, "the segment does not follow from the one before: the log was changed by hand", "restore the journal from a copy");
            segments.Add(isThorough || length is null
                ? SegmentScan.Run(disk, path, header, length)
                : Finished(disk, folder, path, header, length.Value));
        }
        return segments;
    }

    static List<SegmentHeader> Chain(IDisk disk, string folder, long before)
    {
        var chain = new List<SegmentHeader>();
        for (var header = Last(disk, folder, before); header is not null; header = Previous(disk, folder, header))
            chain.Add(header);
        chain.Reverse();
        return chain;
    }

    /// <summary>The last segment that was begun; one whose writer ended before its header was written is none.</summary>
    static SegmentHeader? Last(IDisk disk, string folder, long before)
    {
        foreach (var number in disk.FilesOf(folder).Select(SegmentName.Parse).OfType<long>().Where(number => number < before).OrderDescending())
        {
            if (Header(disk, folder, number) is { } header)
                return header;
        }
        return null;
    }

    static SegmentHeader? Previous(IDisk disk, string folder, SegmentHeader header)
    {
        if (header.Previous == 0 || header.Previous < header.First)
            return null;
        var path = SegmentName.Log(folder, header.Previous);
        var previous = disk.Exists(path) ? Header(disk, folder, header.Previous) : null;
        return previous is null
            ? throw new JournalCorruptException(path, 0, $"the segment is missing or empty, and segment {header.Number} follows it", "restore this file from a copy")
            : previous with { First = header.First };
    }

    static SegmentHeader? Header(IDisk disk, string folder, long number)
    {
        using var file = disk.OpenRead(SegmentName.Log(folder, number));
        return SegmentHeader.Read(file, number);
    }

    static Segment Finished(IDisk disk, string folder, string path, SegmentHeader header, long length)
    {
        using (var file = disk.OpenRead(path))
        {
            if (file.Length < length)
                throw SegmentScan.CutOff(path, file.Length, length);
        }
        if (IndexFile.Read(disk, folder, header.Number, length) is { } index)
            return new(header, path, index) { Length = length };
        return SegmentScan.Run(disk, path, header, length);
    }
}
