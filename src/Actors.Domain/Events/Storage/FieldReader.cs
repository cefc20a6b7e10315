using System.Buffers.Binary;

namespace Actors.Domain;

/// <summary>Takes the fields of a stored value in the order in which a <see cref="FieldWriter"/> wrote them.</summary>
/// <param name="version">The version of the layout that they were written in.</param>
/// <remarks>Every method throws <see cref="InvalidDataException"/> with the place when there is no such field.</remarks>
public ref struct FieldReader(int version, ReadOnlySpan<byte> bytes)
{
    const int MaxScale = 28;

    readonly ReadOnlySpan<byte> bytes = bytes;
    int at;

    public readonly int Version => version;

    /// <summary>To be called after the last field.</summary>
    /// <exception cref="InvalidDataException">Something is left.</exception>
    public readonly void End()
    {
        if (at != bytes.Length)
            throw Fault(at, $"expected the end, found {bytes.Length - at} bytes more");
    }

    public bool Flag() => Take(1)[0] switch
    {
        0 => false,
        1 => true,
        var other => throw Fault(at - 1, $"expected 0 or 1, found {other}"),
    };

    public long Integer()
    {
        var value = Count();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    public double Real() => BinaryPrimitives.ReadDoubleLittleEndian(Take(sizeof(double)));

    public DateTimeOffset Time()
    {
        var ticks = BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));
        return (ulong)ticks <= (ulong)DateTime.MaxValue.Ticks ? new(ticks, TimeSpan.Zero)
            : throw Fault(at - sizeof(long), $"expected the ticks of a time, found {ticks}");
    }

    public string Text()
    {
        var start = at;
        var count = Count();
        if (count > (ulong)(bytes.Length - at))
            throw Fault(start, $"expected a text of {count} bytes, found {bytes.Length - at}");
        try
        {
            return FieldWriter.Utf8.GetString(Take((int)count));
        }
        catch (ArgumentException)
        {
            throw Fault(start, "expected a text in UTF-8, found other bytes");
        }
    }

    public decimal Number()
    {
        var start = at;
        var head = Take(1)[0];
        var scale = head & FieldWriter.ScaleBits;
        if (scale > MaxScale || (head & ~(FieldWriter.ScaleBits | FieldWriter.Wide | FieldWriter.Negative)) != 0)
            throw Fault(start, $"expected a decimal number, found the scale byte {head}");
        var isWide = (head & FieldWriter.Wide) != 0;
        var low = isWide ? BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong))) : Count();
        var high = isWide ? BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int))) : 0;
        return new((int)low, (int)(low >> 32), high, (head & FieldWriter.Negative) != 0, (byte)scale);
    }

    public T Kind<T>(ReadOnlySpan<T> all)
        where T : struct, Enum
    {
        var place = Take(1)[0];
        return place < all.Length ? all[place]
            : throw Fault(at - 1, $"expected a {typeof(T).Name} from 0 to {all.Length - 1}, found {place}");
    }

    ulong Count()
    {
        var start = at;
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var part = Take(1)[0];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
                return shift < 63 || part <= 1 ? value : throw Fault(start, "expected a count of 64 bits, found more");
        }
        throw Fault(start, "expected a count of 64 bits, found more");
    }

    ReadOnlySpan<byte> Take(int count)
    {
        if (bytes.Length - at < count)
            throw Fault(at, $"expected {count} bytes, found the end after {bytes.Length - at}");
        at += count;
        return bytes.Slice(at - count, count);
    }

    static InvalidDataException Fault(int place, string found) => new($"byte {place}: {found}");
}
