using System.Buffers.Binary;

namespace Actors.Backends.Files;

/// <summary>
/// The first bytes of a segment. It names the segment before and how far that one counts: what a writer that had been
/// replaced, or had failed, left behind that length was never acknowledged and is never read.
/// </summary>
/// <param name="First">The segment that the log begins with; all files of smaller numbers are leftovers.</param>
/// <param name="Previous">The segment before, or 0 for the first.</param>
/// <param name="PreviousLength">How many of its bytes count.</param>
/// <param name="NextOrdinal">The place that the next event gets among all of the journal.</param>
/// <param name="PreviousHash">The last link of the hash chain before; zeros where there is none.</param>
sealed record SegmentHeader(
    long Number, long First, long Previous, long PreviousLength, long NextOrdinal, DateTime Created, bool IsChained, ReadOnlyMemory<byte> PreviousHash)
{
    public const int Size = 112;

    const ulong Magic = 0x314C4E4A53544341; // "ACTSJNL1"
    const ushort Version = 1;

    public byte[] Encode()
    {
        var bytes = new byte[Size];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, Magic);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(8), Version);
        bytes[10] = IsChained ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(16), Number);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(24), First);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(32), Previous);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(40), PreviousLength);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(48), NextOrdinal);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(56), Created.Ticks);
        PreviousHash.Span.CopyTo(bytes.AsSpan(64));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(108), Crc32C.Of(bytes.AsSpan(0, 108)));
        return bytes;
    }

    /// <summary>The header of a segment, or null for a file that never got one: its writer ended while making it.</summary>
    /// <exception cref="JournalCorruptException">It is not the header of this segment.</exception>
    public static SegmentHeader? Read(IDiskFile file, long number)
    {
        Span<byte> bytes = stackalloc byte[Size];
        if (file.Read(bytes, 0) < Size || !bytes.ContainsAnyExcept((byte)0))
            return null;
        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes[108..]) != Crc32C.Of(bytes[..108]))
            throw Corrupt(file, "the segment's header is damaged");
        if (BinaryPrimitives.ReadUInt64LittleEndian(bytes) != Magic)
            throw Corrupt(file, "this is no segment of a journal");
        if (BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]) is var version and not Version)
            throw new JournalCorruptException(file.Path, 8, $"the segment has format {version} and this program knows {Version}", "open it with the newer program that wrote it");
        if (BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]) is var named && named != number)
            throw Corrupt(file, $"this is segment {named} under the name of {number}");
        return new(
            number,
            BinaryPrimitives.ReadInt64LittleEndian(bytes[24..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[32..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[40..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[48..]),
            new(BinaryPrimitives.ReadInt64LittleEndian(bytes[56..]), DateTimeKind.Utc),
            bytes[10] != 0,
            bytes.Slice(64, HashChain.Size).ToArray());
    }

    static JournalCorruptException Corrupt(IDiskFile file, string found) =>
        new(file.Path, 0, found, "restore this file from a copy");
}
