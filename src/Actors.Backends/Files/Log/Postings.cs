namespace Actors.Backends.Files;

/// <summary>
/// Where in a segment the records of one stream or one tag are, and the number of the first event of each: sequence
/// numbers for a stream, ordinals for a tag. Differences of a few bytes; what is once written never changes, so that a
/// reader may go on with what it was handed while more is added.
/// </summary>
sealed class Postings
{
    byte[] bytes = new byte[16];
    int length;
    long lastOffset;
    long lastNumber;

    /// <summary>The number of the first event, or 0 for none.</summary>
    public long First { get; private set; }

    /// <summary>The number of the last event.</summary>
    public long Last { get; private set; }

    public void Add(long offset, long number, int count)
    {
        if (length == 0)
            First = number;
        Put((ulong)(offset - lastOffset));
        Put((ulong)(number - lastNumber));
        (lastOffset, lastNumber, Last) = (offset, number, number + count - 1);
    }

    /// <summary>What is there now.</summary>
    public PostingList Capture() => new(bytes.AsMemory(0, length), Last);

    public void Encode(ByteBuffer to)
    {
        to.AddInt64(First);
        to.AddInt64(Last);
        to.AddInt64(lastOffset);
        to.AddInt64(lastNumber);
        to.AddInt32(length);
        to.Add(bytes.AsSpan(0, length));
    }

    public static Postings Decode(ref SpanReader from)
    {
        var made = new Postings { First = from.Int64(), Last = from.Int64(), lastOffset = from.Int64(), lastNumber = from.Int64() };
        made.bytes = from.Bytes(from.Int32()).ToArray();
        made.length = made.bytes.Length;
        return made;
    }

    void Put(ulong value)
    {
        if (length + 10 > bytes.Length)
            Array.Resize(ref bytes, Math.Max(32, bytes.Length * 2));
        for (; value >= 0x80; value >>= 7)
            bytes[length++] = (byte)(value | 0x80);
        bytes[length++] = (byte)value;
    }
}

/// <summary>A list of postings that does not change any more.</summary>
readonly record struct PostingList(ReadOnlyMemory<byte> Bytes, long Last)
{
    /// <summary>The offsets of the records that hold <paramref name="fromNumber"/> and all after it.</summary>
    public IEnumerable<long> From(long fromNumber)
    {
        var (at, offset, number) = (0, 0L, 0L);
        long? held = null;
        while (at < Bytes.Length)
        {
            offset += (long)Next(ref at);
            number += (long)Next(ref at);
            if (held is { } before && number > fromNumber)
                yield return before;
            held = offset;
        }
        if (held is { } last && Last >= fromNumber)
            yield return last;
    }

    ulong Next(ref int at)
    {
        var span = Bytes.Span;
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = span[at++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
                return value;
        }
    }
}
