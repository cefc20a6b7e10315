using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Actors.Domain;

/// <summary>Writes the fields of a stored value one after another, without their names. <see cref="FieldReader"/> takes them in the same order.</summary>
/// <remarks>What could not be read back is refused while it is written: a default price, half a character, an unknown kind.</remarks>
public ref struct FieldWriter(IBufferWriter<byte> to)
{
    internal const byte Wide = 0x40, Negative = 0x80, ScaleBits = 0x1F;

    internal static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    readonly IBufferWriter<byte> to = to;
    Span<byte> room;
    int used;

    /// <summary>Hands over what was written. To be called once, at the end.</summary>
    public void Flush()
    {
        to.Advance(used);
        room = default;
        used = 0;
    }

    public void Flag(bool value) => Take(1)[0] = value ? (byte)1 : (byte)0;

    public void Integer(long value) => Count((ulong)(value << 1 ^ value >> 63));

    public void Real(double value) => BinaryPrimitives.WriteDoubleLittleEndian(Take(sizeof(double)), value);

    /// <summary>To the tick. Times are UTC; another offset is the same moment and is not kept.</summary>
    public void Time(DateTimeOffset value) => BinaryPrimitives.WriteInt64LittleEndian(Take(sizeof(long)), value.UtcTicks);

    /// <summary>The count of its UTF-8 bytes and those.</summary>
    /// <exception cref="EncoderFallbackException">It holds half a character.</exception>
    public void Text(string value)
    {
        var count = Utf8.GetByteCount(value);
        Count((uint)count);
        Utf8.GetBytes(value, Take(count));
    }

    /// <summary>The exact value with its scale: 1.50 stays 1.50.</summary>
    public void Number(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        var head = (byte)((parts[3] >> 16) & ScaleBits | (parts[3] < 0 ? Negative : 0));
        var low = (ulong)(uint)parts[1] << 32 | (uint)parts[0];
        if (parts[2] == 0)
        {
            Take(1)[0] = head;
            Count(low);
            return;
        }
        var wide = Take(13);
        wide[0] = (byte)(head | Wide);
        BinaryPrimitives.WriteUInt64LittleEndian(wide[1..], low);
        BinaryPrimitives.WriteInt32LittleEndian(wide[9..], parts[2]);
    }

    /// <summary>The place of a value among all that there are.</summary>
    /// <exception cref="DomainFault">It is none of them.</exception>
    public void Kind<T>(ReadOnlySpan<T> all, T value)
        where T : struct, Enum
    {
        var place = 0;
        while (place < all.Length && !EqualityComparer<T>.Default.Equals(all[place], value))
            place++;
        Take(1)[0] = place < all.Length ? (byte)place : throw new DomainFault($"{value} is no {typeof(T).Name} that can be stored");
    }

    /// <summary>Seven bits in a byte, the lowest first; the eighth says that more follow.</summary>
    void Count(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            Take(1)[0] = (byte)(value | 0x80);
        Take(1)[0] = (byte)value;
    }

    Span<byte> Take(int count)
    {
        if (room.Length - used < count)
        {
            to.Advance(used);
            room = to.GetSpan(Math.Max(count, 256));
            used = 0;
        }
        used += count;
        return room.Slice(used - count, count);
    }
}
