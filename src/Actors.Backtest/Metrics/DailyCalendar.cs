using Actors.Domain;

namespace Actors.Backtest.Metrics;

/// <summary>
/// Puts marks on the calendar: every 00:00 UTC between the first and the last is a sample. A day without a mark
/// keeps the equity of the day before, so that its change shows on the next mark, and is counted as missing.
/// </summary>
public sealed class DailyCalendar
{
    EquityMark? last;
    bool begun;

    /// <summary>Days that had no mark.</summary>
    public int Missing { get; private set; }

    /// <summary>The samples up to and with the mark, in order.</summary>
    /// <exception cref="DomainFault">The mark does not rise in time, or follows one that lies within a day.</exception>
    public IReadOnlyList<EquityMark> Take(EquityMark mark)
    {
        mark = mark with { Time = mark.Time.ToUniversalTime() };
        if (last is not { } before)
        {
            last = mark;
            return [mark];
        }
        if (mark.Time <= before.Time)
            throw new DomainFault($"the equity mark of {mark.Time:u} comes after the one of {before.Time:u}: sort the marks by time, one for each moment");
        if (begun && before.Time.TimeOfDay != TimeSpan.Zero)
            throw new DomainFault($"the equity mark of {before.Time:u} lies within a day and is neither the first nor the last: mark at 00:00 UTC");
        (last, begun) = (mark, true);

        var samples = new List<EquityMark>();
        for (var day = Midnight(before.Time).AddDays(1); day < mark.Time; day = day.AddDays(1))
            samples.Add(before with { Time = day, Flow = default, Traded = Money.Zero });
        Missing += samples.Count;
        samples.Add(mark);
        return samples;
    }

    static DateTimeOffset Midnight(DateTimeOffset at) => new(at.UtcDateTime.Date, TimeSpan.Zero);
}
