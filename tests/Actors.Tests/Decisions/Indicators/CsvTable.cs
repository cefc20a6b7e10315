using System.Globalization;
using Actors.Domain;

namespace Actors.Tests.Decisions.Indicators;

/// <summary>A reference file: a header and rows of text; an empty cell is no value.</summary>
sealed class CsvTable
{
    readonly string[] header;
    readonly string[][] rows;

    CsvTable(string[] header, string[][] rows) => (this.header, this.rows) = (header, rows);

    public int Count => rows.Length;
    public IReadOnlyList<string> Header => header;

    public static CsvTable Read(string path)
    {
        var lines = File.ReadAllLines(path);
        return new(Cells(lines[0]), [.. lines.Skip(1).Select(Cells)]);
    }

    /// <summary>Cells between commas; one in quotes may hold commas.</summary>
    static string[] Cells(string line)
    {
        List<string> cells = [];
        for (var at = 0; at <= line.Length;)
        {
            var quoted = at < line.Length && line[at] == '"';
            var end = quoted ? line.IndexOf('"', at + 1) + 1 : line.IndexOf(',', at);
            end = end < 0 ? line.Length : end;
            cells.Add(line[at..end].Trim('"'));
            at = end + 1;
        }
        return [.. cells];
    }

    public string Text(int row, string column)
    {
        var at = Array.FindIndex(header, name => name.Equals(column, StringComparison.OrdinalIgnoreCase));
        return at >= 0 ? rows[row][at] : throw new ArgumentException($"no column '{column}' among {string.Join(' ', header)}", nameof(column));
    }

    public bool Has(string column) => header.Contains(column, StringComparer.OrdinalIgnoreCase);

    /// <summary>The number in a cell, NaN where it is empty.</summary>
    public double Number(int row, string column) =>
        Text(row, column) is { Length: > 0 } text ? double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) : double.NaN;

    /// <summary>The rows as bars. A price that is not given is that of the next column that is, a volume 0.</summary>
    public Bar[] Bars() => [.. Enumerable.Range(0, Count).Select(row => new Bar(
        Time(row),
        First(row, "open", "close", "low"), First(row, "high", "close"), First(row, "low", "close"), First(row, "close", "low"),
        First(row, "volume")))];

    double First(int row, params string[] columns) => columns
        .Select(column => Has(column) ? Number(row, column) : double.NaN)
        .FirstOrDefault(number => !double.IsNaN(number));

    DateTimeOffset Time(int row) =>
        Has("date") && DateTimeOffset.TryParse(Text(row, "date"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(row);
}
