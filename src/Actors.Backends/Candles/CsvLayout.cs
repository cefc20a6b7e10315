namespace Actors.Backends.Candles;

/// <summary>What the first line of a file says about the others: how many columns, and whether it is a header.</summary>
readonly record struct CsvLayout(int Columns, bool HasHeader)
{
    public const int PlainColumns = 6;
    public const int KlineColumns = 12;

    public const string Expected =
        "the 12 columns of an exchange's kline archive or time,open,high,low,close,volume, divided by commas, in UTF-8";

    static readonly string[] TimeNames = ["open_time", "opentime", "open time", "time", "timestamp", "date", "datetime"];
    static readonly string[] NumberNames = ["open", "high", "low", "close", "volume"];

    /// <param name="fault">What is wrong with the line, for a message after "found".</param>
    public static bool TryRead(ReadOnlySpan<byte> line, out CsvLayout layout, out string fault)
    {
        var columns = line.Count((byte)',') + 1;
        var hasHeader = !line.IsEmpty && line[0] is not ((>= (byte)'0' and <= (byte)'9') or (byte)'-' or (byte)' ');
        layout = new(columns, hasHeader);
        fault = IsUtf16(line) ? "text in UTF-16"
            : columns is not (PlainColumns or KlineColumns) ? $"{columns} columns in {DecimalText.Quote(line)}"
            : hasHeader && !IsHeader(line) ? $"{DecimalText.Quote(line)}, which is neither a header nor a row"
            : "";
        return fault.Length == 0;
    }

    static bool IsUtf16(ReadOnlySpan<byte> line) => line is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];

    static bool IsHeader(ReadOnlySpan<byte> line)
    {
        var names = System.Text.Encoding.ASCII.GetString(line).Split(',', StringSplitOptions.TrimEntries);
        return TimeNames.Contains(names[0].Trim('"'), StringComparer.OrdinalIgnoreCase)
            && names.Skip(1).Take(NumberNames.Length).Select(name => name.Trim('"'))
                .SequenceEqual(NumberNames, StringComparer.OrdinalIgnoreCase);
    }
}
