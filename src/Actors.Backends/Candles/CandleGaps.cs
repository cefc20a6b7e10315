using Actors.Domain;

namespace Actors.Backends.Candles;

/// <summary>Finds the candles that are missing between the first and the last, and does with them what the policy says.</summary>
static class CandleGaps
{
    const int Listed = 1_000;
    const long MostFilled = 50_000_000;

    /// <summary>The rows to go on with, filled where the policy is <see cref="GapPolicy.Fill"/>, and their coverage.</summary>
    public static (CandleRows Rows, DataCoverage Coverage) Mend(
        CandleMerge read, Timeframe timeframe, GapPolicy policy, CandleProblems problems, CandleNotes notes)
    {
        var rows = read.Rows;
        var step = timeframe.Duration.Ticks;
        var expected = (rows.Last - rows.First) / step + 1;
        var missing = expected - rows.Count;
        var gaps = missing == 0 ? [] : Find(rows, step);

        if (policy == GapPolicy.Fail)
            Refuse(gaps, read, problems);
        var mended = policy == GapPolicy.Fill && gaps.Count > 0 ? Fill(rows, gaps, step, missing, read, notes) : rows;
        return (mended, new DataCoverage(
            new(rows.First, TimeSpan.Zero), new(rows.Last, TimeSpan.Zero), expected, rows.Count,
            mended.Count - rows.Count,
            [.. gaps.Take(Listed).Select(gap => new CandleGap(new(rows.OpenTimes[gap.Row], TimeSpan.Zero), gap.Missing))],
            notes.ToList()));
    }

    static List<(int Row, long Missing)> Find(CandleRows rows, long step)
    {
        var gaps = new List<(int, long)>();
        var times = rows.OpenTimes;
        for (var i = 1; i < times.Length; i++)
            if (times[i] - times[i - 1] != step)
                gaps.Add((i - 1, (times[i] - times[i - 1]) / step - 1));
        return gaps;
    }

    static void Refuse(List<(int Row, long Missing)> gaps, CandleMerge read, CandleProblems problems)
    {
        foreach (var (row, missing) in gaps)
        {
            var (source, line) = read.Origin(row + 1);
            problems.Add(source, line,
                $"{missing} candle{(missing == 1 ? "" : "s")} missing after {TimeText.Show(read.Rows.OpenTimes[row])}",
                "candles without gaps", "fetch the missing ones, or set data.on-gap (--on-gap) to skip or fill");
        }
    }

    static CandleRows Fill(
        CandleRows rows, List<(int Row, long Missing)> gaps, long step, long missing, CandleMerge read, CandleNotes notes)
    {
        var (source, line) = read.Origin(gaps[0].Row + 1);
        if (missing > MostFilled)
            throw CandleProblems.Fatal($"{source}:{line}", $"{missing} candles missing in {gaps.Count} gaps",
                $"at most {MostFilled} to fill", "correct the times of the rows, or set data.on-gap to skip");
        var filled = new CandleRows();
        filled.Reserve(rows.Count + (int)missing);
        var taken = 0;
        foreach (var (row, count) in gaps)
        {
            filled.Append(rows, taken, row + 1 - taken);
            taken = row + 1;
            var close = rows.Prices[row, 3];
            for (var i = 1; i <= count; i++)
                filled.Append(rows.OpenTimes[row] + i * step, 0, close, close, close, close, 0);
            notes.Add($"{count} flat candle{(count == 1 ? "" : "s")} of volume 0 at {close} filled the gap after {TimeText.Show(rows.OpenTimes[row])}");
        }
        filled.Append(rows, taken, rows.Count - taken);
        return filled;
    }
}
