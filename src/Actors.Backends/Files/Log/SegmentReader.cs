namespace Actors.Backends.Files;

/// <summary>How a record was found.</summary>
enum Found
{
    Whole,

    /// <summary>There is nothing more.</summary>
    End,

    /// <summary>The file ends inside of the record: its write was cut short.</summary>
    CutShort,

    /// <summary>The bytes are not those that were written.</summary>
    Damaged,
}

/// <summary>
/// Reads records at given offsets. It reads ahead as long as the offsets follow one another closely, and little where
/// they do not: one stream's events may be far apart.
/// </summary>
sealed class SegmentReader(IDiskFile file, long segment, long end) : IDisposable
{
    const int Least = 512, Near = 4 << 10, Most = 512 << 10;

    byte[] window = [];
    long start;
    int filled;
    int ahead = Least;

    public string Path => file.Path;

    public long Segment => segment;

    /// <summary>Reads the record at an offset; <paramref name="record"/> is good until the next call.</summary>
    /// <param name="size">The bytes it takes with its head.</param>
    public Found Read(long offset, out Record record, out int size)
    {
        record = default;
        size = 0;
        if (offset >= end)
            return Found.End;
        var head = Bytes(offset, RecordHead.Size);
        if (head.Length < RecordHead.Size)
            return Found.CutShort;
        var length = RecordHead.ReadLength(head, segment, offset);
        if (length < 0)
            return Found.Damaged;
        size = RecordHead.Size + length;
        var whole = Bytes(offset, size);
        if (whole.Length < size)
            return Found.CutShort;
        if (!RecordHead.HasWholeBody(whole, segment, offset))
            return Found.Damaged;
        record = new(whole[RecordHead.Size..]);
        return Found.Whole;
    }

    /// <summary>Reads a record that is known to be there.</summary>
    /// <exception cref="JournalCorruptException">It is not there any more.</exception>
    public Record ReadKnown(long offset) =>
        Read(offset, out var record, out _) == Found.Whole ? record : throw Damage(offset);

    public JournalCorruptException Damage(long offset) => new(
        Path, offset, "the record here is not what was written", "restore this file from a copy; `journal verify` shows all that is damaged");

    public ReadOnlySpan<byte> Bytes(long offset, int count)
    {
        if (offset < start || offset + count > start + filled)
            Fill(offset, (int)Math.Min(count, end - offset));
        return window.AsSpan((int)(offset - start), (int)Math.Min(count, start + filled - offset));
    }

    public void Dispose() => file.Dispose();

    void Fill(long offset, int count)
    {
        ahead = offset >= start && offset <= start + filled + Near ? Math.Min(ahead * 2, Most) : Least;
        var wanted = (int)Math.Min(Math.Max(count, ahead), end - offset);
        if (window.Length < wanted)
            window = new byte[Math.Max(wanted, Math.Min(ahead * 2, Most))];
        start = offset;
        filled = file.Read(window.AsSpan(0, wanted), offset);
    }
}
