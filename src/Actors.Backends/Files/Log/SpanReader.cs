using System.Buffers.Binary;
using System.Text;

namespace Actors.Backends.Files;

/// <summary>Reads what a <see cref="ByteBuffer"/> wrote.</summary>
ref struct SpanReader(ReadOnlySpan<byte> bytes)
{
    ReadOnlySpan<byte> rest = bytes;

    public ReadOnlySpan<byte> Rest => rest;

    public byte Byte() => Bytes(1)[0];

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Bytes(sizeof(int)));

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Bytes(sizeof(long)));

    public string Text() => Encoding.UTF8.GetString(Bytes(Int32()));

    public ReadOnlySpan<byte> Bytes(int count)
    {
        var taken = rest[..count];
        rest = rest[count..];
        return taken;
    }
}
