namespace Actors.Exchanges.Simulator;

/// <summary>The venue's candle lengths, from the finest on.</summary>
public enum KlineInterval
{
    OneSecond,
    OneMinute,
    ThreeMinutes,
    FiveMinutes,
    FifteenMinutes,
    ThirtyMinutes,
    OneHour,
    TwoHours,
    FourHours,
    SixHours,
    EightHours,
    TwelveHours,
    OneDay,
    ThreeDays,
    OneWeek,
    OneMonth,
}

/// <summary>Where candles begin and end, in epoch milliseconds. Weeks open on Monday, months on their first day.</summary>
public static class KlineIntervals
{
    const long Second = 1000;
    const long Minute = 60 * Second;
    const long Hour = 60 * Minute;
    const long Day = 24 * Hour;

    // 1 January 1970 was a Thursday.
    const long FirstMonday = 4 * Day;

    static readonly string[] Texts = ["1s", "1m", "3m", "5m", "15m", "30m", "1h", "2h", "4h", "6h", "8h", "12h", "1d", "3d", "1w", "1M"];

    static readonly long[] Lengths =
    [
        Second, Minute, 3 * Minute, 5 * Minute, 15 * Minute, 30 * Minute, Hour, 2 * Hour, 4 * Hour, 6 * Hour, 8 * Hour,
        12 * Hour, Day, 3 * Day, 7 * Day, 0,
    ];

    public static IReadOnlyList<KlineInterval> All { get; } = Enum.GetValues<KlineInterval>();

    /// <summary>As in <c>1m</c> for a minute and <c>1M</c> for a month.</summary>
    public static string Text(this KlineInterval interval) => Texts[(int)interval];

    /// <summary>Case matters.</summary>
    public static bool TryParse(string? text, out KlineInterval interval)
    {
        var index = Array.IndexOf(Texts, text);
        interval = index < 0 ? default : (KlineInterval)index;
        return index >= 0;
    }

    /// <summary>The open time of the candle that the moment falls in.</summary>
    public static long OpenOf(this KlineInterval interval, long time)
    {
        if (interval == KlineInterval.OneMonth)
        {
            var at = DateTimeOffset.FromUnixTimeMilliseconds(time);
            return new DateTimeOffset(at.Year, at.Month, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
        }
        var length = Lengths[(int)interval];
        var origin = interval == KlineInterval.OneWeek ? FirstMonday : 0;
        var past = (time - origin) % length;
        return time - (past < 0 ? past + length : past);
    }

    /// <summary>The open time of the candle after the one that opens at <paramref name="open"/>.</summary>
    public static long NextOpen(this KlineInterval interval, long open) => interval == KlineInterval.OneMonth
        ? DateTimeOffset.FromUnixTimeMilliseconds(open).AddMonths(1).ToUnixTimeMilliseconds()
        : open + Lengths[(int)interval];

    /// <summary>The open time of the candle before.</summary>
    public static long PreviousOpen(this KlineInterval interval, long open) => interval.OpenOf(open - 1);
}
