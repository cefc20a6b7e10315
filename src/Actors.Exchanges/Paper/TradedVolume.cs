namespace Actors.Exchanges.Paper;

/// <summary>
/// What was traded in the 30 UTC days before a day: what venues set the fee tier by, once a day. Fills of the day
/// itself count from the next one on.
/// </summary>
sealed class TradedVolume
{
    const int Days = 30;

    readonly Queue<(long Day, decimal Notional)> past = new();
    decimal sum;
    long today;
    decimal soFar;

    /// <summary>The sum that rules on the day of <paramref name="at"/>. Days do not run backwards.</summary>
    public decimal Before(DateTimeOffset at)
    {
        var day = DayOf(at);
        if (day > today)
        {
            if (soFar != 0)
            {
                past.Enqueue((today, soFar));
                sum += soFar;
            }
            (today, soFar) = (day, 0);
            while (past.TryPeek(out var oldest) && oldest.Day < day - Days)
                sum -= past.Dequeue().Notional;
        }
        return sum;
    }

    public void Add(DateTimeOffset at, decimal notional)
    {
        Before(at);
        soFar += notional;
    }

    public KeptVolume Kept => new(today, soFar, [.. past.Select(day => new KeptDay(day.Day, day.Notional))]);

    public void Restore(KeptVolume kept)
    {
        (today, soFar, sum) = (kept.Today, kept.SoFar, kept.Past.Sum(day => day.Notional));
        foreach (var (day, notional) in kept.Past)
            past.Enqueue((day, notional));
    }

    static long DayOf(DateTimeOffset at) => at.UtcTicks / TimeSpan.TicksPerDay;
}
