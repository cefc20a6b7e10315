using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Actors.Backends.Files;

/// <summary>Bytes that grow and are used again.</summary>
sealed class ByteBuffer(int capacity = 256) : IBufferWriter<byte>
{
    byte[] bytes = new byte[capacity];

    public int Length { get; private set; }

    public Span<byte> Written => bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Advance(int count) => Length += count;

    public Memory<byte> GetMemory(int sizeHint = 0) => Room(sizeHint);

    public Span<byte> GetSpan(int sizeHint = 0) => Room(sizeHint).Span;

    /// <summary>A place for bytes that are known later.</summary>
    public int Reserve(int count)
    {
        var at = Length;
        Room(count);
        Length += count;
        return at;
    }

    public void Add(byte value)
    {
        Room(1);
        bytes[Length++] = value;
    }

    public void Add(ReadOnlySpan<byte> more)
    {
        more.CopyTo(GetSpan(more.Length));
        Length += more.Length;
    }

    public void AddInt32(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(GetSpan(sizeof(int)), value);
        Length += sizeof(int);
    }

    public void AddInt64(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(GetSpan(sizeof(long)), value);
        Length += sizeof(long);
    }

    /// <summary>The number of UTF-8 bytes in four bytes, then those.</summary>
    public void AddText(string text)
    {
        AddInt32(Encoding.UTF8.GetByteCount(text));
        Length += Encoding.UTF8.GetBytes(text, GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length)));
    }

    /// <summary>The number of UTF-8 bytes in one byte, then those.</summary>
    public void AddName(string name)
    {
        var at = Reserve(1);
        Length += Encoding.UTF8.GetBytes(name, GetSpan(Encoding.UTF8.GetMaxByteCount(name.Length)));
        bytes[at] = checked((byte)(Length - at - 1));
    }

    Memory<byte> Room(int count)
    {
        if (bytes.Length - Length < Math.Max(1, count))
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + count));
        return bytes.AsMemory(Length);
    }
}
