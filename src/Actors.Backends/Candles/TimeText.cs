using System.Globalization;

namespace Actors.Backends.Candles;

/// <summary>
/// The open time of a row: seconds, milliseconds or microseconds since 1970, told apart by magnitude, or ISO-8601,
/// in UTC where it names no offset. Whichever it is, it lies between March 1973 and 5138.
/// </summary>
static class TimeText
{
    public const string Expected =
        "an open time as seconds, milliseconds or microseconds since 1970 or as ISO-8601 (2023-01-31T23:00:00Z)";

    const long FirstSecond = 100_000_000;
    static readonly long Earliest = DateTime.UnixEpoch.Ticks + FirstSecond * TimeSpan.TicksPerSecond;
    static readonly long End = DateTime.UnixEpoch.Ticks + 1_000 * FirstSecond * TimeSpan.TicksPerSecond;

    static readonly string[] Formats =
    [
        "yyyy-MM-dd",
        "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
    ];

    /// <param name="ticks">UTC ticks.</param>
    public static bool TryParse(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text.Length is 0 or > 40)
            return false;
        if (!text.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            return TryParseEpoch(text, out ticks);
        Span<char> characters = stackalloc char[text.Length];
        for (var i = 0; i < text.Length; i++)
            characters[i] = (char)text[i];
        if (!DateTimeOffset.TryParseExact(
                characters, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            return false;
        ticks = time.UtcTicks;
        return ticks >= Earliest && ticks < End;
    }

    /// <summary>A time for a message, without the parts that are zero at the end.</summary>
    public static string Show(long ticks)
    {
        var time = new DateTime(ticks, DateTimeKind.Utc);
        return time.ToString(
            ticks % TimeSpan.TicksPerSecond != 0 ? "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"
            : ticks % TimeSpan.TicksPerMinute != 0 ? "yyyy-MM-ddTHH:mm:ssK"
            : "yyyy-MM-ddTHH:mmK",
            CultureInfo.InvariantCulture);
    }

    static bool TryParseEpoch(ReadOnlySpan<byte> digits, out long ticks)
    {
        ticks = 0;
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return false;
        var unit = count switch
        {
            < FirstSecond => 0,
            < FirstSecond * 1_000 => TimeSpan.TicksPerSecond,
            < FirstSecond * 1_000_000 => TimeSpan.TicksPerMillisecond,
            < FirstSecond * 1_000_000_000 => TimeSpan.TicksPerMicrosecond,
            _ => 0,
        };
        if (unit == 0)
            return false;
        ticks = DateTime.UnixEpoch.Ticks + count * unit;
        return true;
    }
}
