using Actors.Domain;

namespace Actors.Backends.Candles;

/// <summary>
/// Reads the rows of one file, block by block. Rows of the usual shape that follow the one before by exactly one
/// step take the fast way here; every other line, good or bad, is <see cref="CandleLine"/>'s to judge.
/// </summary>
sealed class CandleCsv
{
    const int LongestLine = 4_096;
    const int LargestReserve = 4_000_000;
    const int FastReach = 6 * DigitBlock.Reach;

    readonly long step;
    readonly CandleLine slow;
    readonly CandleRows rows = new();
    int line;
    bool isStarted;

    public CandleCsv(string source, Timeframe timeframe, CandleProblems problems, CandleNotes notes)
    {
        step = timeframe.Duration.Ticks;
        slow = new(source, timeframe, rows, problems, notes);
    }

    /// <summary>Takes the next bytes and says how many it used: the rest, part of a line, comes again with more.</summary>
    /// <remarks>After a line that makes the rest unreadable it uses up the bytes and looks at none.</remarks>
    /// <param name="isLast">No more bytes follow: the rest is a line without its end.</param>
    public int Feed(ReadOnlySpan<byte> block, bool isLast)
    {
        var at = isStarted ? 0 : Begin(block, isLast);
        if (!isStarted)
            return 0;
        while (at < block.Length && !slow.IsHopeless)
        {
            var rest = block[at..];
            if (TryFastRow(rest, out var length))
            {
                at += length;
                continue;
            }
            var end = rest[..Math.Min(rest.Length, LongestLine)].IndexOf((byte)'\n');
            if (end < 0 && rest.Length < LongestLine && !isLast)
                return at;
            line++;
            if (end < 0 && rest.Length >= LongestLine)
                slow.GiveUp(line, $"a line of {LongestLine} bytes or more");
            else
                slow.Read(end < 0 ? rest : rest[..end], line);
            at += end < 0 ? rest.Length : end + 1;
        }
        return block.Length;
    }

    /// <summary>The rows of the whole file, once all bytes are in.</summary>
    public CandleRows Finish()
    {
        slow.Finish();
        return rows;
    }

    /// <summary>Makes room for the rows that so many bytes hold, by the length of the first ones.</summary>
    public void Expect(long bytes, ReadOnlySpan<byte> firstBlock)
    {
        const int sample = 4_096;
        var start = firstBlock[..Math.Min(sample, firstBlock.Length)];
        var linesInSample = Math.Max(1, start.Count((byte)'\n'));
        var estimate = bytes * linesInSample / Math.Max(1, start.Length) * 17 / 16 + 16;
        rows.Reserve((int)Math.Min(estimate, LargestReserve));
    }

    // Past a byte order mark, once there are bytes enough to see one.
    int Begin(ReadOnlySpan<byte> block, bool isLast)
    {
        isStarted = isLast || block.Length >= 3;
        return block.StartsWith("\uFEFF"u8) ? 3 : 0;
    }

    bool TryFastRow(ReadOnlySpan<byte> text, out int length)
    {
        length = 0;
        if (text.Length < FastReach || rows.Count == 0 || !rows.Prices.IsFast || !rows.Volumes.IsFast)
            return false;
        var at = 0;
        if (!DigitBlock.TryReadInteger(text, ref at, out var time, out var digits))
            return false;
        var openTime = DateTime.UnixEpoch.Ticks + time * (digits == 13
            ? TimeSpan.TicksPerMillisecond
            : TimeSpan.TicksPerMicrosecond);
        if (digits is not (13 or 16) || openTime != rows.Last + step || text[at++] != ','
            || !DigitBlock.TryReadDecimal(text, ref at, out var open, out var openScale) || text[at++] != ','
            || !DigitBlock.TryReadDecimal(text, ref at, out var high, out var highScale) || text[at++] != ','
            || !DigitBlock.TryReadDecimal(text, ref at, out var low, out var lowScale) || text[at++] != ','
            || !DigitBlock.TryReadDecimal(text, ref at, out var close, out var closeScale) || text[at++] != ','
            || !DigitBlock.TryReadDecimal(text, ref at, out var volume, out var volumeScale)
            || !TryEndOfRow(text, ref at))
            return false;

        var scale = rows.Prices.Scale;
        if (Math.Max(Math.Max(openScale, highScale), Math.Max(lowScale, closeScale)) > scale
            || volumeScale > rows.Volumes.Scale)
            return false;
        open *= DigitBlock.PowerOfTen(scale - openScale);
        high *= DigitBlock.PowerOfTen(scale - highScale);
        low *= DigitBlock.PowerOfTen(scale - lowScale);
        close *= DigitBlock.PowerOfTen(scale - closeScale);
        if (low <= 0 || low > Math.Min(open, close) || high < Math.Max(open, close))
            return false;

        line++;
        rows.AppendTime(openTime, line);
        var prices = rows.Prices.Next();
        prices[3] = close;
        prices[2] = low;
        prices[1] = high;
        prices[0] = open;
        rows.Volumes.Next()[0] = volume * DigitBlock.PowerOfTen(rows.Volumes.Scale - volumeScale);
        length = at;
        return true;
    }

    // Past the columns that nobody reads, which must be as many as the layout says.
    bool TryEndOfRow(ReadOnlySpan<byte> text, ref int at)
    {
        var rest = text[at..];
        var end = rest.IndexOf((byte)'\n');
        if (end < 0)
            return false;
        at += end + 1;
        return slow.Columns == CsvLayout.KlineColumns
            ? rest[0] == ',' && rest[..end].Count((byte)',') == CsvLayout.KlineColumns - CsvLayout.PlainColumns
            : end == 0 || (end == 1 && rest[0] == '\r');
    }
}
