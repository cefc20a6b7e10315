using Actors.Domain;

namespace Actors.Backends.Candles;

/// <summary>The rows of several files in one order of time. Where files overlap, equal rows fall together.</summary>
sealed class CandleMerge
{
    readonly List<(int Row, int Part, int PartRow)> runs = [];
    readonly List<(string Source, CandleRows Rows)> parts;

    public CandleRows Rows { get; }

    /// <param name="parts">Files and their rows, each in order of time and none empty.</param>
    public CandleMerge(List<(string Source, CandleRows Rows)> parts, CandleProblems problems, CandleNotes notes)
    {
        this.parts = parts;
        if (parts is [var only])
        {
            Rows = only.Rows;
            runs.Add((0, 0, 0));
            return;
        }
        Rows = new();
        Rows.Reserve(parts.Sum(part => part.Rows.Count));
        var heads = new int[parts.Count];
        while (First(heads) is var part and >= 0)
            Take(part, heads, problems, notes);
    }

    /// <summary>Where a row was read: file and line.</summary>
    public (string Source, int Line) Origin(int row)
    {
        var (low, high) = (0, runs.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = runs[middle].Row <= row ? (middle, high) : (low, middle - 1);
        }
        var run = runs[low];
        var (source, rows) = parts[run.Part];
        return (source, rows.LineOf(run.PartRow + row - run.Row));
    }

    int First(int[] heads)
    {
        var first = -1;
        for (var i = 0; i < heads.Length; i++)
            if (heads[i] < parts[i].Rows.Count && (first < 0 || Head(i, heads) < Head(first, heads)))
                first = i;
        return first;
    }

    // Takes rows of one file up to where the next file goes on.
    void Take(int part, int[] heads, CandleProblems problems, CandleNotes notes)
    {
        var (source, rows) = parts[part];
        var head = heads[part];
        if (Rows.Count > 0 && rows.OpenTimes[head] == Rows.Last)
        {
            Compare(source, rows, head, problems, notes);
            heads[part]++;
            return;
        }
        var limit = long.MaxValue;
        for (var i = 0; i < heads.Length; i++)
            if (i != part && heads[i] < parts[i].Rows.Count)
                limit = Math.Min(limit, Head(i, heads));
        var end = rows.OpenTimes[head..].BinarySearch(limit);
        var count = Math.Max(1, end < 0 ? ~end : end);
        runs.Add((Rows.Count, part, head));
        Rows.Append(rows, head, count);
        heads[part] = head + count;
    }

    void Compare(string source, CandleRows rows, int row, CandleProblems problems, CandleNotes notes)
    {
        var (keptSource, keptLine) = Origin(Rows.Count - 1);
        var time = TimeText.Show(rows.OpenTimes[row]);
        if (Rows.Is(Rows.Count - 1, rows, row))
            notes.Add($"{Path.GetFileName(source)}:{rows.LineOf(row)}: the row of {time} repeats {Path.GetFileName(keptSource)}:{keptLine} and was dropped");
        else
            problems.Add(source, rows.LineOf(row),
                $"a row of {time} ({rows.Show(row)}) unlike {keptSource}:{keptLine} ({Rows.Show(Rows.Count - 1)})",
                "one row for each open time", "remove one of the files, or the wrong row of the two");
    }

    long Head(int part, int[] heads) => parts[part].Rows.OpenTimes[heads[part]];
}
