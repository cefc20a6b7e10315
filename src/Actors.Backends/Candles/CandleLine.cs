using Actors.Domain;

namespace Actors.Backends.Candles;

/// <summary>
/// Judges one line of a file: a header, a row or a fault. The rules of a row are all here; what fits them is added
/// to the rows, what is mended is noted, the rest is a problem with its line.
/// </summary>
sealed class CandleLine(
    string source, Timeframe timeframe, CandleRows rows, CandleProblems problems, CandleNotes notes)
{
    const string TakeAnew = "correct the row or take the file anew from its source";

    static readonly string[] ColumnNames = ["open", "high", "low", "close", "volume"];

    readonly decimal[] numbers = new decimal[5];
    long lastSeen;

    /// <summary>Columns of a row by the file's first line, 0 before it.</summary>
    public int Columns { get; private set; }

    /// <summary>True once a line left no sense in reading on.</summary>
    public bool IsHopeless { get; private set; }

    public void Read(ReadOnlySpan<byte> text, int line)
    {
        text = text.TrimEnd((byte)'\r').Trim((byte)' ');
        if (text.IsEmpty)
        {
            notes.Add($"{Path.GetFileName(source)}:{line}: a blank line was skipped");
            return;
        }
        if (Columns == 0)
        {
            if (!CsvLayout.TryRead(text, out var layout, out var fault))
            {
                GiveUp(line, fault);
                return;
            }
            Columns = layout.Columns;
            if (layout.HasHeader)
                return;
        }
        ReadRow(text, line);
    }

    public void GiveUp(int line, string found)
    {
        problems.Add(source, line, found, CsvLayout.Expected, "give a file of candles, with or without a header");
        IsHopeless = true;
    }

    /// <summary>Judges the file as a whole, after its last line.</summary>
    public void Finish()
    {
        if (problems.Count > 0)
            return;
        if (rows.Count == 0)
            problems.Add(source, 0, Columns == 0 ? "an empty file" : "a header without rows", CsvLayout.Expected,
                "give a file with candles, or remove it from the directory");
        else if (SmallestStep() is var step && step > timeframe.Duration.Ticks)
            problems.Add(source, 0, $"rows that are never less than {Span(step)} apart",
                $"candles of {timeframe}", $"name the timeframe of the data, or give the {timeframe} candles");
    }

    void ReadRow(ReadOnlySpan<byte> text, int line)
    {
        var columns = text.Count((byte)',') + 1;
        if (columns != Columns)
        {
            problems.Add(source, line, $"{columns} columns", $"{Columns} as in the first line", TakeAnew);
            return;
        }
        var rest = text;
        var field = Take(ref rest);
        if (!TimeText.TryParse(field, out var openTime))
        {
            problems.Add(source, line, DecimalText.Quote(field), TimeText.Expected, TakeAnew);
            return;
        }
        for (var i = 0; i < numbers.Length; i++)
        {
            field = Take(ref rest);
            if (DecimalText.TryParse(field, out numbers[i], out var fault) && !PackedDecimal.TryOf(Math.Abs(numbers[i]), out _))
                fault = $"{DecimalText.Quote(field)}, which has more than {PackedDecimal.Digits} digits";
            if (fault.Length > 0)
            {
                problems.Add(source, line, fault, $"the {ColumnNames[i]} as a decimal number", TakeAnew);
                return;
            }
        }
        if (IsSoundRow(line) && IsSoundTime(openTime, line))
            rows.Append(openTime, line, numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
        lastSeen = openTime;
    }

    bool IsSoundRow(int line)
    {
        var (open, high, low, close, volume) = (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
        for (var i = 0; i < 4; i++)
        {
            if (numbers[i] <= 0)
                return Refuse(line, $"{ColumnNames[i]} {numbers[i]}", "a price above 0", TakeAnew);
        }
        if (high < Math.Max(open, close))
            return Refuse(line, $"high {high} below open {open} or close {close}", "high at or above both", TakeAnew);
        if (low > Math.Min(open, close))
            return Refuse(line, $"low {low} above open {open} or close {close}", "low at or below both", TakeAnew);
        if (volume < 0)
            return Refuse(line, $"volume {volume}", "a volume of 0 or more", TakeAnew);
        return true;
    }

    bool IsSoundTime(long openTime, int line)
    {
        var before = rows.Count == 0 ? lastSeen : Math.Max(lastSeen, rows.Last);
        if (timeframe.OpenOf(new(openTime, TimeSpan.Zero)).Ticks != openTime)
            return Refuse(line,
                $"open time {TimeText.Show(openTime)}"
                    + (openTime > before && before > 0 ? $", {Span(openTime - before)} after the row before" : ""),
                $"times on the {timeframe} grid of UTC", "name the timeframe of the data, or give aligned candles");
        if (rows.Count == 0 || openTime > rows.Last)
            return true;
        if (openTime < rows.Last)
            return Refuse(line, $"open time {TimeText.Show(openTime)} after {TimeText.Show(rows.Last)}",
                "rows in order of time", "sort the file by its first column");

        var last = rows.Count - 1;
        if (numbers is [var open, var high, var low, var close, var volume]
            && rows.Is(last, open, high, low, close, volume))
        {
            notes.Add($"{Path.GetFileName(source)}:{line}: the row of {TimeText.Show(openTime)} repeats line {rows.LineOf(last)} and was dropped");
            return false;
        }
        return Refuse(line,
            $"a second row of {TimeText.Show(openTime)}, unlike line {rows.LineOf(last)} ({rows.Show(last)})",
            "one row for each open time", "remove the wrong row of the two");
    }

    bool Refuse(int line, string found, string expected, string remedy)
    {
        problems.Add(source, line, found, expected, remedy);
        return false;
    }

    // A few rows may lie apart by chance; from three steps on a file without any neighbours is of another timeframe.
    long SmallestStep()
    {
        var step = timeframe.Duration.Ticks;
        if (rows.Count < 4)
            return step;
        var smallest = long.MaxValue;
        var times = rows.OpenTimes;
        for (var i = 1; i < times.Length && smallest > step; i++)
            smallest = Math.Min(smallest, times[i] - times[i - 1]);
        return smallest;
    }

    static string Span(long ticks) =>
        ticks % TimeSpan.TicksPerSecond == 0 ? Timeframe.Of(TimeSpan.FromTicks(ticks)).ToString() : $"{TimeSpan.FromTicks(ticks)}";

    static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> rest)
    {
        var comma = rest.IndexOf((byte)',');
        var field = comma < 0 ? rest : rest[..comma];
        rest = comma < 0 ? [] : rest[(comma + 1)..];
        return field.Trim((byte)' ');
    }
}
