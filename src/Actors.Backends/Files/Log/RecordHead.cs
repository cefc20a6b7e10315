using System.Buffers.Binary;

namespace Actors.Backends.Files;

/// <summary>
/// The twelve bytes before a record's body: its length, the check of that length, the check of the body. Both checks
/// begin with the record's place, so that a record that stands where it was not written is refused; and with the
/// length safe by itself, a record that a crash cut short is told from one that has rotted.
/// </summary>
static class RecordHead
{
    public const int Size = 12;

    /// <summary>The largest body, in bytes.</summary>
    public const int MaxBody = 64 << 20;

    public static void Write(Span<byte> record, long segment, long offset)
    {
        var length = record.Length - Size;
        var place = Place(segment, offset, length);
        BinaryPrimitives.WriteInt32LittleEndian(record, length);
        BinaryPrimitives.WriteUInt32LittleEndian(record[4..], ~place);
        BinaryPrimitives.WriteUInt32LittleEndian(record[8..], ~Crc32C.Add(place, record[Size..]));
    }

    /// <summary>Writes the length alone, for a record whose place is not known yet.</summary>
    public static void WriteLength(Span<byte> record) => BinaryPrimitives.WriteInt32LittleEndian(record, record.Length - Size);

    /// <summary>The size of a record with its head, where that is known to be good.</summary>
    public static int SizeOf(ReadOnlySpan<byte> record) => Size + BinaryPrimitives.ReadInt32LittleEndian(record);

    /// <summary>The length of the body, or -1 when the head is not one that was written here.</summary>
    public static int ReadLength(ReadOnlySpan<byte> head, long segment, long offset)
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(head);
        return length is > 0 and <= MaxBody && BinaryPrimitives.ReadUInt32LittleEndian(head[4..]) == ~Place(segment, offset, length)
            ? length
            : -1;
    }

    public static bool HasWholeBody(ReadOnlySpan<byte> record, long segment, long offset) =>
        BinaryPrimitives.ReadUInt32LittleEndian(record[8..]) == ~Crc32C.Add(Place(segment, offset, record.Length - Size), record[Size..]);

    static uint Place(long segment, long offset, int length) =>
        Crc32C.Add(Crc32C.Add(Crc32C.Add(Crc32C.Start, (ulong)segment), (ulong)offset), (ulong)length);
}
