using System.Globalization;

namespace Actors.Domain;

/// <summary>
/// A decimal of zero or more in eight bytes, exact to 17 significant digits: a mantissa below 2^59 over a power of ten
/// of up to 28. It keeps a candle within one line of the processor's cache. Equal numbers are equal whatever their
/// trailing zeros.
/// </summary>
public readonly struct PackedDecimal : IEquatable<PackedDecimal>, IComparable<PackedDecimal>
{
    public const int Digits = 17;
    public const decimal Largest = LargestMantissa;

    const int ScaleBits = 5;
    const ulong LargestMantissa = ulong.MaxValue >> ScaleBits;

    readonly ulong bits;

    PackedDecimal(ulong mantissa, int scale) => bits = mantissa << ScaleBits | (uint)scale;

    static ReadOnlySpan<double> PowersOfTen =>
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22, 1e23, 1e24, 1e25, 1e26, 1e27, 1e28, 1e29, 1e30, 1e31,
    ];

    ulong Mantissa => bits >> ScaleBits;
    int Scale => (int)(bits & ((1 << ScaleBits) - 1));

    /// <exception cref="DomainFault">The value is negative, or has more digits than fit.</exception>
    public static PackedDecimal Of(decimal value) => TryNearest(value, out var packed) && packed.ToDecimal() == value
        ? packed
        : throw new DomainFault($"{value.ToString(CultureInfo.InvariantCulture)} does not fit a candle: its numbers are not negative and have at most {Digits} significant digits");

    /// <summary>The value, rounded half to even where it has more digits than fit.</summary>
    /// <returns>False when the value is negative or above <see cref="Largest"/>.</returns>
    public static bool TryNearest(decimal value, out PackedDecimal packed)
    {
        packed = default;
        if (value is < 0 or > Largest)
            return false;
        var rounded = value;
        for (var places = value.Scale - 1; MantissaOf(rounded) is null; places--)
            rounded = decimal.Round(value, places);
        packed = new(MantissaOf(rounded)!.Value, rounded.Scale);
        return true;
    }

    /// <summary><paramref name="mantissa"/> / 10^<paramref name="scale"/>.</summary>
    /// <exception cref="DomainFault">The value is negative, or has more digits than fit.</exception>
    public static PackedDecimal Of(long mantissa, byte scale) => (ulong)mantissa <= LargestMantissa
        ? new((ulong)mantissa, scale)
        : Of(new decimal((int)mantissa, (int)(mantissa >> 32), 0, mantissa < 0, scale));

    /// <summary>The sum, rounded to the digits that fit: of volumes, whose last digits mean nothing.</summary>
    /// <exception cref="DomainFault">The sum is above <see cref="Largest"/>.</exception>
    public static PackedDecimal Sum(PackedDecimal left, PackedDecimal right)
    {
        if (left.Scale == right.Scale && left.Mantissa + right.Mantissa is var sum && sum <= LargestMantissa)
            return new(sum, left.Scale);
        var exact = left.ToDecimal() + right.ToDecimal();
        return TryNearest(exact, out var packed) ? packed : throw new DomainFault($"{exact} is more than a candle holds");
    }

    /// <summary>The nearest, which is the same as converting the decimal.</summary>
    public double ToDouble() => (long)Mantissa / PowersOfTen[Scale];

    public decimal ToDecimal() => new((int)Mantissa, (int)(Mantissa >> 32), 0, isNegative: false, (byte)Scale);

    public bool Equals(PackedDecimal other) => bits == other.bits || CompareTo(other) == 0;
    public override bool Equals(object? obj) => obj is PackedDecimal other && Equals(other);
    public override int GetHashCode() => ToDecimal().GetHashCode();
    public int CompareTo(PackedDecimal other) => Scale == other.Scale
        ? Mantissa.CompareTo(other.Mantissa)
        : ToDecimal().CompareTo(other.ToDecimal());

    public override string ToString() => ToDecimal().ToString(CultureInfo.InvariantCulture);

    static ulong? MantissaOf(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        var mantissa = (ulong)(uint)parts[1] << 32 | (uint)parts[0];
        return parts[2] == 0 && mantissa <= LargestMantissa ? mantissa : null;
    }

    public static bool operator ==(PackedDecimal left, PackedDecimal right) => left.Equals(right);
    public static bool operator !=(PackedDecimal left, PackedDecimal right) => !left.Equals(right);
    public static bool operator <(PackedDecimal left, PackedDecimal right) => left.CompareTo(right) < 0;
    public static bool operator >(PackedDecimal left, PackedDecimal right) => left.CompareTo(right) > 0;
    public static bool operator <=(PackedDecimal left, PackedDecimal right) => left.CompareTo(right) <= 0;
    public static bool operator >=(PackedDecimal left, PackedDecimal right) => left.CompareTo(right) >= 0;
}
