using System.Globalization;
using Actors.Domain;

namespace Actors.Exchanges.Binance.Archive;

/// <summary>A file of the archive and the time it covers.</summary>
/// <param name="Path">Below the archive's address.</param>
/// <param name="Days">The daily files that make up a monthly one; empty for a daily file.</param>
public sealed record ArchivePart(string Path, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<ArchivePart> Days)
{
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];
}

/// <summary>Which files of the archive cover a stretch of time: whole months where that is worth it, else days.</summary>
public static class ArchivePlan
{
    /// <summary>For so few days of a month the daily files are less to fetch than the month.</summary>
    const int FewDays = 5;

    /// <summary>The files in order; what is later than the last of them is for REST. Files may turn out not to exist.</summary>
    /// <param name="now">Today's file does not exist yet.</param>
    public static IEnumerable<ArchivePart> For(
        Symbol symbol, Timeframe timeframe, DateTimeOffset from, DateTimeOffset to, DateTimeOffset now)
    {
        var today = Day(now);
        // Daily files exist for timeframes of up to a day, and weeks do not end with months.
        var hasDays = timeframe <= Timeframe.OneDay;
        for (var month = Month(from); month < to && month < today; month = month.AddMonths(1))
        {
            var end = month.AddMonths(1);
            ArchivePart[] days = hasDays
                ? [.. DaysOf(symbol, timeframe, Later(Day(from), month), Earlier(Earlier(end, to), today))]
                : [];
            // A month is published on the first Monday of the next.
            if (hasDays && (days.Length <= FewDays || end > now))
            {
                foreach (var day in days)
                    yield return day;
            }
            else
            {
                yield return new(PathOf(symbol, timeframe, "monthly", month, "yyyy-MM"), month, end, days);
            }
        }
    }

    static IEnumerable<ArchivePart> DaysOf(Symbol symbol, Timeframe timeframe, DateTimeOffset from, DateTimeOffset to)
    {
        for (var day = from; day < to; day = day.AddDays(1))
            yield return new(PathOf(symbol, timeframe, "daily", day, "yyyy-MM-dd"), day, day.AddDays(1), []);
    }

    static string PathOf(Symbol symbol, Timeframe timeframe, string folder, DateTimeOffset time, string format) =>
        $"data/spot/{folder}/klines/{symbol}/{timeframe}/{symbol}-{timeframe}-{time.ToString(format, CultureInfo.InvariantCulture)}.zip";

    static DateTimeOffset Day(DateTimeOffset time) => new(time.UtcDateTime.Date, TimeSpan.Zero);
    static DateTimeOffset Month(DateTimeOffset time) => new(time.UtcDateTime.Year, time.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero);
    static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
    static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
