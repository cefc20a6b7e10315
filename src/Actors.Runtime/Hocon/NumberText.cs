using System.Globalization;
using System.Numerics;

namespace Actors.Runtime.Hocon;

/// <summary>Numbers by their text, so that no digit is lost before a getter names the type.</summary>
static class NumberText
{
    const NumberStyles Style =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>Whether the text is a number in the wide sense: <c>1.</c>, <c>.5</c> and <c>007</c> are.</summary>
    public static bool IsNumber(ReadOnlySpan<char> text, bool allowPlus = false)
    {
        if (text.IsEmpty)
            return false;
        var at = text[0] == '-' || (allowPlus && text[0] == '+') ? 1 : 0;
        var digits = Digits(text, ref at);
        if (at < text.Length && text[at] == '.')
        {
            at++;
            digits += Digits(text, ref at);
        }
        if (digits == 0)
            return false;
        if (at < text.Length && text[at] is 'e' or 'E')
        {
            at++;
            if (at < text.Length && text[at] is '+' or '-')
                at++;
            if (Digits(text, ref at) == 0)
                return false;
        }
        return at == text.Length;
    }

    /// <summary>Whether the text is a number that JSON can hold as it stands.</summary>
    public static bool IsJson(ReadOnlySpan<char> text)
    {
        if (!IsNumber(text))
            return false;
        var unsigned = text[0] == '-' ? text[1..] : text;
        var point = unsigned.IndexOf('.');
        return char.IsAsciiDigit(unsigned[0])
            && (unsigned[0] != '0' || unsigned.Length == 1 || !char.IsAsciiDigit(unsigned[1]))
            && (point < 0 || (point + 1 < unsigned.Length && char.IsAsciiDigit(unsigned[point + 1])));
    }

    /// <summary>The same number in the way JSON writes it.</summary>
    public static string ToJson(string text)
    {
        if (IsJson(text))
            return text;
        var sign = text[0] == '-' ? "-" : "";
        var exponentAt = text.AsSpan().IndexOfAny('e', 'E');
        var exponent = exponentAt < 0 ? "" : text[exponentAt..];
        var mantissa = (exponentAt < 0 ? text : text[..exponentAt]).TrimStart('-', '+');
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var whole = (point < 0 ? mantissa : mantissa[..point]).TrimStart('0');
        var fraction = point < 0 ? "" : mantissa[(point + 1)..];
        return sign + (whole.Length == 0 ? "0" : whole) + (fraction.Length == 0 ? "" : "." + fraction) + exponent;
    }

    public static double ToDouble(string text) => double.Parse(text, Style, CultureInfo.InvariantCulture);

    /// <summary>The exact value; false where a decimal would round or overflow.</summary>
    public static bool TryDecimal(string text, out decimal value)
    {
        value = 0;
        return TryExact(text, out var unscaled, out var scale)
            && decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out value)
            && TryExact(value.ToString(CultureInfo.InvariantCulture), out var back, out var backScale)
            && unscaled == back && scale == backScale;
    }

    /// <summary>The exact whole value; false where the number has a fraction or is unreasonably long.</summary>
    public static bool TryInteger(string text, out BigInteger value)
    {
        value = 0;
        if (!TryExact(text, out var unscaled, out var scale) || scale > 0 || scale < -MaxScale)
            return false;
        value = unscaled * BigInteger.Pow(10, -scale);
        return true;
    }

    /// <summary>value = unscaled / 10^scale, with no trailing zeros in unscaled; false when unreasonably long.</summary>
    public static bool TryExact(string text, out BigInteger unscaled, out int scale)
    {
        unscaled = 0;
        scale = 0;
        if (text.Length > MaxScale || !IsNumber(text, allowPlus: true))
            return false;
        var exponentAt = text.AsSpan().IndexOfAny('e', 'E');
        if (exponentAt >= 0 && (!int.TryParse(text.AsSpan(exponentAt + 1), Style, CultureInfo.InvariantCulture, out scale)
                                || Math.Abs((long)scale) > MaxScale))
            return false;
        scale = -scale;
        var mantissa = exponentAt < 0 ? text : text[..exponentAt];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0)
        {
            scale += mantissa.Length - point - 1;
            mantissa = mantissa.Remove(point, 1);
        }
        var trimmed = mantissa.TrimEnd('0');
        scale -= mantissa.Length - trimmed.Length;
        if (trimmed is "" or "-" or "+")
        {
            scale = 0;
            return true;
        }
        unscaled = BigInteger.Parse(trimmed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return true;
    }

    public static bool AreEqual(string a, string b) =>
        string.Equals(a, b, StringComparison.Ordinal)
        || (TryExact(a, out var x, out var m) && TryExact(b, out var y, out var n) && x == y && m == n);

    const int MaxScale = 1_000;

    static int Digits(ReadOnlySpan<char> text, ref int at)
    {
        var from = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;
        return at - from;
    }
}
