using System.Buffers.Binary;
using System.Numerics;

namespace Actors.Backends.Candles;

/// <summary>
/// Decimal digits read eight bytes at a time, for numbers of the plain shape that exchanges write: at most eight
/// digits before the point and eight after it, no sign. Anything else is left to <see cref="DecimalText"/>.
/// </summary>
static class DigitBlock
{
    /// <summary>No number of this class is longer, with its terminator and the bytes read ahead.</summary>
    public const int Reach = 32;

    const ulong Zeros = 0x3030303030303030;

    static ReadOnlySpan<long> PowersOfTen =>
        [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000];

    /// <param name="exponent">0 to 10.</param>
    public static long PowerOfTen(int exponent) => PowersOfTen[exponent];

    /// <summary>
    /// Reads a number at <paramref name="at"/> and moves there past it. Zeros at the end of the fraction do not
    /// count: <c>1.50</c> is 15 over one place.
    /// </summary>
    /// <param name="text">Holds at least <see cref="Reach"/> bytes from <paramref name="at"/> on.</param>
    public static bool TryReadDecimal(ReadOnlySpan<byte> text, ref int at, out long mantissa, out int scale)
    {
        (mantissa, scale) = (0, 0);
        var block = Load(text, at);
        var whole = CountDigits(block);
        if (whole == 0)
            return false;
        mantissa = Value(LastDigitOnTop(block, whole));
        at += whole;
        if (text[at] != '.')
            return true;

        block = Load(text, ++at);
        var places = CountDigits(block);
        if (places == 0)
            return false;
        at += places;
        var digits = LastDigitOnTop(block, places);
        if (digits == 0)
            return true;
        var trailing = BitOperations.LeadingZeroCount(digits) >> 3;
        scale = places - trailing;
        mantissa = mantissa * PowersOfTen[scale] + Value(digits << (8 * trailing));
        return true;
    }

    /// <summary>Reads 9 to 16 digits and says how many there were.</summary>
    /// <param name="text">Holds at least <see cref="Reach"/> bytes from <paramref name="at"/> on.</param>
    public static bool TryReadInteger(ReadOnlySpan<byte> text, ref int at, out long value, out int digits)
    {
        var first = Load(text, at);
        var second = Load(text, at + 8);
        var more = CountDigits(second);
        (value, digits) = (0, 8 + more);
        if (CountDigits(first) != 8 || more == 0)
            return false;
        value = Value(first) * PowersOfTen[more] + Value(LastDigitOnTop(second, more));
        at += digits;
        return true;
    }

    // Digits become 0 to 9, whatever else is more than 9.
    static ulong Load(ReadOnlySpan<byte> text, int at) => BinaryPrimitives.ReadUInt64LittleEndian(text[at..]) ^ Zeros;

    // Adding 0x76 carries into the top bit of a byte above 9; a carry out of a byte only disturbs later ones.
    static int CountDigits(ulong block) =>
        BitOperations.TrailingZeroCount(((block + 0x7676767676767676) | block) & 0x8080808080808080) >> 3;

    static ulong LastDigitOnTop(ulong block, int digits) => block << (64 - 8 * digits);

    // Eight digits, the first in the lowest byte: joined to four pairs, two fours, one eight.
    static long Value(ulong digits)
    {
        const ulong evenPairs = 0x000000FF000000FF;
        var pairs = digits * 10 + (digits >> 8);
        return (long)(((pairs & evenPairs) * (100 + (1_000_000UL << 32))
            + ((pairs >> 16) & evenPairs) * (1 + (10_000UL << 32))) >> 32);
    }
}
