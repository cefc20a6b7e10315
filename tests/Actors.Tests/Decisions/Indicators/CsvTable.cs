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
        return new(lines[0].Split(','), [.. lines.Skip(1).Select(line => line.Split(','))]);
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

    /// <summary>The rows as bars; a missing column is 0, a missing open the close.</summary>
    public Bar[] Bars() => [.. Enumerable.Range(0, Count).Select(row => new Bar(
        Time(row), Or(row, "open", "close"), Or(row, "high", "close"), Or(row, "low", "close"), Number(row, "close"), Or(row, "volume", null)))];

    double Or(int row, string column, string? other) =>
        Has(column) ? Number(row, column) : other is null ? 0 : Number(row, other);

    DateTimeOffset Time(int row) =>
        Has("date") && DateTimeOffset.TryParse(Text(row, "date"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(row);
}
