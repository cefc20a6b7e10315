namespace Actors.Backends.Files;

/// <summary>What a journal's folder holds, found without changing it; also beside a process that is writing it.</summary>
/// <param name="Segments">In the order of the log.</param>
/// <param name="Streams">In ordinal order of their ids.</param>
public sealed record JournalReport(IReadOnlyList<SegmentReport> Segments, IReadOnlyList<StreamReport> Streams)
{
    /// <summary>Reads the indexes, or every record and the hash chain.</summary>
    /// <exception cref="JournalCorruptException">The log is not whole.</exception>
    public static JournalReport Of(IDisk disk, string folder, bool isThorough)
    {
        var segments = LogFolder.Load(disk, folder, isThorough: isThorough);
        var events = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (id, postings) in segments.SelectMany(segment => segment.Index.Streams))
            events[id] = Math.Min(events.GetValueOrDefault(id, long.MaxValue), postings.First);
        return new(
            [.. segments.Select(SegmentReport.Of)],
            [.. new SegmentList(segments).Streams().OrderBy(one => one.PersistenceId, StringComparer.Ordinal)
                .Select(one => new StreamReport(one.PersistenceId, one.State.ToSequenceNr + 1, one.State.HighestSequenceNr))]);
    }
}

/// <summary>A segment.</summary>
/// <param name="TornBytes">What a crash left of an unfinished write, after all that counts.</param>
/// <param name="LastHash">The last link of the hash chain in hexadecimal, where there is a chain and it was read.</param>
public sealed record SegmentReport(
    long Number, string File, DateTime Created, long Bytes, long Events, int Streams, long TornBytes, string? LastHash)
{
    internal static SegmentReport Of(Segment segment) => new(
        segment.Number, segment.Path, segment.Header.Created, segment.Length, segment.Index.Events, segment.Index.Streams.Count,
        segment.TornBytes, segment.Header.IsChained ? Convert.ToHexStringLower(segment.LastHash.Span) : null);
}

/// <summary>A stream: its first event that is not deleted, and its last; none when the first is greater.</summary>
public sealed record StreamReport(string PersistenceId, long FirstSequenceNr, long LastSequenceNr)
{
    /// <summary>How many events it holds.</summary>
    public long Events => LastSequenceNr - FirstSequenceNr + 1;
}
