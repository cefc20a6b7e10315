using System.Globalization;

namespace Actors.Exchanges.Binance.Market;

/// <summary>Numbers and times as the venue writes them, from bytes, without allocation.</summary>
static class WireNumber
{
    /// <summary>From here on a time counts microseconds, below it milliseconds.</summary>
    public const long FirstMicrosecond = 100_000_000_000_000;

    const int SafeDigits = 18;

    /// <summary>A plain decimal: an optional minus, digits, at most one point with digits on both sides.</summary>
    public static bool TryDecimal(ReadOnlySpan<byte> text, out decimal value)
    {
        value = 0;
        var at = text.StartsWith("-"u8) ? 1 : 0;
        var isNegative = at == 1;
        var (mantissa, digits, point) = (0L, 0, -1);
        for (; at < text.Length; at++)
        {
            var digit = text[at] - '0';
            if ((uint)digit <= 9)
            {
                if (++digits > SafeDigits)
                    return TryLongDecimal(text, out value);
                mantissa = mantissa * 10 + digit;
            }
            else if (text[at] == '.' && point < 0 && digits > 0)
            {
                point = at;
            }
            else
            {
                return false;
            }
        }
        var scale = point < 0 ? 0 : text.Length - point - 1;
        if (digits == 0 || point == text.Length - 1)
            return false;
        value = new((int)mantissa, (int)(mantissa >> 32), 0, isNegative, (byte)scale);
        return true;
    }

    public static bool TryInteger(ReadOnlySpan<byte> text, out long value)
    {
        value = 0;
        var at = text.StartsWith("-"u8) ? 1 : 0;
        if (text.Length - at is 0 or > SafeDigits)
            return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
        for (var i = at; i < text.Length; i++)
        {
            var digit = text[i] - '0';
            if ((uint)digit > 9)
                return false;
            value = value * 10 + digit;
        }
        value = at == 1 ? -value : value;
        return true;
    }

    /// <inheritdoc cref="TryTicks"/>
    public static bool TryTime(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        return TryInteger(text, out var count) && TryTicks(count, out ticks);
    }

    /// <summary>Milliseconds or microseconds since 1970, told apart by magnitude.</summary>
    /// <param name="ticks">UTC ticks.</param>
    public static bool TryTicks(long count, out long ticks)
    {
        ticks = 0;
        var unit = count >= FirstMicrosecond ? TimeSpan.TicksPerMicrosecond : TimeSpan.TicksPerMillisecond;
        if (count < 0 || count > (DateTime.MaxValue.Ticks - DateTime.UnixEpoch.Ticks) / unit)
            return false;
        ticks = DateTime.UnixEpoch.Ticks + count * unit;
        return true;
    }

    static bool TryLongDecimal(ReadOnlySpan<byte> text, out decimal value)
    {
        value = 0;
        var unsigned = text.StartsWith("-"u8) ? text[1..] : text;
        return unsigned[0] != '.' && unsigned[^1] != '.'
            && decimal.TryParse(
                text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }
}
