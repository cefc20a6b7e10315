namespace Actors.Decisions.Indicators;

/// <summary>A stretch of the calendar, in UTC.</summary>
public enum Period
{
    /// <summary>From the first bar on, without an end.</summary>
    Always,
    Hour,
    Day,

    /// <summary>Monday to Sunday.</summary>
    Week,
    Month,
}

static class Periods
{
    /// <summary>A number that changes exactly when a new stretch begins.</summary>
    public static long IndexOf(this Period period, DateTimeOffset time)
    {
        var ticks = time.UtcTicks;
        return period switch
        {
            Period.Always => 0,
            Period.Hour => ticks / TimeSpan.TicksPerHour,
            Period.Day => ticks / TimeSpan.TicksPerDay,
            // Day 0 of the calendar, 1 January of the year 1, was a Monday.
            Period.Week => ticks / (7 * TimeSpan.TicksPerDay),
            _ => time.UtcDateTime.Year * 12 + time.UtcDateTime.Month,
        };
    }
}
