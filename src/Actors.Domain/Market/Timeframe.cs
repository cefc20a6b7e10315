using System.Globalization;

namespace Actors.Domain;

/// <summary>
/// The length of a candle: a count of seconds, minutes, hours, days or weeks, written <c>1s 15m 4h 1d 1w</c>.
/// Candles are aligned to UTC: to the epoch, and weeks to Monday.
/// </summary>
public readonly record struct Timeframe : IComparable<Timeframe>
{
    // 1 January 1970 was a Thursday; weeks open on Monday 00:00 UTC, as at the venues.
    static readonly long FirstMonday = new DateTime(1970, 1, 5, 0, 0, 0, DateTimeKind.Utc).Ticks;

    readonly long ticks;

    Timeframe(long ticks) => this.ticks = ticks;

    public static Timeframe OneMinute { get; } = new(TimeSpan.TicksPerMinute);
    public static Timeframe OneHour { get; } = new(TimeSpan.TicksPerHour);
    public static Timeframe OneDay { get; } = new(TimeSpan.TicksPerDay);

    public TimeSpan Duration => TimeSpan.FromTicks(ticks);

    /// <exception cref="DomainFault">The duration is not a positive whole number of seconds.</exception>
    public static Timeframe Of(TimeSpan duration) =>
        duration.Ticks > 0 && duration.Ticks % TimeSpan.TicksPerSecond == 0
            ? new(duration.Ticks)
            : throw new DomainFault($"a timeframe is a positive whole number of seconds, was {duration}");

    /// <exception cref="DomainFault">The text is not a count and a unit.</exception>
    public static Timeframe Parse(string text) => TryParse(text, out var parsed)
        ? parsed
        : throw new DomainFault($"a timeframe is a count and one of s m h d w, such as 15m, was '{text}'");

    public static bool TryParse(string? text, out Timeframe timeframe)
    {
        timeframe = default;
        if (text is not { Length: >= 2 and <= 6 })
            return false;
        var unit = text[^1] switch
        {
            's' => TimeSpan.TicksPerSecond,
            'm' => TimeSpan.TicksPerMinute,
            'h' => TimeSpan.TicksPerHour,
            'd' => TimeSpan.TicksPerDay,
            'w' => 7 * TimeSpan.TicksPerDay,
            _ => 0,
        };
        if (unit == 0 || text[0] == '0'
            || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return false;
        timeframe = new(count * unit);
        return true;
    }

    /// <summary>The open time of the candle of this timeframe that <paramref name="moment"/> falls in.</summary>
    public DateTimeOffset OpenOf(DateTimeOffset moment)
    {
        var at = moment.UtcTicks;
        var past = (at - Origin) % ticks;
        return new(at - (past < 0 ? past + ticks : past), TimeSpan.Zero);
    }

    /// <summary>True when candles of this timeframe are made of whole candles of <paramref name="finer"/>.</summary>
    public bool IsMultipleOf(Timeframe finer) =>
        finer.ticks > 0 && ticks % finer.ticks == 0 && (Origin - finer.Origin) % finer.ticks == 0;

    long Origin => ticks % (7 * TimeSpan.TicksPerDay) == 0 ? FirstMonday : DateTime.UnixEpoch.Ticks;

    public int CompareTo(Timeframe other) => ticks.CompareTo(other.ticks);

    public override string ToString() => ticks switch
    {
        0 => "0",
        _ when ticks % (7 * TimeSpan.TicksPerDay) == 0 => $"{ticks / (7 * TimeSpan.TicksPerDay)}w",
        _ when ticks % TimeSpan.TicksPerDay == 0 => $"{ticks / TimeSpan.TicksPerDay}d",
        _ when ticks % TimeSpan.TicksPerHour == 0 => $"{ticks / TimeSpan.TicksPerHour}h",
        _ when ticks % TimeSpan.TicksPerMinute == 0 => $"{ticks / TimeSpan.TicksPerMinute}m",
        _ => $"{ticks / TimeSpan.TicksPerSecond}s",
    };

    public static bool operator <(Timeframe left, Timeframe right) => left.ticks < right.ticks;
    public static bool operator >(Timeframe left, Timeframe right) => left.ticks > right.ticks;
    public static bool operator <=(Timeframe left, Timeframe right) => left.ticks <= right.ticks;
    public static bool operator >=(Timeframe left, Timeframe right) => left.ticks >= right.ticks;
}
