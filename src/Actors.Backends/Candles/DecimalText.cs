namespace Actors.Backends.Candles;

/// <summary>
/// Any decimal text, straight to an exact <see cref="decimal"/>: a sign, digits, a point, an exponent (<c>5e-08</c>
/// is 0.00000005 to the digit). What a decimal cannot hold exactly is a fault, never rounded.
/// </summary>
static class DecimalText
{
    static readonly UInt128 LargestMantissa = (UInt128.One << 96) - 1;

    /// <param name="fault">What is wrong with the text, for a message after "found".</param>
    public static bool TryParse(ReadOnlySpan<byte> text, out decimal value, out string fault)
    {
        value = 0;
        if (text.IsEmpty)
            return Fail("an empty field", out fault);
        var isNegative = text[0] == '-';
        var rest = isNegative ? text[1..] : text;

        var exponent = 0;
        var mark = rest.IndexOfAny((byte)'e', (byte)'E');
        if (mark >= 0 && !TryReadExponent(rest[(mark + 1)..], out exponent))
            return Fail($"{Quote(text)}, which is not a number", out fault);
        if (mark >= 0)
            rest = rest[..mark];

        var point = rest.IndexOf((byte)'.');
        var whole = point < 0 ? rest : rest[..point];
        var fraction = point < 0 ? [] : rest[(point + 1)..];
        if (whole.IsEmpty || (point >= 0 && fraction.IsEmpty)
            || whole.ContainsAnyExceptInRange((byte)'0', (byte)'9')
            || fraction.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            return Fail($"{Quote(text)}, which is not a number", out fault);

        fraction = fraction.TrimEnd((byte)'0');
        var mantissa = UInt128.Zero;
        if (!TryAppend(whole, ref mantissa) || !TryAppend(fraction, ref mantissa)
            || !TryScale(ref mantissa, fraction.Length - exponent, out var scale))
            return Fail($"{Quote(text)}, which has more digits than the 28 of a decimal", out fault);

        value = new((int)(uint)mantissa, (int)(uint)(mantissa >> 32), (int)(uint)(mantissa >> 64), isNegative && mantissa != 0, scale);
        fault = "";
        return true;
    }

    /// <summary>The text for a message: in quotes, cut where it is long, with what is not printable as dots.</summary>
    public static string Quote(ReadOnlySpan<byte> text)
    {
        const int longest = 60;
        var shown = new char[Math.Min(text.Length, longest)];
        for (var i = 0; i < shown.Length; i++)
            shown[i] = text[i] is >= 32 and < 127 ? (char)text[i] : '.';
        return $"'{new string(shown)}'{(text.Length > longest ? "..." : "")}";
    }

    static bool TryAppend(ReadOnlySpan<byte> digits, ref UInt128 mantissa)
    {
        foreach (var digit in digits)
        {
            if (mantissa > LargestMantissa)
                return false;
            mantissa = mantissa * 10 + (uint)(digit - '0');
        }
        return true;
    }

    // The least scale that holds the value, so that one number has one form however it was written.
    static bool TryScale(ref UInt128 mantissa, int places, out byte scale)
    {
        scale = 0;
        if (mantissa == 0)
            return true;
        for (; places > 0 && mantissa % 10 == 0; places--)
            mantissa /= 10;
        for (; places < 0 && mantissa <= LargestMantissa; places++)
            mantissa *= 10;
        if (places is < 0 or > 28 || mantissa > LargestMantissa)
            return false;
        scale = (byte)places;
        return true;
    }

    static bool TryReadExponent(ReadOnlySpan<byte> text, out int exponent)
    {
        var digits = text is [(byte)'+' or (byte)'-', ..] ? text[1..] : text;
        exponent = 0;
        if (digits.Length is 0 or > 4)
            return false;
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9')
                return false;
            exponent = exponent * 10 + (digit - '0');
        }
        if (text[0] == '-')
            exponent = -exponent;
        return true;
    }

    static bool Fail(string what, out string fault)
    {
        fault = what;
        return false;
    }
}
