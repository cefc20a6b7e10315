using Actors.Backends.Files;

namespace Actors.Tests.Backends.Files;

/// <summary>A journal that was written and left behind as a crash leaves it, and what was acknowledged of it.</summary>
sealed class WrittenLog
{
    public const string Folder = "/j";

    WrittenLog(MemoryDisk disk, Dictionary<string, object[]> acknowledged) => (Disk, Acknowledged) = (disk, acknowledged);

    public MemoryDisk Disk { get; }

    public Dictionary<string, object[]> Acknowledged { get; }

    /// <summary>The paths of the segments, in the order of the log.</summary>
    public string[] Segments => [.. Disk.Paths.Where(path => path.EndsWith(".log", StringComparison.Ordinal))];

    public static FileJournalOptions Options(MemoryDisk disk) => new(Folder, Stored.Formats) { Disk = disk };

    /// <summary>Writes records of one or a few events on three streams.</summary>
    public static async Task<WrittenLog> Of(int records, long segmentSize = long.MaxValue, bool isChained = false)
    {
        var disk = new MemoryDisk();
        using var journal = FileJournal.Open(Options(disk) with { SegmentSize = segmentSize, HasHashChain = isChained });
        string[] ids = ["a", "risk/b", "c"];
        var epochs = new Dictionary<string, long>(StringComparer.Ordinal);
        var written = ids.ToDictionary(id => id, _ => new List<object>(), StringComparer.Ordinal);
        foreach (var id in ids)
            epochs[id] = (await journal.Open(id)).Epoch;
        for (var n = 0; n < records; n++)
        {
            var id = ids[n % 3];
            object[] events = n % 7 == 0 ? [n, $"{n}", new Paid(n, "x")] : [n];
            await journal.Append(id, written[id].Count + 1, epochs[id], events);
            written[id].AddRange(events);
        }
        return new(disk.Copy(), written.ToDictionary(one => one.Key, one => one.Value.ToArray(), StringComparer.Ordinal));
    }

    /// <summary>The disk with one file changed.</summary>
    public MemoryDisk With(string path, byte[] bytes)
    {
        var disk = Disk.Copy();
        disk[path] = bytes;
        return disk;
    }

    /// <summary>Where the records of a segment begin, and its end.</summary>
    public IReadOnlyList<long> Boundaries(string path)
    {
        var bytes = Disk[path];
        var boundaries = new List<long> { SegmentHeader.Size };
        while (boundaries[^1] < bytes.Length)
            boundaries.Add(boundaries[^1] + RecordHead.SizeOf(bytes.AsSpan((int)boundaries[^1])));
        return boundaries;
    }
}
