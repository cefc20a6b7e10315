using System.Buffers.Binary;
using System.Text;
using Actors.Runtime;
using Actors.Runtime.Persistence;

namespace Actors.Backends.Files;

/// <summary>
/// One snapshot in one file: magic, format, sequence number, time, persistence id, manifest, schema version, payload;
/// and the CRC-32C of all of it at the end.
/// </summary>
static class SnapshotFile
{
    const ulong Magic = 0x31504E5353544341; // "ACTSSNP1"
    const byte Version = 1;
    const int CheckSize = sizeof(uint);

    public static void Encode(ByteBuffer to, SnapshotMetadata metadata, object snapshot, EventFormats formats)
    {
        var format = formats.Of(snapshot.GetType());
        to.AddInt64(unchecked((long)Magic));
        to.Add(Version);
        to.AddInt64(metadata.SequenceNr);
        to.AddInt64(metadata.Timestamp.Ticks);
        to.AddText(metadata.PersistenceId);
        to.AddText(format.Manifest);
        to.Add((byte)format.Version);
        format.Write(snapshot, to);
        var check = Crc32C.Of(to.Written);
        to.AddInt32(unchecked((int)check));
    }

    public static SnapshotMetadata ReadMetadata(string path, ReadOnlySpan<byte> bytes)
    {
        var reader = Body(path, bytes);
        return Metadata(ref reader);
    }

    public static SelectedSnapshot Decode(string path, ReadOnlySpan<byte> bytes, EventFormats formats)
    {
        var reader = Body(path, bytes);
        var metadata = Metadata(ref reader);
        var manifest = reader.Bytes(reader.Int32());
        return new(metadata, formats.Read(manifest, reader.Byte(), reader.Rest));
    }

    static SpanReader Body(string path, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < CheckSize || Crc32C.Of(bytes[..^CheckSize]) != BinaryPrimitives.ReadUInt32LittleEndian(bytes[^CheckSize..]))
            throw Damaged(path, "the snapshot is not what was written");
        var reader = new SpanReader(bytes[..^CheckSize]);
        if (unchecked((ulong)reader.Int64()) != Magic)
            throw Damaged(path, "this is no snapshot");
        if (reader.Byte() is var version and not Version)
            throw new JournalCorruptException(path, sizeof(ulong), $"the snapshot has format {version} and this program knows {Version}", "read it with the newer program that wrote it");
        return reader;
    }

    static SnapshotMetadata Metadata(ref SpanReader reader)
    {
        var (sequenceNr, ticks) = (reader.Int64(), reader.Int64());
        return new(reader.Text(), sequenceNr, new(ticks, DateTimeKind.Utc));
    }

    static JournalCorruptException Damaged(string path, string found) => new(
        path, 0, found, "restore it from a copy; or delete it to recover from an older snapshot, if the events after that one are still there");
}
