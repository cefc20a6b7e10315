using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Actors.Domain;
using Actors.Exchanges.Binance.Market;

namespace Actors.Exchanges.Binance.Archive;

/// <summary>A row of a file of candles: open time, open, high, low, close, volume; further columns are passed over.</summary>
readonly record struct KlineRow(long OpenTicks, decimal Open, decimal High, decimal Low, decimal Close, decimal Volume)
{
    public const string Header = "time,open,high,low,close,volume\n";

    public static KlineRow Of(in RestKline row) =>
        new(row.OpenTime.UtcTicks, row.Open, row.High, row.Low, row.Close, row.Volume);

    public static bool IsHeader(ReadOnlySpan<byte> line) => !line.IsEmpty && line[0] is < (byte)'0' or > (byte)'9';

    /// <param name="fault">What is wrong, for a message after "found".</param>
    public static bool TryParse(ReadOnlySpan<byte> line, Timeframe timeframe, out KlineRow row, out string fault)
    {
        row = default;
        line = line.TrimEnd((byte)'\r');
        Span<Range> columns = stackalloc Range[7];
        var count = 0;
        foreach (var range in line.Split((byte)','))
        {
            columns[count++] = range;
            if (count == columns.Length)
                break;
        }
        fault = $"'{Encoding.UTF8.GetString(line[..Math.Min(line.Length, 80)])}'";
        if (count < 6
            || !WireNumber.TryTime(line[columns[0]], out var ticks)
            || !WireNumber.TryDecimal(line[columns[1]], out var open) || !WireNumber.TryDecimal(line[columns[2]], out var high)
            || !WireNumber.TryDecimal(line[columns[3]], out var low) || !WireNumber.TryDecimal(line[columns[4]], out var close)
            || !WireNumber.TryDecimal(line[columns[5]], out var volume))
        {
            return false;
        }
        row = new(ticks, open, high, low, close, volume);
        fault = timeframe.OpenOf(new(ticks, TimeSpan.Zero)).UtcTicks != ticks
            ? $"open time {new DateTime(ticks, DateTimeKind.Utc):O}, which is not on the grid of {timeframe}"
            : KlineCandle.FaultOf(open, high, low, close, volume) ?? "";
        return fault.Length == 0;
    }

    /// <summary>Writes the row as a line of UTF-8.</summary>
    /// <returns>How many bytes.</returns>
    public int Write(Span<byte> line)
    {
        Utf8Formatter.TryFormat((OpenTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond, line, out var at);
        ReadOnlySpan<decimal> numbers = [Open, High, Low, Close, Volume];
        foreach (var number in numbers)
        {
            line[at++] = (byte)',';
            number.Trimmed().TryFormat(line[at..], out var length, default, CultureInfo.InvariantCulture);
            at += length;
        }
        line[at++] = (byte)'\n';
        return at;
    }
}
