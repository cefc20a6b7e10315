using System.Globalization;

namespace Actors.Backends.Files;

/// <summary>Reads a segment from end to end, checks every record, and makes its index.</summary>
static class SegmentScan
{
    /// <param name="sealedLength">How far the segment must be whole, as the one after it says; null for the last one, which may end inside of a record.</param>
    /// <exception cref="JournalCorruptException">A record is not what was written.</exception>
    public static Segment Run(IDisk disk, string path, SegmentHeader header, long? sealedLength)
    {
        var file = disk.OpenRead(path);
        using var reader = new SegmentReader(file, header.Number, sealedLength ?? file.Length);
        if (sealedLength > file.Length)
            throw CutOff(path, file.Length, sealedLength.Value);
        var segment = new Segment(header, path, new());
        var chain = header.IsChained ? new HashChain(header.PreviousHash.Span) : null;
        for (var offset = (long)SegmentHeader.Size; ;)
        {
            switch (reader.Read(offset, out var record, out var size))
            {
                case Found.Whole when chain?.Follows(record) == false:
                    throw new JournalCorruptException(path, offset, "the record does not follow from those before it: the log was changed by hand", "restore the journal from a copy");
                case Found.Whole:
                    segment.Index.Add(record, offset);
                    offset += size;
                    continue;
                case Found.End:
                    return Ended(segment, offset, chain);
                case Found.CutShort when sealedLength is null:
                case Found.Damaged when sealedLength is null && IsUnwritten(reader, offset, file.Length):
                    segment.TornBytes = file.Length - offset;
                    return Ended(segment, offset, chain);
                default:
                    throw sealedLength is null ? DamagedTail(path, offset, file.Length - offset) : reader.Damage(offset);
            }
        }
    }

    public static JournalCorruptException CutOff(string path, long length, long sealedLength) => new(
        path, length, string.Create(CultureInfo.InvariantCulture, $"the file ends here and has lost {sealedLength - length} bytes"), "restore it from a copy");

    static Segment Ended(Segment segment, long length, HashChain? chain)
    {
        segment.Length = length;
        if (chain is not null)
            segment.LastHash = chain.Last.ToArray();
        return segment;
    }

    /// <summary>Whether all to the end is zeros: space that the file was given and that no write has reached.</summary>
    static bool IsUnwritten(SegmentReader reader, long offset, long end)
    {
        for (; offset < end; offset += 4096)
        {
            if (reader.Bytes(offset, (int)Math.Min(4096, end - offset)).ContainsAnyExcept((byte)0))
                return false;
        }
        return true;
    }

    static JournalCorruptException DamagedTail(string path, long offset, long rest) => new(
        path, offset, "the record here is not what was written",
        string.Create(CultureInfo.InvariantCulture, $"restore this file from a copy, or give up these last {rest} bytes with `journal verify --cut`"));
}
