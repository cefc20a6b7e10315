using System.Text;
using Actors.Domain;

namespace Actors.Exchanges.Binance.Archive;

/// <summary>What is in a file of candles.</summary>
/// <param name="Length">The bytes of its whole lines; beyond them lies a line that was torn.</param>
sealed record HistoryContent(long Rows, long FirstTicks, long LastTicks, long Length, bool IsTorn)
{
    public bool IsEmpty => Rows == 0;
}

/// <summary>Reads a file of candles line by line, without keeping more than a block of it.</summary>
static class HistoryFile
{
    const int Block = 1 << 16;

    /// <summary>Takes a row of the file.</summary>
    public delegate void Take(in KlineRow row);

    /// <summary>Every row in order.</summary>
    /// <exception cref="CandleDataException">A line other than the last is not a row, or the rows are out of order.</exception>
    public static HistoryContent Read(string path, Timeframe timeframe, Take take)
    {
        using var file = File.OpenRead(path);
        var buffer = new byte[Block];
        var (filled, line, rows, first, last, length) = (0, 0, 0L, 0L, long.MinValue, 0L);
        while (true)
        {
            var got = file.Read(buffer, filled, buffer.Length - filled);
            filled += got;
            var at = 0;
            while (buffer.AsSpan(at, filled - at).IndexOf((byte)'\n') is var end and >= 0)
            {
                var text = buffer.AsSpan(at, end);
                line++;
                if (line > 1 || !KlineRow.IsHeader(text))
                {
                    if (!KlineRow.TryParse(text, timeframe, out var row, out var fault))
                        throw Broken(path, line, fault, $"a candle of {timeframe}: time,open,high,low,close,volume");
                    if (row.OpenTicks <= last)
                        throw Broken(path, line, $"{new DateTime(row.OpenTicks, DateTimeKind.Utc):u} after {new DateTime(last, DateTimeKind.Utc):u}", "rows in order of time");
                    first = rows++ == 0 ? row.OpenTicks : first;
                    last = row.OpenTicks;
                    take(row);
                }
                at += end + 1;
                length += end + 1;
            }
            buffer.AsSpan(at, filled - at).CopyTo(buffer);
            filled -= at;
            if (got == 0 || filled == buffer.Length)
                return new(rows, first, last, length, filled > 0);
        }
    }

    static CandleDataException Broken(string path, int line, string found, string expected) => new(
        $"{path}:{line}: found {found}, expected {expected}; remove the file to have it fetched anew, or correct the line");
}
