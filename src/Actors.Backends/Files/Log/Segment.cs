namespace Actors.Backends.Files;

/// <summary>A segment of the log and what is in it.</summary>
/// <param name="header">Its first bytes.</param>
/// <param name="path">Its file.</param>
sealed class Segment(SegmentHeader header, string path, SegmentIndex index)
{
    public SegmentHeader Header => header;

    public long Number => header.Number;

    public string Path => path;

    public SegmentIndex Index => index;

    /// <summary>How many bytes of the file count.</summary>
    public long Length { get; set; } = SegmentHeader.Size;

    /// <summary>The bytes after <see cref="Length"/> that a crash left of an unfinished write.</summary>
    public long TornBytes { get; set; }

    /// <summary>The link of the hash chain after its last record; known when the segment was read or written, not from its index.</summary>
    public ReadOnlyMemory<byte> LastHash { get; set; } = header.PreviousHash;

    public SegmentReader Read(IDisk disk) => new(disk.OpenRead(path), header.Number, Length);
}
