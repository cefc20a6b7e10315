using System.Buffers.Binary;

namespace Actors.Backends.Files;

/// <summary>
/// Keeps the index of a finished segment beside it, so that opening a journal reads no old events. A file that is
/// missing, older than its segment or damaged is made again.
/// </summary>
static class IndexFile
{
    const ulong Magic = 0x315844494A544341; // "ACTJIDX1"
    const int HeaderSize = 32;

    public static void Write(IDisk disk, string folder, Segment segment)
    {
        var bytes = new ByteBuffer(4096);
        bytes.AddInt64(unchecked((long)Magic));
        bytes.AddInt64(segment.Number);
        bytes.AddInt64(segment.Length);
        bytes.AddInt64(0);
        segment.Index.Encode(bytes);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.Written[24..], Crc32C.Of(bytes.Written[HeaderSize..]));
        var path = SegmentName.Index(folder, segment.Number);
        var beside = $"{path}.tmp";
        if (disk.Exists(beside))
            disk.Delete(beside);
        using (var file = disk.Create(beside))
            file.Write(bytes.Written, 0);
        disk.Move(beside, path);
    }

    /// <summary>The index, or null when there is none of this segment as long as it is.</summary>
    public static SegmentIndex? Read(IDisk disk, string folder, long number, long length)
    {
        var path = SegmentName.Index(folder, number);
        if (!disk.Exists(path))
            return null;
        using var file = disk.OpenRead(path);
        var bytes = new byte[file.Length];
        if (file.Read(bytes, 0) < HeaderSize)
            return null;
        var reader = new SpanReader(bytes);
        if (unchecked((ulong)reader.Int64()) != Magic || reader.Int64() != number || reader.Int64() != length)
            return null;
        if (unchecked((uint)reader.Int64()) != Crc32C.Of(bytes.AsSpan(HeaderSize)))
            return null;
        return SegmentIndex.Decode(ref reader);
    }
}
