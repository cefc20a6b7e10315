using System.Globalization;

namespace Actors.Exchanges.Simulator.Server;

/// <summary>The length of a rolling window: <c>1m</c> to <c>59m</c>, <c>1h</c> to <c>23h</c>, <c>1d</c> to <c>7d</c>.</summary>
internal static class WindowSize
{
    const long Minute = 60_000;

    /// <summary>In milliseconds; null for what is no such length.</summary>
    public static long? Parse(string text)
    {
        if (text.Length < 2 || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count < 1)
            return null;
        return text[^1] switch
        {
            'm' when count <= 59 => count * Minute,
            'h' when count <= 23 => count * 60 * Minute,
            'd' when count <= 7 => count * 24 * 60 * Minute,
            _ => null,
        };
    }
}
