namespace Actors.Backtest.Metrics;

/// <summary>What of the daily samples has no closed form: quantiles, windows and calendar periods.</summary>
public sealed class DailyHistory
{
    readonly List<(DateTimeOffset Time, double Level)> levels = [];

    public Samples Returns { get; } = new();

    /// <summary>Time and growth of one unit at each sample.</summary>
    public IReadOnlyList<(DateTimeOffset Time, double Level)> Levels => levels;

    public void Add(DateTimeOffset at, double level, double? change)
    {
        levels.Add((at, level));
        if (change is { } value)
            Returns.Add(value);
    }

    /// <summary>Compounded return of the <paramref name="samples"/> samples that end at the index; null before there are so many.</summary>
    public double? Rolling(int index, int samples) =>
        index >= samples && levels[index - samples].Level > 0 && levels[index].Level > 0
            ? levels[index].Level / levels[index - samples].Level - 1
            : null;

    /// <summary>
    /// Compounded returns by calendar period, in order. The sample of 00:00 closes the day before it.
    /// </summary>
    /// <param name="name">The period that a moment belongs to.</param>
    public IReadOnlyList<(string Period, double? Return)> By(Func<DateTimeOffset, string> name)
    {
        var periods = new List<(string, double?)>();
        for (var from = 0; from + 1 < levels.Count;)
        {
            var period = name(levels[from + 1].Time.AddTicks(-1));
            var to = from + 1;
            while (to + 1 < levels.Count && name(levels[to + 1].Time.AddTicks(-1)) == period)
                to++;
            periods.Add((period, levels[from].Level > 0 ? levels[to].Level / levels[from].Level - 1 : null));
            from = to;
        }
        return periods;
    }

    /// <summary>CAGR over the deepest drawdown of the last 36 months.</summary>
    public Figure Calmar36
    {
        get
        {
            if (levels.Count == 0)
                return "no equity marks";
            var (end, last) = levels[^1];
            var begin = end.AddMonths(-36);
            if (levels[0].Time > begin)
                return "the test is shorter than 36 months";
            var window = levels.Where(sample => sample.Time >= begin).ToList();
            if (last <= 0 || window[0].Level <= 0)
                return "equity fell to zero or below";
            var drawdown = new DrawdownTracker();
            foreach (var (time, level) in window)
                drawdown.Add(time, level);
            return drawdown.Max == 0
                ? "there was no drawdown"
                : (Math.Pow(last / window[0].Level, 365 / (end - window[0].Time).TotalDays) - 1) / drawdown.Max;
        }
    }
}
