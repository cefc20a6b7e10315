using System.Globalization;

namespace Actors.Exchanges.Simulator.Server;

/// <summary>Offsets from UTC as the exchange writes them: <c>8</c>, <c>-1:00</c>, <c>05:45</c>, <c>+08:00</c>.</summary>
internal static class TimeZoneText
{
    static readonly TimeSpan Least = TimeSpan.FromHours(-12);
    static readonly TimeSpan Most = TimeSpan.FromHours(14);

    public static bool TryParse(string text, out TimeSpan offset)
    {
        offset = default;
        var unsigned = text.TrimStart('+', '-');
        var parts = unsigned.Split(':');
        if (text.Length - unsigned.Length > 1 || parts.Length > 2
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var hours) || hours > 14)
            return false;
        var minutes = 0;
        if (parts.Length == 2 && (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out minutes) || minutes > 59))
            return false;
        offset = new TimeSpan(hours, minutes, 0) * (text.StartsWith('-') ? -1 : 1);
        return offset >= Least && offset <= Most;
    }
}
